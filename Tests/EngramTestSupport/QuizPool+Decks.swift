package import EngramCore

/// What a database with just these decks would offer to quizzes, whatever they ask for.
package struct QuizSource {
  package let concepts: [QuizConcept]
  private let cards: [(card: QuizCard, concept: QuizConcept)]

  package init(_ decks: [DeckDocument]) {
    let library = ConceptLibrary(decks)
    var ids: [String: ID<Concept>] = [:]
    for deck in decks {
      for concept in deck.concepts {
        ids["\(deck.key)/\(concept.key)"] = ID(Int64(ids.count + 1))
      }
    }
    var concepts: [QuizConcept] = []
    var next: Int64 = 0
    for deck in decks {
      let generator = CardGenerator(deck, in: library)
      for concept in deck.concepts {
        func id(_ reference: String) -> ID<Concept>? {
          guard case .found(let entry) = library.resolve(reference, from: deck.key) else {
            return nil
          }
          return ids["\(entry.deck)/\(entry.concept.key)"]
        }
        guard let number = id("\(deck.key)/\(concept.key)") else { continue }
        let texts = generator.cards(of: concept)
        let cards = texts.map { text -> QuizCard in
          next += 1
          let several = texts.count { $0.kind == text.kind } > 1
          let key = CardKey(
            deck: deck.key, concept: concept.key, kind: text.kind,
            number: several ? text.number : nil)
          return QuizCard(
            id: ID(next), key: key, prompt: text.prompt, answer: text.answer,
            aliases: text.aliases, note: concept.note,
            citations: deck.citations(of: concept) + text.citations,
            other: text.kind == .contrast ? id(concept.contrasts[text.number - 1].with) : nil)
        }
        concepts.append(QuizConcept(concept, id: number, in: deck, cards: cards, resolve: id))
      }
    }
    self.concepts = concepts
    cards = concepts.flatMap { concept in concept.cards.map { ($0, concept) } }
  }

  /// - Parameters:
  ///   - most: how many cards are asked for.
  ///   - isAsked: which ones may be.
  package func pool(
    _ order: QuizOrder, atMost most: Int = 240,
    asking isAsked: (QuizCard, QuizConcept) -> Bool = { _, _ in true }
  ) -> QuizPool {
    let asked = cards.filter { isAsked($0.card, $0.concept) }
      .map { (id: $0.card.id, rank: order.rank($0.card.key.description)) }
      .sorted { $0.rank < $1.rank }
    return QuizPool(asked: asked.prefix(most).map(\.id), concepts: concepts)
  }
}

extension QuizConcept {
  fileprivate init(
    _ concept: Concept, id: ID<Concept>, in deck: DeckDocument, cards: [QuizCard],
    resolve: (String) -> ID<Concept>?
  ) {
    var relations = Relations()
    relations.by = concept.by.compactMap(resolve)
    relations.partOf = [concept.partOf].compactMap(\.self).compactMap(resolve)
    relations.confusedWith = concept.confusedWith.compactMap(resolve)
    relations.overlaps = concept.overlaps.compactMap(resolve)
    relations.requires = concept.requires.compactMap(resolve)
    let isPlain = concept.kind == .plain
    self.init(
      id: id, deck: deck.key, deckTitle: deck.title, key: concept.key, kind: concept.kind,
      term: isPlain ? nil : concept.term, phrase: isPlain ? nil : concept.phrase,
      aliases: concept.aliases, definition: isPlain ? nil : concept.definition,
      note: concept.note, tags: concept.tags, citations: deck.citations(of: concept),
      relations: relations, cards: cards)
  }
}

import EngramCore

/// The part of a concept deck that was asked for, sound by itself: with all that it refers to in the
/// same deck.
struct DeckExcerpt {
  private let deck: DeckDocument
  private let library: ConceptLibrary
  /// What the excerpts have, by deck; what refers to other concepts of these decks cannot stay.
  private let kept: [String: Set<String>]

  /// - Parameters:
  ///   - library: the decks of which there are excerpts, whole, and others that they may refer to.
  ///   - kept: the keys of what the excerpts have of them.
  init(
    _ deck: DeckDocument, among library: ConceptLibrary, _ kept: [String: Set<String>]
  ) {
    self.deck = deck
    self.library = library
    self.kept = kept
  }

  /// The deck with the concepts that are kept, in the learner's own words where `concepts` has some.
  func document(of concepts: [ExportedConcept], _ losses: inout DeckLosses) -> DeckDocument {
    var cards: [String: [Card]] = [:]
    for concept in concepts {
      guard let key = concept.cards.first?.card.key.concept else { continue }
      cards[key] = concept.cards.map(\.card)
    }
    let generator = CardGenerator(deck, in: ConceptLibrary([deck]))
    var excerpt = deck
    let keys = kept[deck.key] ?? []
    excerpt.concepts = deck.concepts.filter { keys.contains($0.key) }
    for index in excerpt.concepts.indices {
      excerpt.concepts[index].mapReferences { reference in
        let own = self.reference(reference)
        if own == nil { losses.references += 1 }
        return own
      }
      let edited = cards[excerpt.concepts[index].key, default: []].filter(\.isEdited)
      guard !edited.isEmpty else { continue }
      guard excerpt.concepts[index].kind == .plain else {
        losses.edits += edited.count
        continue
      }
      let given = generator.cards(of: excerpt.concepts[index])
      excerpt.concepts[index].reword(given, as: edited, &losses)
    }
    guard excerpt.concepts.count < deck.concepts.count else { return excerpt }
    dropBrokenLists(&excerpt, &losses)
    let cited = Set(excerpt.concepts.flatMap(\.citations).map(\.source))
    excerpt.sources = deck.sources.filter { cited.contains($0.key) }
    return excerpt
  }

  /// The reference as it is written: in full where it leaves the deck, for elsewhere another deck may
  /// have a concept of that key too; nil where it would lead nowhere.
  private func reference(_ reference: Concept.Reference) -> Concept.Reference? {
    guard case .found(let entry) = library.resolve(reference, from: deck.key) else {
      return reference
    }
    if let keys = kept[entry.deck], !keys.contains(entry.concept.key) { return nil }
    return entry.deck == deck.key ? reference : "\(entry.deck)/\(entry.concept.key)"
  }

  /// A list is no list any more when a part is missing: it would be asked as if it were whole.
  private func dropBrokenLists(_ excerpt: inout DeckDocument, _ losses: inout DeckLosses) {
    let (before, now) = (DeckExcerpt.parts(of: deck), DeckExcerpt.parts(of: excerpt))
    for index in excerpt.concepts.indices where excerpt.concepts[index].parts != nil {
      let key = excerpt.concepts[index].key
      guard now[key] != before[key] else { continue }
      excerpt.concepts[index].parts = nil
      losses.lists += 1
    }
  }

  /// How many parts each whole has.
  private static func parts(of deck: DeckDocument) -> [String: Int] {
    var parts: [String: Int] = [:]
    for concept in deck.concepts {
      if let whole = concept.partOf { parts[whole.droppingDeck(deck.key), default: 0] += 1 }
    }
    return parts
  }
}

extension Concept {
  /// Leaves out references for which there is nothing.
  fileprivate mutating func mapReferences(_ own: (Reference) -> Reference?) {
    by = by.compactMap(own)
    if by.isEmpty { ask[.who] = nil }
    partOf = partOf.flatMap(own)
    contrasts = contrasts.compactMap { contrast in
      own(contrast.with).map { Contrast(with: $0, how: contrast.how) }
    }
    confusedWith = confusedWith.compactMap(own)
    overlaps = overlaps.compactMap(own)
    requires = requires.compactMap(own)
  }

  /// Takes the learner's own words for the cards of a plain concept.
  fileprivate mutating func reword(
    _ given: [CardText], as edited: [Card], _ losses: inout DeckLosses
  ) {
    let own = Dictionary(
      edited.map { ("\($0.key.kind.rawValue)/\($0.key.number ?? 1)", $0) },
      uniquingKeysWith: { first, _ in first })
    let name = { (text: CardText) in "\(text.kind.rawValue)/\(text.number)" }
    // A deck file has one note for all of them, also for those that keep their words.
    let notes = given.map { text in
      own[name(text)].map(PlainDeck.note) ?? note ?? ""
    }
    var reworded = self
    PlainDeck.give(notes: notes, to: &reworded, &losses)
    PlainDeck.give(
      given.map { text in
        guard let card = own[name(text)] else { return text }
        return CardText(
          kind: text.kind, number: text.number, prompt: PlainDeck.side(card.prompt),
          answer: PlainDeck.side(card.answer), aliases: text.aliases)
      }, to: &reworded)
    reworded.term = reworded.cards.first?.prompt.foldingWhiteSpace ?? term
    reworded.phrase = reworded.term
    self = reworded
  }
}

import EngramCore

/// The part of a concept deck that was asked for, sound by itself.
struct DeckExcerpt {
  private let deck: DeckDocument
  private let library: ConceptLibrary
  private let wanted: Set<ConceptName>

  /// - Parameters:
  ///   - library: the decks of which there are excerpts, whole.
  ///   - wanted: what the excerpts have of them.
  init(_ deck: DeckDocument, among library: ConceptLibrary, _ wanted: Set<ConceptName>) {
    self.deck = deck
    self.library = library
    self.wanted = wanted
  }

  /// The deck with `concepts` alone, without what refers to the others.
  func document(of concepts: [ExportedConcept], _ losses: inout DeckLosses) -> DeckDocument {
    var cards: [String: [Card]] = [:]
    for concept in concepts {
      guard let key = concept.cards.first?.card.key.concept else { continue }
      cards[key] = concept.cards.map(\.card)
    }
    let generator = CardGenerator(deck, in: ConceptLibrary([deck]))
    var excerpt = deck
    excerpt.concepts = deck.concepts.filter { cards[$0.key] != nil }
    for index in excerpt.concepts.indices {
      excerpt.concepts[index].keepReferences(where: stays)
      let edited = cards[excerpt.concepts[index].key, default: []].filter(\.isEdited)
      guard !edited.isEmpty else { continue }
      guard excerpt.concepts[index].kind == .plain else {
        losses.edits += edited.count
        continue
      }
      let given = generator.cards(of: excerpt.concepts[index])
      excerpt.concepts[index].reword(given, as: edited, &losses)
    }
    dropShortLists(&excerpt)
    let cited = Set(excerpt.concepts.flatMap(\.citations).map(\.source))
    excerpt.sources = deck.sources.filter { cited.contains($0.key) }
    return excerpt
  }

  /// Whether what a reference names is in an excerpt, or in a deck of which there is none.
  private func stays(_ reference: Concept.Reference) -> Bool {
    switch library.resolve(reference, from: deck.key) {
    case .found(let entry):
      wanted.contains(ConceptName(deck: entry.deck, concept: entry.concept.key))
    case .missing, .ambiguous: true
    }
  }

  /// A list of fewer than three parts asks nothing, and the deck check refuses it.
  private func dropShortLists(_ deck: inout DeckDocument) {
    var parts: [String: Int] = [:]
    for concept in deck.concepts {
      if let whole = concept.partOf { parts[whole.droppingDeck(deck.key), default: 0] += 1 }
    }
    for index in deck.concepts.indices where parts[deck.concepts[index].key, default: 0] < 3 {
      deck.concepts[index].parts = nil
    }
  }
}

extension Concept {
  fileprivate mutating func keepReferences(where stays: (Reference) -> Bool) {
    by = by.filter(stays)
    if by.isEmpty { ask[.who] = nil }
    partOf = partOf.flatMap { stays($0) ? $0 : nil }
    contrasts = contrasts.filter { stays($0.with) }
    confusedWith = confusedWith.filter(stays)
    overlaps = overlaps.filter(stays)
    requires = requires.filter(stays)
  }

  /// Takes the learner's own words for the cards of a plain concept.
  fileprivate mutating func reword(
    _ given: [CardText], as edited: [Card], _ losses: inout DeckLosses
  ) {
    let own = Dictionary(
      edited.map { ("\($0.key.kind.rawValue)/\($0.key.number ?? 1)", $0) },
      uniquingKeysWith: { first, _ in first })
    var reworded = self
    PlainDeck.give(edited, to: &reworded, &losses)
    reworded.cards = given.map { text in
      guard let card = own["\(text.kind.rawValue)/\(text.number)"] else { return text }
      return CardText(
        kind: text.kind, number: text.number, prompt: PlainDeck.side(card.prompt),
        answer: PlainDeck.side(card.answer), aliases: text.aliases)
    }
    reworded.term = reworded.cards.first?.prompt.foldingWhiteSpace ?? term
    reworded.phrase = reworded.term
    self = reworded
  }
}

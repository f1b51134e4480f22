import EngramCore

/// Plain cards as a deck document.
enum PlainDeck {
  /// - Parameter concepts: of one deck; not empty.
  static func document(
    of concepts: [ExportedConcept], _ losses: inout DeckLosses
  ) -> DeckDocument {
    let first = concepts.first?.cards.first?.card
    var deck = DeckDocument(
      key: key(first?.key.deck ?? "", or: NoteKey.deck),
      title: line(first?.deckTitle ?? "", or: "Deck"))
    var keys: Set<String> = []
    var sources: [String: String] = [:]
    for exported in concepts {
      guard let card = exported.cards.first?.card else { continue }
      var name = key(card.key.concept, or: NoteKey.concept)
      var copy = 2
      while !keys.insert(name).inserted {
        name = key(card.key.concept, or: NoteKey.concept) + "-\(copy)"
        copy += 1
      }
      var concept = Concept(key: name, term: "", kind: .plain)
      give(exported.cards.map(\.card), to: &concept, &losses)
      concept.tags = card.tags.map(\.withoutControls.foldingWhiteSpace).filter { !$0.isEmpty }
      concept.citations = card.citations.map(\.withoutControls.foldingWhiteSpace)
        .filter { !$0.isEmpty }.map { text in
          if let key = sources[text] { return Citation(source: key) }
          let key = "source-\(sources.count + 1)"
          sources[text] = key
          deck.sources.append(Source(key: key, matter: .text(text)))
          return Citation(source: key)
        }
      deck.concepts.append(concept)
    }
    return deck
  }

  /// Puts the words of `cards` into `concept` as they are to be asked.
  static func give(_ cards: [Card], to concept: inout Concept, _ losses: inout DeckLosses) {
    give(notes: cards.map(note), to: &concept, &losses)
    var count: [CardKind: Int] = [:]
    let texts = cards.map { card in
      let kind = plain(card.key.kind)
      count[kind, default: 0] += 1
      return CardText(
        kind: kind, number: count[kind] ?? 1, prompt: side(card.prompt),
        answer: side(card.answer),
        aliases: card.aliases.map(\.withoutControls.foldingWhiteSpace).filter { !$0.isEmpty })
    }
    give(texts, to: &concept)
  }

  static func note(of card: Card) -> String {
    card.note.map(\.withoutControls.foldingLines) ?? ""
  }

  /// Puts the first of the notes of its cards into `concept`, which has room for one.
  static func give(
    notes: [String], to concept: inout Concept, _ losses: inout DeckLosses
  ) {
    concept.note = notes.first { !$0.isEmpty }
    losses.notes += notes.count { $0 != concept.note ?? "" }
  }

  /// Makes `texts` all that `concept` asks.
  static func give(_ texts: [CardText], to concept: inout Concept) {
    concept.cards = texts
    concept.definition = nil
    concept.aliases = []
    concept.isReversed = false
    concept.term = concept.cards.first?.prompt.foldingWhiteSpace ?? concept.key
    concept.phrase = concept.term
  }

  /// The kind among those that plain cards can have.
  private static func plain(_ kind: CardKind) -> CardKind {
    switch kind {
    case .basic, .reverse, .cloze: kind
    case .define, .name, .who, .works, .contrast, .vignette, .list: .basic
    }
  }

  /// A text that is nothing but signs that no file holds stands there as a mark.
  static func side(_ text: String) -> String {
    let side = text.withoutControls.foldingLines
    return side.isEmpty ? "?" : side
  }

  private static func line(_ text: String, or other: String) -> String {
    let line = text.withoutControls.foldingWhiteSpace
    return line.isEmpty ? other : line
  }

  private static func key(_ key: String, or make: (String) -> String) -> String {
    key.unicodeScalars[...].isKey ? key : make(key)
  }
}

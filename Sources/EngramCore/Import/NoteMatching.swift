/// Which card of the database each card of an imported note is.
package struct NoteMatching: Hashable, Sendable {
  /// A card that the database has of the note's concept.
  package struct Known: Hashable, Sendable {
    package let kind: CardKind
    package let card: CardMatching.Known

    package init(kind: CardKind, card: CardMatching.Known) {
      self.kind = kind
      self.card = card
    }
  }

  /// A card of the note as it is to be: an old one, or a new one, under this number.
  package struct Placed: Hashable, Sendable {
    package let card: ImportedCard
    package let known: ID<Card>?
    package let number: Int
  }

  /// In the order of the note.
  package let placed: [Placed]
  /// What the note has no more.
  package let vanished: [ID<Card>]

  package init(_ note: ImportedNote, known: [Known] = []) {
    if known.isEmpty, note.cards.count == 1 {
      let number = note.numbersLast ? note.cards[0].number : 0
      placed = [Placed(card: note.cards[0], known: nil, number: number)]
      vanished = []
      return
    }
    let names = Set(note.cards.map { Name(kind: $0.kind, number: $0.number) })
    if note.numbersLast, names.count == note.cards.count {
      (placed, vanished) = NoteMatching.byNumber(note.cards, known)
    } else {
      (placed, vanished) = NoteMatching.byWords(note.cards, known)
    }
  }

  private struct Name: Hashable {
    let kind: CardKind
    let number: Int
  }

  /// Kind and number name a card; what has lost its number, as in a file that numbers otherwise, is
  /// known by its words.
  private static func byNumber(
    _ cards: [ImportedCard], _ known: [Known]
  ) -> ([Placed], [ID<Card>]) {
    var left = known
    var matches: [Int: ID<Card>] = [:]
    let rules: [(ImportedCard, Known) -> Bool] = [
      { $0.number == $1.card.number },
      { $0.prompt == $1.card.prompt && $0.answer == $1.card.answer },
      { card, known in
        (card.number <= 1 && known.card.number <= 1)
          && cards.count(where: { $0.kind == card.kind }) == 1
      },
    ]
    for rule in rules {
      for (index, card) in cards.enumerated() where matches[index] == nil {
        let found = left.firstIndex { $0.kind == card.kind && rule(card, $0) }
        if let found { matches[index] = left.remove(at: found).card.card }
      }
    }
    let placed = cards.enumerated().map { index, card in
      Placed(card: card, known: matches[index], number: card.number)
    }
    return (placed, left.map(\.card.card))
  }

  private static func byWords(
    _ cards: [ImportedCard], _ known: [Known]
  ) -> ([Placed], [ID<Card>]) {
    var placed: [Placed?] = Array(repeating: nil, count: cards.count)
    var vanished: [ID<Card>] = []
    for kind in CardKind.allCases {
      let places = cards.indices.filter { cards[$0].kind == kind }
      let ofKind = known.filter { $0.kind == kind }
      guard !places.isEmpty || !ofKind.isEmpty else { continue }
      let texts = places.map { place in
        CardText(kind: kind, prompt: cards[place].prompt, answer: cards[place].answer)
      }
      let matching = CardMatching(texts, known: ofKind.map(\.card))
      for (place, match) in zip(places, matching.placed) {
        placed[place] = Placed(card: cards[place], known: match.card, number: match.number)
      }
      vanished += matching.vanished
    }
    return (placed.compactMap(\.self), vanished)
  }
}

import EngramCore

/// The Anki notes that a concept becomes: of the note types that every Anki has.
enum AnkiNotes {
  /// One note, its fields as plain text or, of a cloze, as its text with holes.
  struct Note {
    let guid: String
    let type: NoteType
    let cards: [Card]
    let fields: [String]
  }

  enum NoteType: String {
    case basic = "Basic"
    case reversed = "Basic (and reversed card)"
    case cloze = "Cloze"
  }

  /// What is lost where blanks of so many cards melt into one; nil where none do.
  static func melted(_ cards: Int) -> String? {
    cards == 0 ? nil : "indentation and blanks side by side of \(cards.of("card"))"
  }

  /// Whether any text of `card` has blanks that melt.
  static func losesBlanks(_ card: Card) -> Bool {
    [card.prompt, card.answer, card.note ?? ""].contains(where: AnkiHTML.losesBlanks)
  }

  /// The notes of `concept`, in the order of its cards, which are never empty.
  static func notes(of concept: ExportedConcept) -> [Note] {
    let cards = concept.cards.map(\.card)
    let guid = guid(concept)
    if let pair = pair(cards) { return [note(.reversed, pair, guid)] }
    if let note = cloze(cards, guid) { return [note] }
    return cards.map { card in
      let guid = cards.count == 1 ? guid : "\(guid)/\(card.key.kindAndNumber)"
      return cloze([card], guid) ?? note(.basic, [card], guid)
    }
  }

  /// Cards that hide parts of one text.
  private static func cloze(_ cards: [Card], _ guid: String) -> Note? {
    guard cards.allSatisfy({ $0.key.kind == .cloze && $0.note == cards[0].note }) else {
      return nil
    }
    let text = ClozeText(
      cards.map { card in
        (card.prompt, card.answer, card.key.number ?? 1)
      })
    return text.map { text in
      let extra = cards[0].note.map { AnkiHTML.field($0) } ?? ""
      return Note(
        guid: guid, type: .cloze, cards: cards, fields: [AnkiHTML.field(text), extra])
    }
  }

  private static func note(_ type: NoteType, _ cards: [Card], _ guid: String) -> Note {
    Note(
      guid: guid, type: type, cards: cards,
      fields: [cards[0].prompt, cards[0].answer].map { AnkiHTML.field($0) })
  }

  /// A basic card and its reverse, when these are all there is.
  private static func pair(_ cards: [Card]) -> [Card]? {
    guard cards.count == 2,
      let basic = cards.first(where: { $0.key.kind == .basic }),
      let reverse = cards.first(where: { $0.key.kind == .reverse }),
      basic.prompt == reverse.answer, basic.answer == reverse.prompt
    else { return nil }
    return [basic, reverse]
  }

  /// What Anki is to know the concept by: its own name for it, else engram's.
  private static func guid(_ concept: ExportedConcept) -> String {
    concept.id ?? concept.cards.first.map { "\($0.card.key.deck)/\($0.card.key.concept)" } ?? ""
  }
}

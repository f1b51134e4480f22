import EngramCore
import EngramFormats

extension Card {
  /// A card as the store hands it over; only what a test cares about is named.
  static func exported(
    _ prompt: String, _ answer: String, _ kind: CardKind = .basic, number: Int? = nil,
    deck: String = "brain", title: String = "Brain", concept: String = "pons",
    aliases: [String] = [], note: String? = nil, tags: [String] = [], citations: [String] = [],
    isEdited: Bool = false
  ) -> Card {
    Card(
      id: ID(1), key: CardKey(deck: deck, concept: concept, kind: kind, number: number),
      deckTitle: title, prompt: prompt, answer: answer, aliases: aliases, note: note, tags: tags,
      citations: citations, isEdited: isEdited)
  }
}

extension ExportedConcept {
  init(_ cards: Card..., id: String? = nil) {
    self.init(id: id, cards: cards.map { StudiedCard(card: $0, state: nil) })
  }
}

extension CSVWriter {
  static func text(_ concepts: [ExportedConcept], forSpreadsheet: Bool = false) -> String {
    var writer = CSVWriter(forSpreadsheet: forSpreadsheet)
    var text = ""
    writer.begin(&text)
    for concept in concepts { writer.write(concept, to: &text) }
    return text
  }
}

extension AnkiTextWriter {
  static func text(_ concepts: [ExportedConcept]) -> String {
    var writer = AnkiTextWriter()
    var text = ""
    writer.begin(&text)
    for concept in concepts { writer.write(concept, to: &text) }
    return text
  }
}

package import EngramCore

/// Writes notes as text that Anki imports by itself: headers, tabs, HTML.
package struct AnkiTextWriter {
  private var notes = 0
  private var aliases = 0
  private var citations = 0
  private var tags = 0
  private var melted = 0

  package init() {}

  /// What Anki's own note types have no place for, in words for the learner.
  package var lost: [String] {
    var lost: [String] = []
    if notes > 0 { lost.append("the notes of \(notes.of("card"))") }
    if aliases > 0 { lost.append("other right answers of \(aliases.of("card"))") }
    if citations > 0 { lost.append("the sources of \(citations.of("card"))") }
    if tags > 0 { lost.append("blanks in \(tags.of("tag")), which became _") }
    return lost + (AnkiNotes.melted(melted).map { [$0] } ?? [])
  }

  package func begin(_ output: inout some TextOutputStream) {
    output.write(
      """
      #separator:tab
      #html:true
      #guid column:1
      #notetype column:2
      #deck column:3
      #tags column:6

      """)
  }

  package mutating func write(
    _ concept: ExportedConcept, to output: inout some TextOutputStream
  ) {
    for note in AnkiNotes.notes(of: concept) {
      count(note)
      guard let card = note.cards.first else { continue }
      let cells = [note.guid, note.type.rawValue, card.deckTitle] + note.fields + [tags(card.tags)]
      output.write(cells.map(AnkiTextWriter.cell).joined(separator: "\t") + "\n")
    }
  }

  private mutating func count(_ note: AnkiNotes.Note) {
    for card in note.cards {
      if !card.aliases.isEmpty { aliases += 1 }
      if !card.citations.isEmpty { citations += 1 }
      if AnkiNotes.losesBlanks(card) { melted += 1 }
      if card.note != nil, note.type != .cloze { notes += 1 }
    }
  }

  private mutating func tags(_ tags: [String]) -> String {
    tags.map { tag in
      guard tag.unicodeScalars.contains(where: \.properties.isWhitespace) else { return tag }
      self.tags += 1
      return tag.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        .map(String.init).joined(separator: "_")
    }.joined(separator: " ")
  }

  /// In quotes where a reader would stumble: over separators, quotes, and what begins a comment.
  private static func cell(_ text: String) -> String {
    let text = text.withoutControls
    let isBare =
      text.utf8.allSatisfy { $0 != 0x09 && $0 != 0x0A && $0 != 0x22 }
      && text.utf8.first != UInt8(ascii: "#")
    return isBare ? text : text.quotedCell
  }
}

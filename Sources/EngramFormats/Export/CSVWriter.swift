package import EngramCore

/// Writes cards as a table, a row each: RFC 4180 with commas and "\n".
///
/// Adjacent rows of the same deck and concept are the cards of one note. Other right answers and
/// sources stand in one cell each, divided by " | "; tags by blanks, or by "|" where one has a blank.
package struct CSVWriter {
  package static let columns = [
    "deck", "concept", "card", "question", "answer", "also", "tags", "note", "source",
  ]

  /// Whether no cell may begin as a formula does, and spreadsheets are told the encoding.
  private let isForSpreadsheet: Bool
  private var split = 0

  package init(forSpreadsheet: Bool = false) { isForSpreadsheet = forSpreadsheet }

  /// What the table could not carry, in words for the learner.
  package var lost: [String] {
    split == 0 ? [] : ["\(split.of("text")) with a | inside will be read as several"]
  }

  /// Writes what stands before the first card.
  package func begin(_ output: inout some TextOutputStream) {
    output.write(isForSpreadsheet ? "\u{FEFF}" : "")
    output.write(CSVWriter.columns.joined(separator: ",") + "\n")
  }

  package mutating func write(
    _ concept: ExportedConcept, to output: inout some TextOutputStream
  ) {
    for card in concept.cards.lazy.map(\.card) {
      let cells = [
        card.deckTitle, card.key.concept, card.key.kindAndNumber, card.prompt, card.answer,
        joined(card.aliases), tags(card.tags), card.note ?? "", joined(card.citations),
      ]
      output.write(cells.map(cell).joined(separator: ",") + "\n")
    }
  }

  private mutating func joined(_ texts: [String]) -> String {
    split += texts.count { $0.unicodeScalars.contains("|") }
    return texts.joined(separator: " | ")
  }

  private mutating func tags(_ tags: [String]) -> String {
    guard tags.contains(where: { $0.utf8.contains(0x20) }) else {
      return tags.joined(separator: " ")
    }
    split += tags.count { $0.unicodeScalars.contains("|") }
    // Behind the last one too, so that a single tag of several words is known to be one.
    return tags.joined(separator: "|") + (tags.count == 1 ? "|" : "")
  }

  private func cell(_ text: String) -> String {
    let text = guarded(text.withoutControls)
    let bytes = text.utf8
    let isBare =
      bytes.allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
      && bytes.first != 0x20 && bytes.last != 0x20
    return isBare ? text : text.quotedCell
  }

  /// `text` with an apostrophe before what a spreadsheet would take for a formula (CWE-1236).
  ///
  /// And, in every table, before apostrophes that stand so already: reading takes one off again,
  /// whatever program saved the table in between.
  private func guarded(_ text: String) -> String {
    let rest = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first, "=+-@\t\r".utf8.contains(first) else { return text }
    return isForSpreadsheet || rest.startIndex > text.utf8.startIndex ? "'" + text : text
  }
}

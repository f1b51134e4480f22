package import EngramCore

/// Notes of Obsidian with cards for its plug-in "Spaced Repetition": `Q::A`, `Q:::A`, questions and
/// answers parted by a line "?" or "??", and clozes with ==highlights==.
package enum ObsidianFormat {
  /// Why the beginning of a text looks like it; nil where it does not.
  ///
  /// A tag #flashcards or learning data tell it. Without these, a note with a heading must have a
  /// card, and a bare list must consist of cards.
  package static func recognise(_ head: [UInt8]) -> String? {
    var deck = ObsidianDeck(head, file: "")
    _ = try? deck.read { _ in }
    let counts = deck.counts
    guard let words = counts.words else { return nil }
    if counts.isTagged { return words + ", tagged #flashcards" }
    if counts.schedules > 0 { return words + ", learning data in comments" }
    guard MarkdownFormat.recognise(head) == nil, OrgFormat.recognise(head) == nil,
      !counts.hasTabs, counts.clozes < counts.cards
    else { return nil }
    let isList = counts.cards >= 2 && counts.cards >= counts.otherLines
    return counts.hasHeading || isList ? words : nil
  }

  /// A reader of the whole file.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    ObsidianReader(
      try TextFile.read(file, encoding: options.encoding).bytes, file: file.name, options)
  }
}

/// Reads the cards of a note of Obsidian; its other lines are no cards and no problem.
struct ObsidianReader: ImportReader {
  let format = ImportFormat.obsidian
  let recognition: String
  let media: [ImportedMedium] = []
  private let bytes: [UInt8]
  private let file: String
  private let withSchedule: Bool

  init(_ bytes: [UInt8], file: String, _ options: ImportOptions) {
    self.bytes = bytes
    self.file = file
    withSchedule = options.withSchedule
    var deck = ObsidianDeck(bytes, file: file)
    _ = try? deck.read { _ in }
    let others = deck.counts.otherLines
    recognition =
      "Obsidian: " + (deck.counts.words ?? "no cards found")
      + (others > 0 ? "; \(others) other \(others == 1 ? "line is" : "lines are") no cards" : "")
  }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var deck = ObsidianDeck(bytes, file: file, withSchedule: withSchedule)
    try deck.read(into: sink)
    guard deck.counts.cards + deck.counts.rejected > 0 else {
      throw ImportProblem(
        at: Place(file: file),
        "no cards in this file: write them as question::answer, with a line \"?\" between the two, "
          + "or as a text with ==hidden words==")
    }
  }
}

/// What was found in a note.
struct ObsidianCounts {
  var singles = 0
  var bothWays = 0
  var blocks = 0
  var clozes = 0
  var rejected = 0
  /// Lines that are neither blank nor of a card.
  var otherLines = 0
  var schedules = 0
  var isTagged = false
  var hasHeading = false
  /// Whether a card on one line has a tab, as tables have.
  var hasTabs = false

  var cards: Int { singles + bothWays + blocks + clozes }

  /// Nil where there is no card.
  var words: String? {
    guard cards > 0 else { return nil }
    var parts: [String] = []
    if singles > 0 { parts.append("\(singles) of Q::A") }
    if bothWays > 0 { parts.append("\(bothWays) of Q:::A") }
    if blocks > 0 { parts.append("\(blocks) with a line \"?\"") }
    if clozes > 0 { parts.append("\(clozes) with ==holes==") }
    return parts.joined(separator: ", ")
  }
}

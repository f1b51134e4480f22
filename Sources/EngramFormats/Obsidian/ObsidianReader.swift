import EngramCore

/// Reads the cards of a note of Obsidian; its other lines are no cards and no problem.
struct ObsidianReader: ImportReader {
  let format = ImportFormat.obsidian
  let recognition: String
  /// So that what was left out is known for cards again.
  let preamble = "#flashcards\n\n"
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

import EngramCore

/// Reads a deck in Markdown.
struct MarkdownReader: ImportReader {
  let format = ImportFormat.markdown
  let recognition: String
  private let bytes: [UInt8]
  private let file: String

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    recognition = "Markdown: " + (MarkdownFormat.recognise(bytes) ?? "no cards found")
  }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var deck = MarkdownDeck(bytes, file: file)
    try deck.read(into: sink)
  }
}

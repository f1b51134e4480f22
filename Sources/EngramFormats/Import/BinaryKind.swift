/// What a file is that is no deck, by its first bytes, with the way from there to one.
enum BinaryKind {
  /// Nil for what may be a deck.
  static func refusal(of start: [UInt8]) -> String? {
    kinds.first { start.starts(with: $0.mark) }?.reason
  }

  private static let kinds: [(mark: [UInt8], reason: String)] = [
    (Array("%PDF".utf8), "this is a PDF; copy its text into a text file, or draft cards from it"),
    ([0x89, 0x50, 0x4E, 0x47], "this is a picture, not a deck"),
    ([0xFF, 0xD8, 0xFF], "this is a picture, not a deck"),
    (Array("GIF8".utf8), "this is a picture, not a deck"),
    ([0x1F, 0x8B], "this is packed with gzip; unpack it first (gunzip)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "this is packed with zstd; unpack it first (unzstd)"),
    ([0x37, 0x7A, 0xBC, 0xAF], "this is a 7z archive; unpack it first"),
    (Array("Rar!".utf8), "this is a RAR archive; unpack it first"),
    (
      Array("SQLite format 3\0".utf8),
      "this is a SQLite database, not an export; in the program it belongs to, export the deck (in "
        + "Anki: File, Export, as .apkg)"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      "this is an old Excel or Word file; save it there as CSV, or as plain text"
    ),
    (Array("{\\rtf".utf8), "this is rich text; save it as plain text"),
    (
      Array("--- Mnemosyne Data Base".utf8),
      "this is Mnemosyne's own database; in Mnemosyne export the cards as .cards or XML"
    ),
  ]
}

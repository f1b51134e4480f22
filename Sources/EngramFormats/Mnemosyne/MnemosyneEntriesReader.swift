package import EngramCore

/// Reads a cards.xml that was taken out of its package.
package struct MnemosyneEntriesReader: ImportReader {
  package let format = ImportFormat.mnemosyne
  package let recognition = "Mnemosyne cards.xml: its element is <openSM2sync>"
  package let media: [ImportedMedium] = []

  private let bytes: [UInt8]
  private let file: String
  private let options: ImportOptions

  init(_ bytes: [UInt8], file: String, options: ImportOptions) {
    self.bytes = bytes
    self.file = file
    self.options = options
  }

  package mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    let entries = try MnemosyneEntries(bytes, file: file)
    let maker = MnemosyneNoteMaker(entries, file: file, deck: nil, options: options)
    for fact in entries.facts { for piece in maker.pieces(fact) { try sink(piece) } }
  }
}

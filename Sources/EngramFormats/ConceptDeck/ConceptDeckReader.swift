import EngramCore

/// Reads a concept deck as one piece: its concepts name each other.
struct ConceptDeckReader: ImportReader {
  let format = ImportFormat.yaml
  let recognition: String

  private let deck: ParsedDeck

  /// - Throws: every error in the file.
  init(_ file: ImportFile, encoding: TextEncoding?) throws(ImportProblem) {
    let text = try TextFile.read(file, encoding: encoding, limit: DeckText.limit)
    let checked = ConceptDeckFormat.parse(text.bytes, file: file.name)
    let errors = checked.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw ImportProblem(errors) }
    deck = checked.value
    let count = deck.document.concepts.count
    recognition = "concept deck: \(count) concept\(count == 1 ? "" : "s")"
  }

  func read(into sink: (ImportPiece) throws -> Void) throws {
    try sink(.decks([deck]))
  }
}

extension ConceptDeckFormat {
  /// Why a text is a concept deck, in words; nil where it is none.
  static func recognise(_ head: [UInt8]) -> String? {
    let lines = head.split(separator: UInt8(ascii: "\n"))
    let fields = ["deck:", "key:", "concepts:"].filter { field in
      lines.contains { $0.starts(with: field.utf8) }
    }
    return fields.contains("concepts:") || fields.count > 1
      ? "the fields \(fields.joined(separator: " "))" : nil
  }
}

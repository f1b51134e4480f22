import EngramCore

/// Reads what Anki exports as text.
struct AnkiTextReader: ImportReader {
  let file: ImportFile
  let encoding: TextEncoding?
  let layout: AnkiTextLayout
  let recognition: String
  /// The header lines.
  let preamble: String

  var format: ImportFormat { .ankiText }
  var namesDecks: Bool { layout.header.deck != nil || layout.header.deckColumn != nil }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var records = try DelimitedRecords(
      TextStream(file, encoding: encoding), layout.dialect, file: file.name)
    var isFirst = true
    var header = AnkiTextHeader()
    while try records.takeLine(where: { header.take($0, isFirst: isFirst) }) { isFirst = false }
    var rows = AnkiTextRow(layout)
    var count = 0
    while try records.advance() {
      let columns = 0..<min(records.cellCount, RecordScanner.mostCells)
      guard records.cellCount > columns.count || columns.contains(where: { records.isFilled($0) })
      else { continue }
      count += 1
      if let progress = records.progress() { try sink(progress) }
      guard count <= DelimitedReader.mostRows else {
        throw ImportProblem(
          at: Place(file: file.name, line: records.line, column: 1),
          "the file has more than \(DelimitedReader.mostRows) notes, the most that are read at "
            + "once; divide it")
      }
      do {
        try rows.note(records).hand(records, of: file.name, to: sink)
      } catch let refusal as RowNote.Refusal {
        let place = Place(file: file.name, line: records.line, column: 1)
        try sink(.rejected(Rejection(at: place, refusal.reason, text: records.raw)))
      }
    }
    guard count > 0 else {
      throw ImportProblem(at: Place(file: file.name), "there are no notes in the file")
    }
  }
}

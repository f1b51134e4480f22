import EngramCore

/// Reads what Quizlet's export box gives.
struct QuizletReader: ImportReader {
  let file: ImportFile
  let encoding: TextEncoding?
  let dialect: DelimitedDialect
  let recognition: String

  var format: ImportFormat { .quizlet }

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var records = try DelimitedRecords(
      TextStream(file, encoding: encoding), dialect, file: file.name)
    var count = 0
    while try records.advance() {
      // What is behind the first separator is definition, even if the separator is in it again.
      let (term, definition) = (records.text(0), records.text(from: 1))
      guard !term.isEmpty || !definition.isEmpty else { continue }
      count += 1
      if let progress = records.progress() { try sink(progress) }
      // Not what Quizlet writes, but what a careful learner puts above it.
      if count == 1, TableHeader(names: [term, definition]) != nil { continue }
      guard count <= DelimitedReader.mostRows else {
        throw ImportProblem(
          at: Place(file: file.name, line: records.line, column: 1),
          "the file has more than \(DelimitedReader.mostRows) terms, the most that are read at "
            + "once; divide it")
      }
      if let reason = refusal(records, term, definition) {
        let place = Place(file: file.name, line: records.line, column: 1)
        try sink(.rejected(Rejection(at: place, reason, text: records.raw)))
      } else {
        let card = ImportedCard(prompt: term, answer: definition)
        try sink(.note(ImportedNote(line: records.line, cards: [card])))
      }
    }
    guard count > 0 else {
      throw ImportProblem(at: Place(file: file.name), "there are no terms in the file")
    }
  }

  /// Why a row is no card; nil where it is one.
  private func refusal(
    _ records: borrowing DelimitedRecords, _ term: String, _ definition: String
  ) -> String? {
    let most = DelimitedRecords.mostCellBytes
    guard term.utf8.count <= most, definition.utf8.count <= most else {
      return "a text larger than 1 MiB, the most for a card; shorten it"
    }
    let separator = SeparatorName.singular(dialect.cellEnd)
    guard records.cellCount > 1 else {
      return "no definition: there is no \(separator) in the row; where a definition has line "
        + "breaks, export with another row separator and name it with --row-separator"
    }
    if term.isEmpty { return "no term: nothing stands before the \(separator)" }
    return definition.isEmpty ? "no definition: nothing stands behind the \(separator)" : nil
  }
}

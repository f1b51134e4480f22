import EngramCore

/// Reads a table of questions and answers.
struct DelimitedReader: ImportReader {
  let file: ImportFile
  let options: ImportOptions
  let survey: DelimitedSurvey
  let recognition: String

  var format: ImportFormat { .csv }
  var preamble: String { survey.preamble }
  var namesDecks: Bool { survey.header?.column(.deck) != nil }

  /// More than this is no deck of one learner.
  static let mostRows = 1_000_000

  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    let rowNote = RowNote(
      header: survey.header, hasTagsThird: survey.couldBeTags(2), isHTML: survey.isHTML,
      columnCount: survey.columnCount < 2 ? nil : survey.columnCount)
    var rows = TableRows(
      try DelimitedRecords(
        TextStream(file, encoding: options.encoding), survey.dialect, file: file.name),
      survey: survey, file: file.name)
    var own = survey.header.flatMap { $0.isOwn ? OwnRows(header: $0) : nil }
    var isAnything = false
    while try rows.advance() {
      isAnything = true
      if let progress = rows.progress() { try sink(progress) }
      do {
        if own == nil {
          try rowNote.note(rows.records).hand(rows.records, of: file.name, to: sink)
        } else if let note = try own?.add(rows.records, rowNote) {
          try sink(.note(note))
        }
      } catch let refusal as RowNote.Refusal {
        try sink(
          .rejected(
            Rejection(
              at: Place(file: file.name, line: rows.records.line, column: 1), refusal.reason,
              text: rows.records.raw)))
      }
    }
    if let last = own?.end() { try sink(.note(last)) }
    guard isAnything else {
      throw ImportProblem(at: Place(file: file.name), "there are no rows of cards in the file")
    }
  }
}

import EngramCore

/// The rows of a table that hold something, without its header.
struct TableRows: ~Copyable {
  private(set) var records: DelimitedRecords
  private let file: String
  private let most: Int
  private var hasHeader: Bool
  private var namesSeparator: Bool
  private var count = 0
  /// The first row of a Markdown table, which the next table in the file may have too.
  private let isMarkdown: Bool
  private var headerRow: String?

  init(
    _ records: consuming DelimitedRecords, survey: DelimitedSurvey, file: String,
    most: Int = DelimitedReader.mostRows
  ) {
    self.records = consume records
    hasHeader = survey.hasHeaderRow
    isMarkdown = survey.dialect.isMarkdown
    namesSeparator = survey.namesSeparator
    self.file = file
    self.most = most
  }

  /// How much of the file was read, where it is worth telling.
  mutating func progress() -> ImportPiece? { records.progress() }

  /// Goes to the next row; false at the end of the file.
  mutating func advance() throws(ImportProblem) -> Bool {
    if namesSeparator {
      _ = try records.takeLine { _ in true }
      namesSeparator = false
    }
    while try records.advance() {
      let columns = 0..<min(records.cellCount, RecordScanner.mostCells)
      guard records.cellCount > columns.count || columns.contains(where: { records.isFilled($0) })
      else { continue }
      if hasHeader {
        hasHeader = false
        if isMarkdown { headerRow = records.raw }
        continue
      }
      if records.isUnderlined { continue }
      if let headerRow, records.raw == headerRow { continue }
      count += 1
      guard count <= most else {
        throw ImportProblem(
          at: Place(file: file, line: records.line, column: 1),
          "the file has more than \(most) rows, the most that are read at once; divide it")
      }
      return true
    }
    return false
  }
}

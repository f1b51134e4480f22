/// How the rows of a text of Anki's are to be read: its header, completed by what its rows show.
struct AnkiTextLayout {
  let header: AnkiTextHeader
  var dialect: DelimitedDialect
  let isHTML: Bool
  private let survey: DelimitedSurvey

  /// - Parameter rest: what follows the header.
  init(_ header: AnkiTextHeader, _ rest: TextHead) {
    self.header = header
    survey = DelimitedSurvey.best(of: rest, cellEnd: header.separator, recordEnd: nil)
    dialect = survey.dialect
    dialect.hasRemarks = true
    isHTML = header.isHTML ?? AnkiTextLayout.looksLikeHTML(rest, dialect)
  }

  /// Whether all that stands in a column could be tags.
  func couldBeTags(_ column: Int) -> Bool { survey.couldBeTags(column) }

  /// Anki looks at the first five records.
  private static func looksLikeHTML(_ rest: TextHead, _ dialect: DelimitedDialect) -> Bool {
    var records = DelimitedRecords(rest, dialect, file: "")
    for _ in 0..<5 {
      guard (try? records.advance()) == true else { return false }
      for column in 0..<min(records.cellCount, RecordScanner.mostCells)
      where Markup.isIn(records[column]) { return true }
    }
    return false
  }

  /// Columns that are no fields.
  private var metaColumns: Set<Int> {
    Set(
      [header.guidColumn, header.noteTypeColumn, header.deckColumn, header.tagsColumn]
        .compactMap(\.self))
  }

  /// The columns of the fields with these names, and of the tags, among `count` columns.
  ///
  /// Labels that are names of fields say where these stand; else the fields fill the columns in
  /// order. Without a column for tags the first one behind the fields has them.
  func columns(
    of fields: [String], count: Int
  ) -> (fields: [Int], tags: Int?, rest: [Int]) {
    let meta = metaColumns
    var free = (0..<max(count, header.columns.count)).filter { !meta.contains($0) }
    var columns: [Int]
    if header.noteTypeColumn == nil, fields.contains(where: { header.columns.contains($0) }) {
      columns = fields.map { name in
        free.first { header.columns.indices.contains($0) && header.columns[$0] == name } ?? -1
      }
    } else {
      columns = Array(free.prefix(fields.count))
    }
    free.removeAll { columns.contains($0) }
    var tags = header.tagsColumn
    if tags == nil, header.noteTypeColumn == nil, let last = columns.max() {
      tags = free.first { $0 > last }
    }
    return (columns, tags, free.filter { $0 != tags })
  }

  /// All columns that are fields, among `count`.
  func fieldColumns(count: Int) -> [Int] {
    let meta = metaColumns
    return (0..<count).filter { !meta.contains($0) }
  }
}

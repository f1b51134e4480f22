import EngramCore

/// What the beginning of a file says when it is read with one separator.
struct DelimitedSurvey {
  let dialect: DelimitedDialect
  /// The first record, where it names columns.
  private(set) var header: TableHeader?
  /// The lines that stand before the rows, as they are: Excel's and the header's.
  private(set) var preamble = ""
  /// How many cells most records have.
  private(set) var columnCount = 0
  /// How many records of those looked at have as many, in hundredths.
  private(set) var consistency = 0
  /// Records that are not empty.
  private(set) var recordCount = 0
  /// Whether texts are written as HTML.
  private(set) var isHTML = false
  /// The columns, of those looked at, in which something is that could not be tags.
  private(set) var untagged: Set<Int> = []
  /// Whether a quote is never closed, or swallows most of the beginning of a longer file.
  private(set) var isUnclosed = false
  /// Whether the file begins with Excel's "sep=;".
  private(set) var namesSeparator = false

  private static let mostRecords = 200
  /// Behind question, answer, and what Anki puts before them.
  private static let mostForTags = 8
  private static let candidates: [UInt8] = [0x09, 0x3B, 0x2C, 0x7C, 0x3A]

  /// The most likely reading, or the one with the separators given.
  static func best(
    of head: TextHead, cellEnd: [UInt8]?, recordEnd: [UInt8]?
  ) -> DelimitedSurvey {
    var dialect = DelimitedDialect(cellEnd: cellEnd ?? [0x2C])
    if let recordEnd { dialect.recordEnd = recordEnd }
    if let named = excelSeparator(head.bytes) {
      dialect.cellEnd = cellEnd ?? [named]
      return DelimitedSurvey(head, dialect, namesSeparator: true)
    }
    if cellEnd ?? [ASCII.bar] == [ASCII.bar], recordEnd == nil, MarkdownRow.isTable(head.bytes) {
      return DelimitedSurvey(head, .markdown)
    }
    guard cellEnd == nil else { return DelimitedSurvey(head, dialect) }
    var best: DelimitedSurvey?
    for candidate in candidates {
      dialect.cellEnd = [candidate]
      let survey = DelimitedSurvey(head, dialect)
      if best.map({ survey.isBetter(than: $0) }) ?? true { best = survey }
    }
    return best ?? DelimitedSurvey(head, dialect)
  }

  /// Whether the bytes are a table beyond doubt.
  var isConvincing: Bool {
    if columnCount >= 2, header != nil || namesSeparator { return true }
    let isColon = dialect.cellEnd == [0x3A]
    return columnCount >= 2 && recordCount >= (isColon ? 3 : 1)
      && consistency >= (isColon ? 90 : 75)
  }

  /// Whether all that stands in a column could be tags.
  func couldBeTags(_ column: Int) -> Bool {
    column < DelimitedSurvey.mostForTags && !untagged.contains(column)
  }

  /// Whether the first row is no card: that of a Markdown table never is.
  var hasHeaderRow: Bool { header != nil || dialect.isMarkdown }

  private func isBetter(than other: DelimitedSurvey) -> Bool {
    if (header != nil) != (other.header != nil) { return header != nil }
    return consistency > other.consistency
  }

  /// The sign in a first line "sep=;".
  static func excelSeparator(_ bytes: [UInt8]) -> UInt8? {
    guard bytes.count > 4, bytes[..<4].elementsEqual("sep=".utf8),
      bytes.count == 5 || bytes[5] == 0x0A, bytes[4] >= 0x09, bytes[4] < 0x80, bytes[4] != 0x0A,
      bytes[4] != 0x22
    else { return nil }
    return bytes[4]
  }

  init(_ head: TextHead, _ dialect: DelimitedDialect, namesSeparator: Bool = false) {
    self.dialect = dialect
    self.namesSeparator = namesSeparator
    var records = DelimitedRecords(head, dialect, file: "")
    do throws(ImportProblem) {
      if namesSeparator { _ = try records.takeLine { _ in true } }
      try look(at: &records)
      // A cell in which the beginning of a file merely ends is smaller.
      isUnclosed = records.openSize > head.bytes.count / 2
    } catch {
      isUnclosed = true
    }
  }

  private mutating func look(at records: inout DelimitedRecords) throws(ImportProblem) {
    var counts: [Int: Int] = [:]
    var (rows, marked, strange) = (0, 0, 0)
    while recordCount < DelimitedSurvey.mostRecords, try records.advance() {
      let columns = 0..<min(records.cellCount, RecordScanner.mostCells)
      guard columns.contains(where: { records.isFilled($0) }) else { continue }
      recordCount += 1
      if recordCount == 1 {
        header = TableHeader(names: columns.map { records.text($0) })
        preamble = lines(above: records)
      }
      counts[records.cellCount, default: 0] += 1
      if isStrange(records) { strange += 1 }
      guard recordCount > 1 || !hasHeaderRow else { continue }
      rows += 1
      if columns.contains(where: { Markup.isIn(records[$0]) }) { marked += 1 }
      for column in columns.prefix(DelimitedSurvey.mostForTags)
      where !untagged.contains(column) && !TagCell.looksLikeTags(records[column]) {
        untagged.insert(column)
      }
    }
    // Of equally frequent counts the larger one: rows may be short, not long.
    let several = counts.filter { $0.key >= 2 }
    guard let most = several.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    columnCount = header?.names.count ?? most.key
    consistency = max(0, most.value - strange) * 100 / max(1, recordCount)
    isHTML = marked * 5 >= max(1, rows)
  }

  private func lines(above first: borrowing DelimitedRecords) -> String {
    let excel =
      namesSeparator && dialect.cellEnd.count == 1
      ? "sep=\(String(decoding: dialect.cellEnd, as: UTF8.self))\n" : ""
    guard hasHeaderRow else { return excel }
    if dialect.isMarkdown {
      let dashes = Array(repeating: "---", count: max(1, first.cellCount))
      return "\(first.raw)\n|\(dashes.joined(separator: "|"))|\n"
    }
    return excel + first.raw + String(decoding: dialect.recordEnd, as: UTF8.self)
  }

  /// Whether the separator is most likely none: quotes are cut in pieces; or a colon stands behind a
  /// word that marks the line, as in "Q:" and "deck:", or before nothing.
  private func isStrange(_ records: borrowing DelimitedRecords) -> Bool {
    if records.strayQuoteLine != nil || hasStrangeQuotes(records) { return true }
    guard dialect.cellEnd == [0x3A], header == nil else { return false }
    let isMark = records[0].count <= 1 || TableField(records.text(0)) == .deck
    return isMark || !records.isFilled(1)
  }

  /// Whether a quote stands beside another separator: what it quotes was cut in pieces.
  private func hasStrangeQuotes(_ records: borrowing DelimitedRecords) -> Bool {
    for column in 0..<min(records.cellCount, RecordScanner.mostCells)
    where !records.isQuoted(column) {
      let cell = records[column]
      for index in cell.indices where cell[index] == 0x22 {
        let beside = [index - 1, index + 1].filter { cell.indices.contains($0) }
        if beside.contains(where: { DelimitedSurvey.candidates.dropLast().contains(cell[$0]) }) {
          return true
        }
      }
    }
    return false
  }
}

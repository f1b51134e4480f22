/// What parts the cells and records of delimited text.
struct DelimitedDialect: Hashable {
  /// Neither is ever empty.
  var cellEnd: [UInt8]
  var recordEnd: [UInt8] = [0x0A]
  var hasQuotes = true
  /// Whether lines that begin with "#" between records are remarks.
  var hasRemarks = false
  /// Whether rows stand between bars, as in tables of Markdown, below a header and a row of dashes.
  var isMarkdown = false

  /// A table of Markdown.
  static let markdown = DelimitedDialect(cellEnd: [ASCII.bar], hasQuotes: false, isMarkdown: true)
}

/// A cell within a record: where its text stands in the bytes, its quotes not included.
struct DelimitedCell {
  let start: Int
  let end: Int
  let quoting: Quoting

  enum Quoting {
    case none
    case quoted
    /// With doubled quotes in it that stand for one.
    case doubled
  }
}

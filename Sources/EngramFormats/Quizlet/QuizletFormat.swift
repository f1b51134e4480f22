package import EngramCore

/// The format of Quizlet's export box.
///
/// Term and definition are parted by a tab or whatever the learner chose there, rows by a line end or
/// whatever. Quotes mean nothing in it, and nothing is escaped.
///
/// Rows parted by tabs are the same in delimited text, which is what they are taken for, unless a
/// quote in them is never closed. Records that are no lines are taken for Quizlet's: no spreadsheet
/// writes such.
package enum QuizletFormat {
  /// Why the text is Quizlet's, in words; nil where it is not.
  package static func recognise(_ head: TextHead, _ options: ImportOptions? = nil) -> String? {
    let cellEnd = options?.separator.flatMap { SeparatorName.bytes($0) } ?? [0x09]
    if let row = options?.rowSeparator {
      guard let recordEnd = SeparatorName.bytes(row), recordEnd != cellEnd else { return nil }
      return description(DelimitedDialect(cellEnd: cellEnd, recordEnd: recordEnd, hasQuotes: false))
    }
    guard cellEnd == [0x09] else { return nil }
    let quoted = DelimitedSurvey(head, DelimitedDialect(cellEnd: cellEnd))
    let plain = DelimitedSurvey(head, DelimitedDialect(cellEnd: cellEnd, hasQuotes: false))
    guard quoted.isUnclosed, plain.columnCount == 2, plain.consistency >= 75 else { return nil }
    return description(plain.dialect) + ", a quote that is never closed"
  }

  /// A reader for the file, whatever it is.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let (cellEnd, recordEnd) = try DelimitedFormat.separators(options, for: file)
    let dialect = DelimitedDialect(
      cellEnd: cellEnd ?? [0x09], recordEnd: recordEnd ?? [0x0A], hasQuotes: false)
    return QuizletReader(
      file: file, encoding: options.encoding, dialect: dialect, recognition: description(dialect))
  }

  private static func description(_ dialect: DelimitedDialect) -> String {
    "\(ImportFormat.quizlet.title): terms and definitions parted by "
      + "\(SeparatorName.plural(dialect.cellEnd)), "
      + (dialect.recordEnd == [0x0A]
        ? "one a line" : "rows by \(SeparatorName.plural(dialect.recordEnd))")
  }
}

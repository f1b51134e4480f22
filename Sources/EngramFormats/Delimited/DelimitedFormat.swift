package import EngramCore

/// The format of delimited text: one card or concept a row, cells parted by any separator.
///
/// Rows parted by tabs are delimited text even where Quizlet wrote them: its export differs only in
/// that quotes mean nothing, which is told by a quote that is never closed (see `QuizletFormat`).
package enum DelimitedFormat {
  /// Why the text is a table, in words; nil where it is none.
  package static func recognise(_ head: TextHead, _ options: ImportOptions? = nil) -> String? {
    let named = options?.separator.flatMap { SeparatorName.bytes($0) }
    let survey = DelimitedSurvey.best(of: head, cellEnd: named, recordEnd: nil)
    // Who names a separator that is not there wants to be told so.
    if let named, options?.rowSeparator == nil, head.isWhole, !contains(head.bytes, named) {
      return survey.description
    }
    guard options?.rowSeparator == nil, survey.isConvincing,
      !survey.isUnclosed || survey.header != nil
    else { return nil }
    return survey.description
  }

  /// A reader for the file, whatever it is.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let (cellEnd, recordEnd) = try separators(options, for: file)
    let head = try TextFile.head(file, encoding: options.encoding)
    if let cellEnd, try !isIn(file, head, cellEnd, options) {
      let name = SeparatorName.sign(cellEnd)
      throw ImportProblem(
        at: Place(file: file.name),
        "\(name) does not occur in the file, so it parts nothing; name what does with --separator, "
          + "or leave --separator out")
    }
    let survey = DelimitedSurvey.best(of: head, cellEnd: cellEnd, recordEnd: recordEnd)
    let recognition =
      survey.description
      + (head.text.encoding == .utf8 && !head.text.hasMark ? "" : ", \(head.text)")
    if let header = survey.header, header.isOfConcepts {
      return ConceptTableReader(
        file: file, options: options, survey: survey, header: header, recognition: recognition)
    }
    return DelimitedReader(
      file: file, options: options, survey: survey, recognition: recognition)
  }

  /// Whether a sign stands anywhere in the file.
  private static func isIn(
    _ file: ImportFile, _ head: TextHead, _ sign: [UInt8], _ options: ImportOptions
  ) throws(ImportProblem) -> Bool {
    if contains(head.bytes, sign) { return true }
    guard !head.isWhole else { return false }
    var stream = try TextStream(file, encoding: options.encoding)
    var bytes: [UInt8] = []
    while try stream.append(to: &bytes) {
      if contains(bytes, sign) { return true }
      // It may stand across two pieces.
      bytes.removeFirst(max(0, bytes.count - sign.count))
    }
    return false
  }

  private static func contains(_ bytes: [UInt8], _ sign: [UInt8]) -> Bool {
    guard let first = sign.first else { return true }
    var index = 0
    while let found = bytes[index...].firstIndex(of: first) {
      if bytes[found...].starts(with: sign) { return true }
      index = found + 1
    }
    return false
  }

  /// What the learner says that cells and records end with.
  static func separators(
    _ options: ImportOptions, for file: ImportFile
  ) throws(ImportProblem) -> (cellEnd: [UInt8]?, recordEnd: [UInt8]?) {
    let cellEnd = options.separator.map { SeparatorName.bytes($0) }
    let recordEnd = options.rowSeparator.map { SeparatorName.bytes($0) }
    for (name, bytes) in [("--separator", cellEnd), ("--row-separator", recordEnd)] {
      guard let bytes else { continue }
      guard let bytes, !bytes.contains(0x22), !bytes.contains(0x0D) else {
        throw ImportProblem(
          at: Place(file: file.name),
          "\(name) is a sign or a word that parts, such as tab, comma, semicolon, pipe or ::")
      }
    }
    let (cell, record) = (cellEnd ?? nil, recordEnd ?? nil)
    if let cell, cell == record ?? [0x0A] {
      throw ImportProblem(
        at: Place(file: file.name), "--separator and --row-separator must differ")
    }
    return (cell, record)
  }
}

extension DelimitedSurvey: CustomStringConvertible {
  /// Such as "delimited text: commas, 3 columns, header Question, Answer, Tags".
  var description: String {
    var parts = [SeparatorName.plural(dialect.cellEnd)]
    if dialect.isMarkdown { parts = ["a table of Markdown"] }
    if dialect.recordEnd != [0x0A] {
      parts.append("rows parted by \(SeparatorName.plural(dialect.recordEnd))")
    }
    let columns = max(1, columnCount, header?.names.count ?? 0)
    parts.append(columns == 1 ? "1 column" : "\(columns) columns")
    if let header {
      let names = header.names.prefix(12).joined(separator: ", ")
      parts.append("header \(names)\(header.names.count > 12 ? " ..." : "")")
      if header.isOfConcepts { parts.append("a table of concepts") }
    } else {
      parts.append("no header")
    }
    if isHTML { parts.append("texts in HTML") }
    return "\(ImportFormat.csv.title): \(parts.joined(separator: ", "))"
  }
}

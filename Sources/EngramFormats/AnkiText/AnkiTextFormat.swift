package import EngramCore

/// The format of what Anki exports as text: notes or cards, with "#" lines that say how to read it.
package enum AnkiTextFormat {
  /// Why the text is Anki's, in words; nil where it is not.
  package static func recognise(_ head: TextHead) -> String? {
    // "# Deck: x" is a heading of Markdown.
    guard head.bytes.starts(with: "tags:".utf8) || startsWithKey(head.bytes) else { return nil }
    let (header, rest) = header(of: head)
    guard !header.keys.isEmpty else { return nil }
    if head.bytes.first != UInt8(ascii: "#") {
      let survey = DelimitedSurvey.best(of: rest, cellEnd: nil, recordEnd: nil)
      guard survey.isConvincing, survey.dialect.cellEnd != [0x3A] else { return nil }
    }
    return description(header, AnkiTextLayout(header, rest))
  }

  /// A reader for the file, whatever it is.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let (cellEnd, recordEnd) = try DelimitedFormat.separators(options, for: file)
    let head = try TextFile.head(file, encoding: options.encoding)
    var (header, rest) = header(of: head)
    if let cellEnd { header.separator = cellEnd }
    var layout = AnkiTextLayout(header, rest)
    if let recordEnd { layout.dialect.recordEnd = recordEnd }
    return AnkiTextReader(
      file: file, encoding: options.encoding, layout: layout,
      recognition: description(header, layout)
        + (head.text.encoding == .utf8 && !head.text.hasMark ? "" : ", \(head.text)"),
      preamble: String(
        decoding: head.bytes[..<(head.bytes.count - rest.bytes.count)], as: UTF8.self))
  }

  private static func startsWithKey(_ bytes: [UInt8]) -> Bool {
    bytes.count > 1 && bytes[0] == UInt8(ascii: "#") && (0x61...0x7A).contains(bytes[1] | 0x20)
  }

  /// The header lines, and the text behind them.
  private static func header(of head: TextHead) -> (AnkiTextHeader, TextHead) {
    var header = AnkiTextHeader()
    var start = 0
    while start < head.bytes.count {
      let end = head.bytes[start...].firstIndex(of: 0x0A) ?? head.bytes.count
      guard header.take(head.bytes[start..<end], isFirst: start == 0) else { break }
      start = min(head.bytes.count, end + 1)
    }
    let rest = DecodedText(
      bytes: Array(head.bytes[start...]), encoding: head.text.encoding, hasMark: head.text.hasMark)
    return (header, TextHead(text: rest, isWhole: head.isWhole))
  }

  /// Such as "Anki text: headers separator, html; tabs, HTML".
  private static func description(_ header: AnkiTextHeader, _ layout: AnkiTextLayout) -> String {
    let keys = header.keys.isEmpty ? "no headers" : "headers \(header.keys.joined(separator: ", "))"
    return "\(ImportFormat.ankiText.title): \(keys); "
      + SeparatorName.plural(layout.dialect.cellEnd) + (layout.isHTML ? ", texts in HTML" : "")
  }
}

/// What stands before the text of a line: quotations, callouts, lists, boxes to tick.
extension ObsidianBlock {
  /// Without the marks of a quotation, such as "> > ".
  static func withoutQuoteMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line.trimmed
    while rest.first == ASCII.greater { rest = rest.dropFirst().trimmed }
    return rest
  }

  /// What stands behind "> [!note]" or "> [!tip]-"; nil where no callout begins.
  static func calloutTitle(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.trimmed.first == ASCII.greater else { return nil }
    let rest = withoutQuoteMarks(line)
    guard rest.starts(with: "[!") else { return nil }
    let name = rest.dropFirst(2).prefix(64).prefix { byte in
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.minus || byte == 0x5F
    }
    guard !name.isEmpty, rest[name.endIndex...].first == ASCII.closeBracket else { return nil }
    var title = rest[(name.endIndex + 1)...]
    if let sign = title.first, sign == ASCII.minus || sign == UInt8(ascii: "+") {
      title.removeFirst()
    }
    return title.trimmed
  }

  /// Without the mark of a list, a quotation or a box to tick before the text.
  static func withoutListMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line.trimmed
    rest = calloutTitle(rest) ?? withoutQuoteMarks(rest)
    for mark: StaticString in ["- ", "* ", "+ "] where rest.starts(with: mark) {
      rest = rest.dropFirst(2).trimmed
      for box: StaticString in ["[ ] ", "[x] "] where rest.starts(with: box) {
        rest = rest.dropFirst(4).trimmed
      }
      return rest
    }
    let digits = rest.prefix(4).prefix(while: ASCII.isDigit)
    guard !digits.isEmpty, rest[digits.endIndex...].starts(with: ". ") else { return rest }
    return rest[(digits.endIndex + 2)...].trimmed
  }
}

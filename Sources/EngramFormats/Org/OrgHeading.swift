/// A line such as "** TODO [#A] Habituation :drill:learning:".
struct OrgHeading {
  let line: Int
  /// Where its line begins in the file.
  let start: Int
  let level: Int
  /// As written, without keyword, priority and tags.
  let title: [UInt8]
  let tags: [String]
  /// Whether it begins with COMMENT: neither exported nor asked.
  let isComment: Bool

  /// Nil where the line is no heading.
  init?(_ line: TextLine) {
    let rest = line.bytes.drop { $0 == ASCII.star }
    guard rest.startIndex > line.bytes.startIndex, let next = rest.first, ASCII.isBlank(next)
    else { return nil }
    self.line = line.number
    start = line.bytes.startIndex
    level = rest.startIndex - line.bytes.startIndex
    var words = rest.trimmed
    for keyword: StaticString in ["TODO ", "DONE "] where words.starts(with: keyword) {
      words = words.dropFirst(keyword.utf8CodeUnitCount).trimmed
    }
    if words.starts(with: "[#"), words.dropFirst(3).first == ASCII.closeBracket {
      words = words.dropFirst(4).trimmed
    }
    isComment = words.starts(with: "COMMENT ") || words.elementsEqual("COMMENT".utf8)
    (words, tags) = OrgHeading.tagsApart(words)
    title = Array(words)
  }

  /// Takes the tags from the end of a title.
  private static func tagsApart(
    _ words: ArraySlice<UInt8>
  ) -> (title: ArraySlice<UInt8>, tags: [String]) {
    guard words.last == ASCII.colon, words.count > 2 else { return (words, []) }
    var start = words.endIndex
    while start > words.startIndex, isOfTag(words[start - 1]) || words[start - 1] == ASCII.colon {
      start -= 1
    }
    let list = words[start...]
    guard list.first == ASCII.colon, list.count > 2,
      start == words.startIndex || ASCII.isBlank(words[start - 1])
    else { return (words, []) }
    return (words[..<start].trimmed, list.split(separator: ASCII.colon).map(\.text))
  }

  private static func isOfTag(_ byte: UInt8) -> Bool {
    byte >= 0x80 || ASCII.isLetter(byte) || ASCII.isDigit(byte)
      || [UInt8(ascii: "_"), ASCII.at, ASCII.hash, UInt8(ascii: "%")].contains(byte)
  }

  var system: OrgSystem? {
    guard !isComment else { return nil }
    return tags.contains("fc") ? .flashcards : tags.contains("drill") ? .drill : nil
  }
}

/// Tells headings between cards, as notes have them, from lines of an answer, going down a text once.
struct MarkdownHeadings {
  private let bytes: [UInt8]
  private let isOwnDialect: Bool
  /// Whether a heading may begin something new here: below an empty line, or another such heading.
  private var isApart = true
  /// How far was looked ahead, and what was found; with it the search stays linear.
  private var ahead = (end: 0, isCard: false)

  init(_ bytes: [UInt8], isOwnDialect: Bool) {
    self.bytes = bytes
    self.isOwnDialect = isOwnDialect
  }

  /// Such as "## Week 2".
  static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { $0 == ASCII.hash }
    return (1...6).contains(rest.startIndex - line.startIndex)
      && (rest.first.map(ASCII.isBlank) ?? true)
  }

  /// Whether a line is a heading apart, behind which the next card begins or the text ends; to be
  /// asked of each line that is neither mark nor code.
  mutating func isBetweenCards(_ line: TextLine) -> Bool {
    let isHeading = isApart && MarkdownHeadings.isHeading(line.bytes)
    let isBetween = isHeading && isCardNext(from: line.bytes.endIndex + 1)
    isApart = line.isBlank || isBetween
    return isBetween
  }

  /// Goes on behind a mark or a line of code.
  mutating func passOther() { isApart = false }

  /// What stands behind empty lines and further headings.
  private mutating func isCardNext(from start: Int) -> Bool {
    guard start > ahead.end else { return ahead.isCard }
    var index = start
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: ASCII.newLine) ?? bytes.count
      let line = bytes[index..<end]
      if !line.allSatisfy(ASCII.isBlank), !MarkdownHeadings.isHeading(line) || isDeck(line) {
        ahead = (index, isCard(line))
        return ahead.isCard
      }
      index = end + 1
    }
    ahead = (bytes.count, true)
    return true
  }

  private func isDeck(_ line: ArraySlice<UInt8>) -> Bool {
    MarkdownMark(line, isOwnDialect: isOwnDialect) == .deck
  }

  private func isCard(_ line: ArraySlice<UInt8>) -> Bool {
    switch MarkdownMark(line, isOwnDialect: isOwnDialect) {
    case .question, .cloze, .deck: true
    case .answer, .end, .tags, .note, .bothWays, nil: false
    }
  }
}

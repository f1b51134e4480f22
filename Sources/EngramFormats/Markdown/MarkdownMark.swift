/// What a line that begins a part of a Markdown deck says.
enum MarkdownMark: Hashable {
  case question, answer, cloze
  /// "---", which ends a card.
  case end
  /// "# Deck: Title".
  case deck
  /// Of engram's own dialect: tags, a note, and that the question can be turned round.
  case tags, note, bothWays

  /// Nil where the line is text.
  ///
  /// Marks stand at the very left.
  init?(_ line: ArraySlice<UInt8>, isOwnDialect: Bool) {
    if line.starts(with: "---"), line.dropFirst(3).allSatisfy(ASCII.isBlank) {
      self = .end
      return
    }
    if line.starts(with: "# Deck:") {
      self = .deck
      return
    }
    guard line.count >= 2, line[line.startIndex + 1] == ASCII.colon else { return nil }
    switch line[line.startIndex] {
    case UInt8(ascii: "Q"): self = .question
    case UInt8(ascii: "A"): self = .answer
    case UInt8(ascii: "C"): self = .cloze
    case UInt8(ascii: "T") where isOwnDialect: self = .tags
    case UInt8(ascii: "N") where isOwnDialect: self = .note
    case UInt8(ascii: "R") where isOwnDialect && line.dropFirst(2).allSatisfy(ASCII.isBlank):
      self = .bothWays
    default: return nil
    }
  }

  /// Where a line that would be a mark or begin code is kept from it by a backslash.
  ///
  /// The place behind which backslashes stand, or none yet; nil where the line looks like none.
  static func placeOfEscape(_ line: ArraySlice<UInt8>, isFirst: Bool = false) -> Int? {
    let words = line.drop(while: ASCII.isBlank)
    let start = words.startIndex
    let rest = words.drop { $0 == ASCII.backslash }
    if let sign = rest.first, sign == ASCII.backtick || sign == ASCII.tilde,
      rest.startIndex > start || CodeFence(openedBy: line) != nil,
      rest.prefix(3).elementsEqual([sign, sign, sign])
    {
      return start
    }
    guard !isFirst, start == line.startIndex, let letter = line.first else { return nil }
    if rest.starts(with: "---"), rest.dropFirst(3).allSatisfy(ASCII.isBlank) { return start }
    if rest.starts(with: "# Deck:") { return start }
    guard "QACTNR".utf8.contains(letter) else { return nil }
    return line.dropFirst().drop { $0 == ASCII.backslash }.first == ASCII.colon ? start + 1 : nil
  }

  /// The line without the backslash that keeps it from being a mark.
  static func unescaped(
    _ line: ArraySlice<UInt8>, isFirst: Bool, isOwnDialect: Bool
  ) -> ArraySlice<UInt8> {
    guard let place = placeOfEscape(line, isFirst: isFirst), place < line.endIndex,
      line[place] == ASCII.backslash
    else { return line }
    /// In other dialects these letters mark nothing, and so need no backslash.
    let isOwnLetter = place == line.startIndex + 1 && line.first.map("TNR".utf8.contains) == true
    guard isOwnDialect || !isOwnLetter else { return line }
    return ArraySlice(Array(line[..<place]) + line[(place + 1)...])
  }
}

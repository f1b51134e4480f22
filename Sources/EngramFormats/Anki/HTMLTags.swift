/// Finds tags and comments in HTML, in linear time whatever is left unclosed.
struct HTMLTags {
  let source: [UInt8]
  /// What has been looked for up to the end in vain; it need not be looked for again.
  private var hasNoMoreTags = false
  private var hasNoMoreComments = false
  /// Set when a quote was found open at the end: then tags end at their first ">".
  private var ignoresQuotes = false

  init(_ source: [UInt8]) { self.source = source }

  /// What a "<" begins; with the place behind it.
  enum Markup {
    case tag(HTMLTag, end: Int)
    case comment(end: Int)
    /// Just that sign, as in "p < .05".
    case text
  }

  /// Reads what begins with the "<" at `start`.
  mutating func markup(at start: Int) -> Markup {
    guard start + 1 < source.count else { return .text }
    let next = source[start + 1]
    if HTMLTags.isLetter(next) { return tag(nameAt: start + 1, isEnd: false) }
    if next == UInt8(ascii: "/"), start + 2 < source.count, HTMLTags.isLetter(source[start + 2]) {
      return tag(nameAt: start + 2, isEnd: true)
    }
    guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?"), start + 2 < source.count else {
      return .text
    }
    if source[(start + 1)...].starts(with: "!--".utf8) { return comment(from: start + 4) }
    let isDeclaration = source[start + 2] == 0x5B || HTMLTags.isLetter(source[start + 2])
    guard isDeclaration, let end = closingSign(from: start + 2) else { return .text }
    return .comment(end: end + 1)
  }

  /// Where the end tag of that name begins, or the end of the text.
  func endTag(_ name: String, from start: Int) -> Int {
    let wanted = Array(name.utf8)
    var index = start
    while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      let begin = open + 2
      let end = begin + wanted.count
      if end <= source.count, source[open + 1] == UInt8(ascii: "/"),
        zip(source[begin..<end], wanted).allSatisfy({ $0 | 0x20 == $1 })
      {
        return open
      }
      index = open + 1
    }
    return source.count
  }

  private mutating func comment(from start: Int) -> Markup {
    guard !hasNoMoreComments else { return .text }
    var dashes = 0
    for index in stride(from: start, to: source.count, by: 1) {
      if source[index] == UInt8(ascii: ">"), dashes >= 2 { return .comment(end: index + 1) }
      dashes = source[index] == UInt8(ascii: "-") ? min(2, dashes + 1) : 0
    }
    hasNoMoreComments = true
    return .text
  }

  private mutating func closingSign(from start: Int) -> Int? {
    guard !hasNoMoreTags else { return nil }
    let found = source[start...].firstIndex(of: UInt8(ascii: ">"))
    hasNoMoreTags = found == nil
    return found
  }

  private mutating func tag(nameAt start: Int, isEnd: Bool) -> Markup {
    guard !hasNoMoreTags else { return .text }
    var tag = HTMLTag()
    tag.isEnd = isEnd
    if !ignoresQuotes {
      if let end = read(&tag, from: start, to: source.count) { return .tag(tag, end: end) }
      ignoresQuotes = true
      tag = HTMLTag()
      tag.isEnd = isEnd
    }
    guard let close = closingSign(from: start) else { return .text }
    _ = read(&tag, from: start, to: close)
    return .tag(tag, end: close + 1)
  }

  /// Reads name and attributes; gives the place behind the ">", nil where none comes before `limit`.
  private func read(_ tag: inout HTMLTag, from start: Int, to limit: Int) -> Int? {
    var index = start
    func run(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
      let from = index
      while index < limit, isWanted(source[index]) { index += 1 }
      return source[from..<index]
    }
    func isNamed(_ byte: UInt8) -> Bool { !isBlank(byte) && byte != 0x2F && byte != 0x3E }
    tag.name = HTMLTag.lowercased(run(while: isNamed)) ?? ""
    while index < limit {
      _ = run { isBlank($0) || $0 == UInt8(ascii: "/") }
      guard index < limit else { return nil }
      if source[index] == UInt8(ascii: ">") { return index + 1 }
      let isOddEquals = source[index] == UInt8(ascii: "=")
      if isOddEquals { index += 1 }
      let name = run { isNamed($0) && $0 != UInt8(ascii: "=") }
      _ = run(while: isBlank)
      guard index < limit, source[index] == UInt8(ascii: "=") else {
        tag.add(name, [])
        continue
      }
      index += 1
      _ = run(while: isBlank)
      guard index < limit else { return nil }
      let quote = source[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        index += 1
        tag.add(name, run { $0 != quote })
        guard index < limit else { return nil }
        index += 1
      } else {
        tag.add(name, run { !isBlank($0) && $0 != UInt8(ascii: ">") })
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

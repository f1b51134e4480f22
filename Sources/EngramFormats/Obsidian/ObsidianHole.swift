/// A hole of Obsidian: "==words==", with "^[hint]" or "[^1]" for its group behind, or inside as
/// "==1;;words;;hint==".
struct ObsidianHole {
  let words: Range<Int>
  private(set) var hint: [UInt8]?
  private(set) var group: Int?
  private(set) var end: Int

  /// The holes of the line that begins at `start`, by their places.
  static func holes(
    in bytes: [UInt8], from start: Int, _ style: ObsidianText.Holes
  ) -> [Int: ObsidianHole] {
    let line = bytes[start..<(bytes[start...].firstIndex(of: ASCII.newLine) ?? bytes.count)]
    let (open, close): (UInt8, UInt8)
    switch style {
    case .none: return [:]
    case .highlights: (open, close) = (ASCII.equal, ASCII.equal)
    case .braces: (open, close) = (ASCII.openBrace, ASCII.closeBrace)
    }
    guard line.contains(open) else { return [:] }
    let code = CodeSpan.ranges(in: line)
    var holes: [Int: ObsidianHole] = [:]
    var begun: Int?
    var codeIndex = 0
    var index = line.startIndex
    while index < line.endIndex {
      while codeIndex < code.count, code[codeIndex].upperBound <= index { codeIndex += 1 }
      if codeIndex < code.count, code[codeIndex].contains(index) {
        index = code[codeIndex].upperBound
        continue
      }
      let sign = line[index]
      guard sign == open || sign == close else {
        index += 1
        continue
      }
      let after = line[index...].firstIndex { $0 != sign } ?? line.endIndex
      if after - index == 2 {
        if let from = begun, sign == close, !ASCII.isBlank(line[index - 1]) {
          let hole = ObsidianHole(line, from..<index, at: after)
          holes[from - 2] = hole
          begun = nil
          index = hole.end
          continue
        }
        let opens = sign == open && after < line.endIndex && !ASCII.isBlank(line[after])
        if opens { begun = after }
      }
      index = after
    }
    return holes
  }

  private init(_ line: ArraySlice<UInt8>, _ inside: Range<Int>, at end: Int) {
    self.end = end
    var words = inside
    let parts = ObsidianHole.semicolons(line[inside])
    if let first = parts.first, first > inside.lowerBound,
      let number = ForeignNumber.whole(line[inside.lowerBound..<first]),
      first + 2 < inside.upperBound
    {
      group = number
      words = (first + 2)..<words.upperBound
    }
    if let last = parts.last, last > words.lowerBound, last + 2 < inside.upperBound {
      hint = Array(line[(last + 2)..<inside.upperBound])
      words = words.lowerBound..<last
    }
    self.words = words
    takeHint(line)
    takeGroup(line)
    takeHint(line)
  }

  /// Where ";;" stands.
  private static func semicolons(_ words: ArraySlice<UInt8>) -> [Int] {
    let mark = UInt8(ascii: ";")
    var places: [Int] = []
    var index = words.startIndex
    while index + 1 < words.endIndex {
      if words[index] == mark, words[index + 1] == mark {
        places.append(index)
        index += 1
      }
      index += 1
    }
    return places
  }

  /// Takes "^[hint]".
  private mutating func takeHint(_ line: ArraySlice<UInt8>) {
    guard hint == nil, line[end...].starts(with: "^["),
      let close = line[(end + 2)...].firstIndex(where: {
        $0 == ASCII.closeBracket || $0 == ASCII.openBracket
      }), line[close] == ASCII.closeBracket, close > end + 2
    else { return }
    hint = Array(line[(end + 2)..<close])
    end = close + 1
  }

  /// Takes "[^1]".
  private mutating func takeGroup(_ line: ArraySlice<UInt8>) {
    guard group == nil, line[end...].starts(with: "[^") else { return }
    let digits = line[(end + 2)...].prefix(9).prefix(while: ASCII.isDigit)
    guard let number = ForeignNumber.whole(digits), line[digits.endIndex...].first == 0x5D else {
      return
    }
    group = number
    end = digits.endIndex + 1
  }
}

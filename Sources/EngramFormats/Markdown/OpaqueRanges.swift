/// The parts of a text that are code, asked for from front to back.
struct OpaqueRanges {
  private let ranges: [Range<Int>]
  private var next = 0

  init(_ text: MarkdownText) { self.init(text.bytes, code: text.code) }

  /// - Parameter code: lines of code, in their order.
  init(_ bytes: [UInt8], code: [Range<Int>]) {
    guard bytes.contains(ASCII.backtick) else {
      ranges = code
      return
    }
    var ranges: [Range<Int>] = []
    var codeIndex = 0
    for line in TextLines(bytes) {
      while codeIndex < code.count, code[codeIndex].upperBound < line.bytes.startIndex {
        codeIndex += 1
      }
      if codeIndex < code.count, code[codeIndex].lowerBound == line.bytes.startIndex {
        ranges.append(code[codeIndex])
      } else {
        ranges += CodeSpan.ranges(in: line.bytes)
      }
    }
    self.ranges = ranges
  }

  /// Where the code ends in which `offset` stands; nil where it stands in none.
  mutating func end(at offset: Int) -> Int? {
    while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
    guard next < ranges.count, ranges[next].lowerBound <= offset else { return nil }
    return ranges[next].upperBound
  }
}

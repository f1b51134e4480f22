/// A line such as "```swift" that begins lines of code, in which no mark means anything.
struct CodeFence: Hashable {
  let sign: UInt8
  /// How many signs; eight stand for more.
  let length: Int

  /// Nil where the line begins no code.
  init?(openedBy line: ArraySlice<UInt8>) {
    let rest = line.drop(while: ASCII.isBlank)
    guard let sign = rest.first, sign == ASCII.backtick || sign == ASCII.tilde else { return nil }
    let words = rest.drop { $0 == sign }
    let length = words.startIndex - rest.startIndex
    guard length >= 3, sign == ASCII.tilde || !words.contains(sign) else { return nil }
    self.sign = sign
    self.length = min(length, 8)
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop(while: ASCII.isBlank)
    let end = rest.drop { $0 == sign }
    return end.startIndex - rest.startIndex >= length && end.allSatisfy(ASCII.isBlank)
  }
}

/// Tells lines of code from other lines, going down a text once.
///
/// A fence that is never closed is none: else one slip would swallow the rest of the file.
struct CodeFences {
  private let bytes: [UInt8]
  private var current: CodeFence?

  /// Whether the next line stands between two fences.
  var isInside: Bool { current != nil }
  /// Per sign the shortest fence known not to be closed any more; with it the search stays linear.
  private var hopeless: [UInt8: Int] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether `line`, a part of a line of the text, is code or its fence; to be asked of each line in
  /// turn.
  mutating func isCode(_ line: ArraySlice<UInt8>) -> Bool {
    if let fence = current {
      if fence.isClosed(by: line) { current = nil }
      return true
    }
    guard let fence = CodeFence(openedBy: line) else { return false }
    guard fence.length < hopeless[fence.sign, default: .max] else { return false }
    var index = line.endIndex + 1
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: ASCII.newLine) ?? bytes.count
      if fence.isClosed(by: bytes[index..<end]) {
        current = fence
        return true
      }
      index = end + 1
    }
    hopeless[fence.sign] = fence.length
    return false
  }
}

/// Code inside a line, such as `x[0]`.
enum CodeSpan {
  /// Where code spans stand in a line, their backticks included.
  static func ranges(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    guard line.contains(ASCII.backtick) else { return [] }
    var runs: [(start: Int, end: Int)] = []
    var index = line.startIndex
    while index < line.endIndex {
      guard line[index] == ASCII.backtick else {
        index += 1
        continue
      }
      let start = index
      while index < line.endIndex, line[index] == ASCII.backtick { index += 1 }
      runs.append((start, index))
    }
    return ranges(of: runs, in: line)
  }

  /// Joins each run with the next one of its length.
  private static func ranges(
    of runs: [(start: Int, end: Int)], in line: ArraySlice<UInt8>
  ) -> [Range<Int>] {
    var partners = [Int?](repeating: nil, count: runs.count)
    var next: [Int: Int] = [:]
    for index in runs.indices.reversed() {
      let length = runs[index].end - runs[index].start
      partners[index] = next[length]
      next[length] = index
    }
    var ranges: [Range<Int>] = []
    var index = 0
    while index < runs.count {
      if let partner = partners[index], !isEscaped(runs[index].start, in: line) {
        ranges.append(runs[index].start..<runs[partner].end)
        index = partner
      }
      index += 1
    }
    return ranges
  }

  private static func isEscaped(_ index: Int, in line: ArraySlice<UInt8>) -> Bool {
    var start = index
    while start > line.startIndex, line[start - 1] == ASCII.backslash { start -= 1 }
    return (index - start) % 2 == 1
  }
}

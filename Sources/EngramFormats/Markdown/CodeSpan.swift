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

/// A row of a table in Markdown: "| Term | Definition |", its outer bars there or not.
struct MarkdownRow {
  /// Without the outer bars; no more than were wanted.
  private(set) var cells: [Range<Int>] = []
  private(set) var cellCount = 0
  /// Whether it is the row of dashes below the header, maybe with colons: "|:---|---:|".
  private(set) var isDashes = false
  /// Whether it is no row at all, but a heading above a table.
  let isHeading: Bool

  /// The row that a line of `bytes` is.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, most: Int = 100) {
    isHeading = MarkdownRow.isHeading(bytes, line)
    var end = line.upperBound
    while end > line.lowerBound, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    var start = line.lowerBound
    while start < end, ASCII.isBlank(bytes[start]) { start += 1 }
    let hasBar = start < end && bytes[start] == ASCII.bar
    if hasBar { start += 1 }
    var areDashes = hasBar || start < end
    var cellStart = start
    var index = start
    while index <= end {
      guard index == end || bytes[index] == ASCII.bar else {
        index += bytes[index] == ASCII.backslash && index + 1 < end ? 2 : 1
        continue
      }
      // Behind the outer bar nothing comes.
      if index == end, cellStart == end, cellCount > 0 { break }
      cellCount += 1
      areDashes = areDashes && MarkdownRow.isDashes(bytes, cellStart..<index)
      if cellCount <= most { cells.append(cellStart..<index) }
      index += 1
      cellStart = index
    }
    isDashes = areDashes && (hasBar || cellCount > 1)
  }

  /// Whether a text begins with a header and dashes below it, with as many cells; headings may stand
  /// above.
  static func isTable(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var headerCells: Int?
      for line in TextLines(text) where !line.isBlank {
        let row = MarkdownRow(bytes, line.bytes.startIndex..<line.bytes.endIndex)
        if let headerCells { return row.isDashes && row.cellCount == headerCells }
        guard !row.isHeading else { continue }
        guard row.cellCount > 1 else { return false }
        headerCells = row.cellCount
      }
      return false
    }
  }

  /// With the bars that a backslash kept from parting cells.
  static func unescaped(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    for (index, byte) in cell.enumerated() {
      let isEscape =
        byte == ASCII.backslash && index + 1 < cell.count && cell[index + 1] == ASCII.bar
      if !isEscape { text.append(byte) }
    }
    return text
  }

  private static func isDashes(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) -> Bool {
    var hasDash = false
    for index in cell {
      switch bytes[index] {
      case ASCII.minus: hasDash = true
      case ASCII.colon, ASCII.space, ASCII.tab: break
      default: return false
      }
    }
    return hasDash
  }

  private static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == ASCII.hash { index += 1 }
    guard !line.contains(where: { bytes[$0] == ASCII.bar }) else { return false }
    return (1...6).contains(index - line.lowerBound)
      && (index == line.upperBound || ASCII.isBlank(bytes[index]))
  }
}

/// Finds the end of a record and its cells, after RFC 4180.
///
/// More lenient where nothing is lost by it: a quote amid an unquoted cell is an ordinary sign,
/// blanks may stand around a quoted cell, and a cell with text behind its closing quote is taken as
/// it was typed.
struct RecordScanner {
  /// Of the record found last; no more than `mostCells`.
  private(set) var cells: [DelimitedCell] = []
  /// How many cells there were.
  private(set) var cellCount = 0
  /// Where a quote opened that is closed lines later with text behind it: most likely its own
  /// closing quote was forgotten.
  private(set) var strayQuote: Int?

  /// Whether the record found last heads a table of Markdown: it begins one, and dashes stand below.
  private(set) var isUnderlined = false
  /// Whether the record found last is a row of a table of Markdown, which goes on below.
  private var isInTable = false

  static let mostCells = 1_000

  private let dialect: DelimitedDialect
  /// A blank that is no separator may stand around quotes.
  private let blank: UInt8?
  private let quote: UInt8?

  init(_ dialect: DelimitedDialect) {
    self.dialect = dialect
    quote = dialect.hasQuotes ? 0x22 : nil
    blank = dialect.cellEnd.first == 0x20 ? nil : 0x20
  }

  /// What stands in the bytes from some place on.
  enum Step {
    case record(start: Int, end: Int, next: Int)
    /// The bytes end before the record does; `openQuote` is where a quote opened that is not
    /// closed.
    case more(openQuote: Int?)
    case nothing
  }

  /// - Parameter isLast: whether no bytes will follow.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> Step {
    var start = start
    while dialect.hasRemarks, start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      guard end < bytes.count || isLast else { return .more(openQuote: nil) }
      start = min(bytes.count, end + 1)
    }
    if dialect.isMarkdown { return scanMarkdown(bytes, from: start, isLast: isLast) }
    guard start < bytes.count else { return isLast ? .nothing : .more(openQuote: nil) }
    cells.removeAll(keepingCapacity: true)
    cellCount = 0
    strayQuote = nil
    var index = start
    while true {
      let cellStart = index
      var cell: DelimitedCell?
      if let open = openingQuote(bytes, from: index) {
        let close = closingQuote(bytes, from: open + 1)
        guard let close else { return .more(openQuote: open) }
        guard close.index + 1 < bytes.count || isLast else { return .more(openQuote: nil) }
        index = close.index + 1
        while index < bytes.count, bytes[index] == blank { index += 1 }
        if index == bytes.count || ends(bytes, at: index) {
          cell = DelimitedCell(
            start: open + 1, end: close.index, quoting: close.isDoubled ? .doubled : .quoted)
        } else if strayQuote == nil, (open..<close.index).contains(where: { bytes[$0] == 0x0A }) {
          strayQuote = open
        }
      }
      if cell == nil { index = unquotedEnd(bytes, from: index) }
      guard index < bytes.count || isLast else { return .more(openQuote: nil) }
      cellCount += 1
      if cellCount <= RecordScanner.mostCells {
        cells.append(cell ?? DelimitedCell(start: cellStart, end: index, quoting: .none))
      }
      if index == bytes.count { return .record(start: start, end: index, next: index) }
      if has(bytes, dialect.recordEnd, at: index) {
        return .record(start: start, end: index, next: index + dialect.recordEnd.count)
      }
      index += dialect.cellEnd.count
    }
  }

  /// A row of a Markdown table; rows of dashes and headings above a table are none.
  private mutating func scanMarkdown(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> Step {
    var start = start
    var isInTable = isInTable
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != ASCII.newLine { end += 1 }
      guard end < bytes.count || isLast else { return .more(openQuote: nil) }
      let next = min(bytes.count, end + 1)
      let row = MarkdownRow(bytes, start..<end, most: RecordScanner.mostCells)
      guard row.isDashes || row.isHeading else {
        let dashes = dashCells(bytes, from: next, isLast: isLast)
        guard let dashes else { return .more(openQuote: nil) }
        // Dashes further down in a table merely part its rows.
        isUnderlined = !isInTable && dashes > 0 && dashes == row.cellCount
        self.isInTable = row.cellCount > 1
        strayQuote = nil
        cells = row.cells.map {
          DelimitedCell(start: $0.lowerBound, end: $0.upperBound, quoting: .none)
        }
        cellCount = row.cellCount
        return .record(start: start, end: end, next: next)
      }
      isInTable = row.isDashes
      start = next
    }
    return isLast ? .nothing : .more(openQuote: nil)
  }

  /// How many cells of dashes the line has; none where it is something else, nil where its end is
  /// not there yet.
  private func dashCells(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] != ASCII.newLine {
      switch bytes[end] {
      case ASCII.minus, ASCII.bar, ASCII.colon, ASCII.space, ASCII.tab: end += 1
      default: return 0
      }
    }
    guard end < bytes.count || isLast else { return nil }
    let row = MarkdownRow(bytes, start..<end, most: 0)
    return row.isDashes ? row.cellCount : 0
  }

  /// The quote with which a cell begins, maybe behind blanks.
  private func openingQuote(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let quote else { return nil }
    var index = start
    while index < bytes.count, bytes[index] == blank { index += 1 }
    return index < bytes.count && bytes[index] == quote ? index : nil
  }

  private func closingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (index: Int, isDoubled: Bool)? {
    var index = start
    var isDoubled = false
    while index < bytes.count {
      guard bytes[index] == 0x22 else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { return (index, isDoubled) }
      isDoubled = true
      index += 2
    }
    return nil
  }

  private func unquotedEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (cellEnd, recordEnd) = (dialect.cellEnd[0], dialect.recordEnd[0])
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == cellEnd || byte == recordEnd, ends(bytes, at: index) { break }
      index += 1
    }
    return index
  }

  private func ends(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    has(bytes, dialect.cellEnd, at: index) || has(bytes, dialect.recordEnd, at: index)
  }

  private func has(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mark: [UInt8], at index: Int
  ) -> Bool {
    guard mark.count <= bytes.count - index else { return false }
    for offset in mark.indices where bytes[index + offset] != mark[offset] { return false }
    return true
  }
}

/// What a terminal of the xterm kind shows after some output: as much of one as curses uses.
///
/// Every scalar takes one column here, which holds for the decks of these tests.
struct TerminalPicture {
  /// Whether the alternate screen is shown.
  private(set) var isFullScreen = false
  /// The sequences that changed colours, in order.
  private(set) var styles: [String] = []
  /// Sequences that this picture knows nothing of; tests want none.
  private(set) var unknown: [String] = []
  private var screens: [[[Character]]]
  private var columns: Int
  private var rows: Int
  private var row = 0
  private var column = 0
  private var saved = (row: 0, column: 0)
  private var pending: [UInt8] = []
  private var last: Character = " "
  private var region = 0..<0

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    region = 0..<rows
    let blank = [[Character]](repeating: Array(repeating: " ", count: columns), count: rows)
    screens = [blank, blank]
  }

  /// The rows, without blanks at their ends.
  var text: String { TerminalPicture.text(of: cells) }

  private var cells: [[Character]] {
    get { screens[isFullScreen ? 1 : 0] }
    set { screens[isFullScreen ? 1 : 0] = newValue }
  }

  private static func text(of cells: [[Character]]) -> String {
    cells.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  mutating func resize(columns: Int, rows: Int) {
    screens = screens.map { screen in
      let wide = screen.map { row in
        Array((row + Array(repeating: " ", count: columns)).prefix(columns))
      }
      let blank = [[Character]](repeating: Array(repeating: " ", count: columns), count: rows)
      return Array((wide + blank).prefix(rows))
    }
    (self.columns, self.rows, region) = (columns, rows, 0..<rows)
    (row, column) = (min(row, rows - 1), min(column, columns - 1))
  }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let length = nextLength() {
      let unit = Array(pending[..<length])
      pending.removeFirst(length)
      draw(unit)
    }
  }

  /// How long the next character or sequence is; nil while it is incomplete.
  private func nextLength() -> Int? {
    guard let first = pending.first else { return nil }
    guard first == 0x1B else {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      return pending.count >= length ? length : nil
    }
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["):
      return pending.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    case UInt8(ascii: "]"):
      return pending.indices.first { index in
        pending[index] == 0x07 || (pending[index] == 0x5C && pending[index - 1] == 0x1B)
      }.map { $0 + 1 }
    case UInt8(ascii: "("), UInt8(ascii: ")"): return pending.count > 2 ? 3 : nil
    default: return 2
    }
  }

  private mutating func draw(_ unit: [UInt8]) {
    switch unit[0] {
    case 0x1B where unit[1] == UInt8(ascii: "["): control(unit)
    case 0x1B: escape(unit)
    case 0x0D: column = 0
    case 0x0A: lineFeed()
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x07, 0x00, 0x0E, 0x0F: break
    default: for character in String(decoding: unit, as: UTF8.self) { put(character) }
    }
  }

  private mutating func put(_ character: Character) {
    if column >= columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = character
    column += 1
    last = character
  }

  private mutating func lineFeed() {
    guard row == region.upperBound - 1 else {
      row = min(rows - 1, row + 1)
      return
    }
    cells.remove(at: region.lowerBound)
    cells.insert(blankRow, at: region.upperBound - 1)
  }

  private var blankRow: [Character] { Array(repeating: " ", count: columns) }

  private mutating func escape(_ unit: [UInt8]) {
    switch unit[1] {
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"):
      (row, column) = (min(saved.row, rows - 1), min(saved.column, columns - 1))
    case UInt8(ascii: "M"):
      if row == region.lowerBound { insertRows(1) } else { row = max(0, row - 1) }
    case UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="),
      UInt8(ascii: ">"):
      break
    default: unknown.append(String(decoding: unit.dropFirst(), as: UTF8.self))
    }
  }

  private mutating func control(_ unit: [UInt8]) {
    let text = String(decoding: unit[2...].dropLast(), as: UTF8.self)
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first ?? nil
    let count = max(1, first ?? 1)
    switch unit[unit.count - 1] {
    case UInt8(ascii: "H"), UInt8(ascii: "f"):
      move(to: count - 1, numbers.count > 1 ? (numbers[1] ?? 1) - 1 : 0)
    case UInt8(ascii: "A"): move(to: row - count, column)
    case UInt8(ascii: "B"): move(to: row + count, column)
    case UInt8(ascii: "C"): move(to: row, column + count)
    case UInt8(ascii: "D"): move(to: row, column - count)
    case UInt8(ascii: "G"): move(to: row, count - 1)
    case UInt8(ascii: "d"): move(to: count - 1, column)
    case UInt8(ascii: "J"): eraseScreen(first ?? 0)
    case UInt8(ascii: "K"): eraseRow(first ?? 0)
    case UInt8(ascii: "X"): fill(row, column..<min(columns, column + count))
    case UInt8(ascii: "P"):
      let end = min(columns, column + count)
      cells[row].removeSubrange(min(column, end)..<end)
      cells[row] += blankRow.prefix(columns - cells[row].count)
    case UInt8(ascii: "@"):
      cells[row].insert(contentsOf: blankRow.prefix(count), at: min(column, columns))
      cells[row] = Array(cells[row].prefix(columns))
    case UInt8(ascii: "L"): insertRows(count)
    case UInt8(ascii: "M"): deleteRows(count)
    case UInt8(ascii: "S"): scroll(by: count)
    case UInt8(ascii: "T"): scroll(by: -count)
    case UInt8(ascii: "b"): for _ in 0..<count { put(last) }
    case UInt8(ascii: "m"): styles.append(text)
    case UInt8(ascii: "r"):
      region = (count - 1)..<(numbers.count > 1 ? numbers[1] ?? rows : rows)
      move(to: 0, 0)
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      if text == "?1049" { showAlternate(unit[unit.count - 1] == UInt8(ascii: "h")) }
    case UInt8(ascii: "t"): break
    default: unknown.append(String(decoding: unit.dropFirst(), as: UTF8.self))
    }
  }

  private mutating func move(to row: Int, _ column: Int) {
    self.row = min(max(0, row), rows - 1)
    self.column = min(max(0, column), columns - 1)
  }

  private mutating func showAlternate(_ isWanted: Bool) {
    guard isWanted != isFullScreen else { return }
    if isWanted { saved = (row, column) }
    isFullScreen = isWanted
    if isWanted { eraseScreen(2) } else { move(to: saved.row, saved.column) }
  }

  private mutating func eraseScreen(_ part: Int) {
    if part == 0 { eraseRow(0) }
    if part == 1 { eraseRow(1) }
    let range = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
    for row in range { cells[row] = blankRow }
  }

  private mutating func eraseRow(_ part: Int) {
    let here = min(column, columns - 1)
    fill(row, part == 0 ? here..<columns : part == 1 ? 0..<here + 1 : 0..<columns)
  }

  private mutating func fill(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private mutating func scroll(by count: Int) {
    let here = row
    row = region.lowerBound
    if count > 0 { deleteRows(count) } else { insertRows(-count) }
    row = here
  }

  private mutating func insertRows(_ count: Int) {
    for _ in 0..<count where region.contains(row) {
      cells.remove(at: region.upperBound - 1)
      cells.insert(blankRow, at: row)
    }
  }

  private mutating func deleteRows(_ count: Int) {
    for _ in 0..<count where region.contains(row) {
      cells.remove(at: row)
      cells.insert(blankRow, at: region.upperBound - 1)
    }
  }
}

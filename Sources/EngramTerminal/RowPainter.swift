import CEngramCurses
import EngramScreens

/// Paints one row so that each character stands in the column where `DisplayWidth` expects it.
///
/// Curses adds up the columns of scalars, terminals draw some characters otherwise: a family of
/// four emoji in two columns, or in eight. What they do not agree on is painted as its first
/// scalar, so that all of them do, and the row stays straight.
struct RowPainter {
  let row: Int32

  func paint(_ line: Line) {
    var column = 0
    for run in line.runs {
      paint(run, from: column)
      column += run.columns
    }
  }

  private func paint(_ run: Run, from start: Int) {
    var batch = Batch(column: start)
    for character in run.text.text {
      if batch.isFull { put(&batch, run.emphasis) }
      if let ascii = character.asciiValue {
        batch.add(UInt32(ascii), columns: 1)
        continue
      }
      let columns = DisplayWidth.columns(of: character)
      if isAgreed(character, columns) {
        character.unicodeScalars.forEach { batch.add($0.value, columns: 0) }
        batch.columns += columns
      } else {
        put(&batch, run.emphasis)
        character.unicodeScalars.first.map { batch.add($0.value, columns: columns) }
        put(&batch, run.emphasis)
      }
    }
    put(&batch, run.emphasis)
  }

  /// Whether curses gives the character the same columns, so that others may follow it.
  private func isAgreed(_ character: Character, _ columns: Int) -> Bool {
    var sum = 0
    for scalar in character.unicodeScalars {
      let width = Int(ec_width(scalar.value))
      if width < 0 || scalar.value == 0xFE0E || scalar.value == 0xFE0F { return false }
      sum += width
    }
    return sum == columns
  }

  private func put(_ batch: inout Batch, _ emphasis: Emphasis) {
    if !batch.scalars.isEmpty {
      ec_put(
        row, Int32(batch.column), batch.scalars, Int32(batch.scalars.count), emphasis.style,
        Int32(batch.columns))
    }
    batch = Batch(column: batch.column + batch.columns)
  }

  /// Scalars that can be painted in one go.
  private struct Batch {
    let column: Int
    var columns = 0
    private(set) var scalars: [UInt32] = []

    init(column: Int) { self.column = column }

    /// Whether a further character might be more than the curses layer takes at once.
    var isFull: Bool { scalars.count > 200 }

    mutating func add(_ scalar: UInt32, columns: Int) {
      scalars.append(scalar)
      self.columns += columns
    }
  }
}

/// The extent of a terminal.
package struct Size: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  /// Never less than one column and one row.
  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// The least that screens are laid out for; below it they show `Frame.tooSmall`.
  package static let least = Size(columns: 20, rows: 6)

  package var isTooSmall: Bool {
    columns < Size.least.columns || rows < Size.least.rows
  }
}

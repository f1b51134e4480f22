/// A picture of the whole screen.
///
/// No line is wider and no row further down than the screen: what does not fit is cut off here, so
/// that no terminal has to.
package struct Frame: Hashable, Sendable {
  package let size: Size
  package let lines: [Line]
  /// Where the learner is typing; nil hides the cursor.
  package let cursor: Position?
  /// What the terminal's window or tab is called meanwhile.
  package let title: SafeText?

  package struct Position: Hashable, Sendable {
    package let column: Int
    package let row: Int

    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  package init(
    size: Size, lines: [Line], cursor: Position? = nil, title: SafeText? = nil
  ) {
    self.size = size
    self.lines = lines.prefix(size.rows).map { $0.clipped(to: size.columns) }
    self.cursor = cursor.flatMap { size.contains($0) ? $0 : nil }
    self.title = title?.inOneRow
  }

  /// The notice that stands in for a screen where there is no room for one.
  package static func tooSmall(_ size: Size) -> Frame {
    let notice: SafeText = "too small: needs \(Size.least.columns)x\(Size.least.rows)"
    return Frame(size: size, lines: [Line(TextLayout.truncate(notice, width: size.columns))])
  }

  /// The rows as text, without trailing blanks and without emphasis; for snapshots.
  package var text: String { lines.map { trimmed($0.text) }.joined(separator: "\n") }
}

extension Size {
  fileprivate func contains(_ position: Frame.Position) -> Bool {
    (0..<columns).contains(position.column) && (0..<rows).contains(position.row)
  }
}

private func trimmed(_ row: String) -> Substring {
  guard let last = row.lastIndex(where: { $0 != " " }) else { return "" }
  return row[...last]
}

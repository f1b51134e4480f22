import EngramCore

/// Where things stand on the screen of the review, from 80x24 down to 40x12.
struct ReviewLayout {
  let size: Size

  init(_ size: Size) { self.size = size }

  /// Columns of text: the screen less its margins, and never too long to read.
  var width: Int { min(size.columns - 2 * margin, 84) }

  var isLow: Bool { size.rows < 18 }
  private var margin: Int { size.columns < 50 ? 1 : 2 }

  /// Header, body and footer; what does not fit of the body is scrolled.
  ///
  /// - Parameters:
  ///   - needed: how many rows of the body must be seen before anything is scrolled by hand.
  ///   - cursor: where the learner is typing, in the body; not shown when it is scrolled out of sight.
  func frame(
    header: Line, body: [Line], footer: [Line], scroll: Int, needed: Int = 0,
    cursor: Frame.Position? = nil
  ) -> Frame {
    let top: [Line] = isLow ? [header, .blank] : [.blank, header, .blank, .blank]
    let bottom = isLow ? footer : footer + [.blank]
    let room = max(1, size.rows - top.count - bottom.count - (isLow ? 0 : 1))
    let start = max(0, min(needed, body.count - 1) - (room - 1))
    let first = max(0, min(start + scroll, body.count - room))
    let shown = window(body, rows: room, from: first)
    let gap = max(0, size.rows - top.count - shown.count - bottom.count)
    let rows = top + shown + Array(repeating: Line.blank, count: gap) + bottom
    let isCursorSeen = cursor.map { (first..<first + shown.count).contains($0.row) } ?? false
    let place = cursor.flatMap { cursor in
      isCursorSeen
        ? Frame.Position(column: margin + cursor.column, row: top.count + cursor.row - first) : nil
    }
    return Frame(
      size: size, lines: rows.map { $0.indented(by: margin) }, cursor: place, title: "engram")
  }

  /// A page of lines under a heading.
  func page(
    _ heading: SafeText, _ lines: [SafeText], scroll: Int, hint: SafeText = "any key: back"
  ) -> Frame {
    let body = lines.flatMap { TextLayout.lines($0, width: width) }
    return frame(
      header: Line(heading, .strong), body: body, footer: [Line(hint, .dim)], scroll: scroll)
  }

  /// The rows from `first` on that fit; the last one says so when there is more.
  private func window(_ lines: [Line], rows: Int, from first: Int) -> [Line] {
    guard lines.count > rows else { return lines }
    let start = min(first, lines.count - rows)
    var shown = Array(lines[start..<(start + rows)])
    if start + rows < lines.count { shown[rows - 1] = Line("↓ more", .dim) }
    return shown
  }

  /// Done and to come, as a bar; none where there is no room for one.
  func bar(_ done: Int, of total: Int) -> [Run] {
    guard size.columns >= 60, total > 0 else { return [] }
    let length = 12
    let filled = min(length, done * length / total)
    return [
      Run("  "), Run(SafeText(repeating: "━", count: filled), .accent),
      Run(SafeText(repeating: "─", count: length - filled), .dim),
    ]
  }

  /// As many hints as fit into a row, the last ones first to go but for the very last.
  func hints(_ hints: [SafeText]) -> Line {
    var kept = hints
    while kept.count > 1, columns(kept) > width { kept.remove(at: kept.count - 2) }
    return Line(kept.joined(separator: "   "), .dim).truncated(to: width)
  }

  private func columns(_ hints: [SafeText]) -> Int {
    DisplayWidth.columns(of: hints.joined(separator: "   "))
  }

  /// Two rows: the keys with their names, and under each what it would give.
  func grades(_ scale: GradeScale, _ outcomes: [Outcome]) -> [Line] {
    let cells = scale.choices.map { choice in
      GradeCell(choice, outcomes.first { $0.grade == choice.grade })
    }
    let isNarrow = cells.reduce(0) { $0 + $1.columns } > width
    let even = width / max(1, cells.count)
    var names = Line.blank
    var spans = Line.blank
    for cell in cells {
      let columns = isNarrow ? even : cell.columns
      names = names + cell.key(isNarrow: isNarrow, columns: columns)
      spans = spans + Line(TextLayout.pad(cell.span, width: columns), .dim)
    }
    let legend: SafeText = "↻ and again today"
    let hasRoom = spans.columns + DisplayWidth.columns(of: legend) <= width
    if hasRoom, outcomes.contains(where: \.isDrilled) { spans = spans + Line(legend, .dim) }
    return [names, spans].map { $0.truncated(to: width) }
  }
}

/// One grade under the answer: its key, its name, what it would give.
private struct GradeCell {
  let choice: GradeScale.Choice
  let span: SafeText

  init(_ choice: GradeScale.Choice, _ outcome: Outcome?) {
    self.choice = choice
    span = outcome.map(GradeCell.text) ?? ""
  }

  private var name: SafeText { "\(choice.digit) \(choice.name)" }

  var columns: Int {
    max(DisplayWidth.columns(of: name), DisplayWidth.columns(of: span)) + 2
  }

  func key(isNarrow: Bool, columns: Int) -> Line {
    let digit = Run("\(choice.digit)", choice.grade.isPass ? .accent : .strong)
    let rest: SafeText = isNarrow ? "" : " \(choice.name)"
    let line = Line([digit, Run(rest)])
    return line + Line(SafeText(repeating: " ", count: columns - line.columns))
  }

  private static func text(_ outcome: Outcome) -> SafeText {
    guard outcome.isCounted else { return outcome.isDrilled ? "↻" : "–" }
    return Days.short(outcome.interval) + (outcome.isDrilled ? " ↻" : "")
  }
}

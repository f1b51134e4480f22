/// A row of the screen.
package struct Line: Hashable, Sendable {
  package let runs: [Run]

  package init(_ runs: [Run] = []) { self.runs = runs }

  package init(_ text: SafeText, _ emphasis: Emphasis = .plain) {
    self.init([Run(text, emphasis)])
  }

  package static let blank = Line()

  /// A horizontal rule.
  package static func rule(width: Int, emphasis: Emphasis = .dim) -> Line {
    Line(SafeText(repeating: "─", count: width), emphasis)
  }

  /// One part at the left end and one at the right, as in a header.
  ///
  /// Where both do not fit, the left one is cut: what stands right is short and counts.
  package static func sides(_ left: [Run], _ right: [Run], width: Int) -> Line {
    let right = Line(right).clipped(to: width)
    let room = width - right.columns
    let left = Line(left).truncated(to: max(0, room - 1))
    return left + Line(SafeText(repeating: " ", count: room - left.columns)) + right
  }

  package var columns: Int { runs.reduce(0) { $0 + $1.columns } }

  /// What a reader sees, without emphasis.
  package var text: String { runs.map(\.text.text).joined() }

  package static func + (a: Line, b: Line) -> Line { Line(a.runs + b.runs) }

  package func indented(by columns: Int) -> Line {
    columns <= 0 ? self : Line(SafeText(repeating: " ", count: columns)) + self
  }

  /// Moved to the middle of `width` columns.
  package func centred(in width: Int) -> Line { indented(by: (width - columns) / 2) }

  /// Cut to `width` columns, at a whole character.
  package func clipped(to width: Int) -> Line {
    columns <= width ? self : Line(cut(to: width))
  }

  /// Cut to `width` columns, with "…" where something is missing.
  package func truncated(to width: Int) -> Line {
    if columns <= width { return self }
    guard width > 0 else { return .blank }
    let kept = cut(to: width - 1)
    return Line(kept + [Run("…", kept.last?.emphasis ?? .plain)])
  }

  private func cut(to width: Int) -> [Run] {
    var room = width
    var kept: [Run] = []
    for run in runs {
      let columns = run.columns
      if columns > room {
        let rest = TextLayout.clip(run.text, width: room)
        return rest.isEmpty ? kept : kept + [Run(rest, run.emphasis)]
      }
      kept.append(run)
      room -= columns
    }
    return kept
  }
}

extension TextLayout {
  /// The rows of a text, all of one emphasis.
  package static func lines(
    _ text: SafeText, _ emphasis: Emphasis = .plain, width: Int
  ) -> [Line] {
    wrap(text, width: width).map { Line($0, emphasis) }
  }
}

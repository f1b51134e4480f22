import EngramCore

/// Where the parts of a question stand.
struct QuizLayout {
  let page: ReviewLayout

  init(_ size: Size) { page = ReviewLayout(size) }

  var width: Int { page.width }

  /// A blank row where there is room for one.
  var gap: [Line] { page.isLow ? [] : [.blank] }

  /// The question, with room under it.
  func prompt(_ item: QuizItem) -> [Line] {
    TextLayout.lines(SafeText(item.prompt), .strong, width: width) + gap
  }

  /// Whose turn it is in a group.
  func turn(_ label: String, _ asking: QuizAsking) -> Line {
    guard case .matching(let given, _) = asking.draft else { return .blank }
    let turn = min(given.count + 1, asking.places.count)
    return .sides(
      [Run(SafeText.line(label), .accent)], [Run("\(turn) of \(asking.places.count)", .dim)],
      width: width)
  }

  /// The options, and the row behind the one that is selected.
  ///
  /// - Parameter takers: to whom an option was given already, by its place.
  func options(
    _ options: [QuizItem.Option], signs: [SafeText], selected: Int?, takers: [Int: SafeText]
  ) -> (rows: [Line], end: Int) {
    var rows: [Line] = []
    var end = 0
    for (place, option) in options.enumerated() {
      let mark = Run(place == selected ? "› " : "  ", .accent)
      let sign = place < signs.count ? signs[place] : "-"
      let taker = takers[place]
      let text = SafeText.line(option.text) + (taker.map { " = " + $0 } ?? "")
      let look: Emphasis = taker == nil ? (place == selected ? .strong : .plain) : .dim
      rows += hanging([mark, Run(sign + " ", taker == nil ? .accent : .dim)], text, look)
      if place == selected { end = rows.count }
    }
    return (rows, end)
  }

  /// A text behind a sign, its further rows indented.
  func hanging(_ sign: [Run], _ text: SafeText, _ emphasis: Emphasis = .plain) -> [Line] {
    let head = Line(sign)
    let rows = TextLayout.lines(text, emphasis, width: max(1, width - head.columns))
    return rows.enumerated().map { number, row in
      number == 0 ? head + row : row.indented(by: head.columns)
    }
  }

  /// Words of different looks in rows, as text flows.
  func flow(_ words: [Run]) -> [Line] {
    var rows: [Line] = []
    var row = Line.blank
    for word in words {
      for piece in TextLayout.lines(word.text, word.emphasis, width: width) {
        if row.columns > 0, row.columns + 1 + piece.columns > width {
          rows.append(row)
          row = .blank
        }
        row = row.columns == 0 ? piece : row + Line(" ") + piece
      }
    }
    return rows + [row]
  }
}

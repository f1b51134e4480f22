import EngramCore

extension QuizScreen {
  package func view(in size: Size) -> Frame {
    guard !size.isTooSmall else { return .tooSmall(size) }
    return view(of: phase, footer: nil, QuizLayout(size))
  }

  /// - Parameter footer: what stands at the foot instead of the usual, such as that something was not saved.
  private func view(of phase: Phase, footer: [Line]?, _ layout: QuizLayout) -> Frame {
    let page = layout.page
    switch phase {
    case .asking(let asking): return question(asking, footer, layout)
    case .told(let told):
      let (body, needed) = body(told, layout)
      return page.frame(
        header: header(told.places, layout), body: body,
        footer: footer ?? self.footer(told, layout), scroll: scroll, needed: needed)
    case .ready: return ready(layout)
    case .result(let dueToday): return result(dueToday: dueToday, footer, layout)
    case .saving(_, let over): return view(of: over, footer: footer, layout)
    case .failed(let reason, _, .ready):
      return page.page("Not saved", [reason], scroll: scroll, hint: "r try again   q quit")
    case .failed(let reason, _, let over):
      let lines = TextLayout.lines("Not saved: " + reason, .bad, width: page.width)
      return view(of: over, footer: lines + [Line("r try again   q quit", .dim)], layout)
    case .paused: return paused(layout)
    case .helping: return help(layout)
    case .closed: return page.page("Done", [], scroll: 0, hint: "")
    }
  }

  private func question(
    _ asking: QuizAsking, _ footer: [Line]?, _ layout: QuizLayout
  ) -> Frame {
    let (body, needed, cursor) = body(asking, layout)
    return layout.page.frame(
      header: header(asking.places, layout), body: body,
      footer: footer ?? self.footer(asking, layout), scroll: scroll, needed: needed, cursor: cursor)
  }

  /// The deck on the left; the place, and how it goes or how long it may still go, on the right.
  private func header(_ places: [Int], _ layout: QuizLayout) -> Line {
    let item = quiz.items[places[0]]
    var left: [Run] = []
    if places.contains(where: quiz.flags.contains) { left.append(Run("flagged  ", .accent)) }
    if route.isAgain { left.append(Run("again  ", .accent)) }
    left.append(Run(SafeText.line(item.standing.deckTitle), .dim))
    var right = [Run(QuizWords.place(places, of: quiz.items.count), .dim)]
    if let milliseconds = clock.left {
      let isShort = milliseconds < 120_000
      right.append(Run("  " + QuizWords.left(milliseconds), isShort ? .strong : .dim))
    } else {
      right.append(Run("  \(quiz.score.total.right) right", .dim))
    }
    right += layout.page.bar(quiz.responses.count, of: quiz.items.count)
    return .sides(left, right, width: layout.width)
  }

  /// The rows, how many of them must be seen, and where the cursor is.
  private func body(
    _ asking: QuizAsking, _ layout: QuizLayout
  ) -> (rows: [Line], needed: Int, cursor: Frame.Position?) {
    let item = quiz.items[asking.place]
    var rows = layout.prompt(item)
    switch asking.draft {
    case .typing(let editor):
      let shown = editor.shown(in: layout.width - 2)
      rows.append(Line([Run("› ", .accent), Run(shown.text)]))
      return (rows, rows.count, Frame.Position(column: 2 + shown.cursor, row: rows.count - 1))
    case .choosing(let selected):
      let (options, end) = layout.options(
        item.options, signs: QuizWords.digits, selected: selected, takers: [:])
      return (rows + options, selected == nil ? 0 : rows.count + end, nil)
    case .matching(let given, let selected):
      if let label = item.label { rows.insert(layout.turn(label, asking), at: 0) }
      var takers: [Int: SafeText] = [:]
      for (place, option) in zip(asking.places, given) {
        takers[option] = QuizWords.name(quiz.items[place])
      }
      let (options, end) = layout.options(
        item.options, signs: QuizWords.letters, selected: selected, takers: takers)
      return (rows + options, selected == nil ? 0 : rows.count + end, nil)
    }
  }

  private func footer(_ asking: QuizAsking, _ layout: QuizLayout) -> [Line] {
    var hints: [SafeText]
    let count = options(asking).count
    let hasAnswer = asking.places.contains { quiz.responses[$0] != nil }
    let pass: SafeText = hasAnswer ? "tab keep" : "tab skip"
    switch asking.draft {
    case .typing: hints = ["enter answer", pass, "^F flag", "esc pause"]
    case .choosing:
      hints = ["1-\(count) pick", pass, "? help", "f flag", "q pause"]
    case .matching(let given, _):
      let isComplete = given.count == asking.places.count
      let last = QuizWords.letters.prefix(count).last ?? "a"
      hints = [isComplete ? "enter keep" : "a-\(last) pick"]
      if !given.isEmpty { hints.append("backspace undo") }
      hints += [pass, "? help", "^F flag", "q pause"]
    }
    return notices(layout) + [layout.page.hints(hints)]
  }

  func notices(_ layout: QuizLayout) -> [Line] {
    notice.map { Array(TextLayout.lines($0, .dim, width: layout.width).prefix(2)) } ?? []
  }

  private func ready(_ layout: QuizLayout) -> Frame {
    let lines = [notice].compactMap(\.self) + QuizWords.ready(quiz)
    let isOpen = isExamination && !quiz.isAllSettled
    return layout.page.page(
      isExamination ? "The end of the examination" : "The end of the quiz", lines, scroll: scroll,
      hint: (isExamination ? "enter hand in" : "enter result")
        + (isOpen ? "   b go back   q pause" : "   q pause"))
  }

  private func paused(_ layout: QuizLayout) -> Frame {
    let left: [SafeText] =
      clock.left.map { ["The time goes on: " + QuizWords.left($0).asSentence] } ?? []
    return layout.page.page(
      "Pause",
      left + [
        "\(quiz.responses.count) of \(quiz.items.count) answered; all of it is saved.", "",
        "enter   go on", "e       end now and see the result",
        "q       leave; quiz --resume goes on",
      ],
      scroll: scroll, hint: "enter on   e end   q leave")
  }

  private func help(_ layout: QuizLayout) -> Frame {
    let keys: [(SafeText, SafeText)] = [
      ("1-5", "choose; also a-e, or up, down, enter"),
      ("tab", isExamination ? "pass over or keep" : "pass over; it comes once more"),
      ("f", "flag and unflag; ^F while typing"), ("pg dn", "scroll what does not fit"),
      ("esc", "pause, end or leave; also q"),
      ("enter", "answer what is typed; ^U ^K ^W erase"),
      ("bksp", "take the last pair back"),
    ]
    let last: (SafeText, SafeText) =
      isExamination
      ? ("", "What is passed over or flagged comes again. Nothing is told before the end.")
      : ("o", "after a typed answer: I was right")
    let rows = (keys + [last]).flatMap { key, text in
      layout.hanging([Run(TextLayout.pad(key, width: 7), .accent)], text)
    }
    return layout.page.frame(
      header: Line("Keys", .strong), body: rows, footer: [Line("any key: back", .dim)],
      scroll: scroll)
  }
}

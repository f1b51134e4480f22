import EngramCore

extension ReviewScreen {
  package func view(in size: Size) -> Frame {
    guard !size.isTooSmall else { return .tooSmall(size) }
    let layout = ReviewLayout(size)
    switch phase {
    case .helping: return layout.page("Keys", ReviewScreen.help(scale), scroll: scroll)
    case .explaining(let explanation, _):
      return layout.page(
        "Why this card, why now", explanation.lines(width: layout.width), scroll: scroll)
    case .done, .closed:
      return layout.page("Done", doneLines, scroll: scroll, hint: "u undo   q quit")
    case .asking, .revealed, .saving, .failed: return question(layout)
    }
  }

  private func question(_ layout: ReviewLayout) -> Frame {
    guard let card else { return endInDoubt(layout) }
    return layout.frame(
      header: header(card, layout), body: body(card, layout), footer: footer(card, layout),
      scroll: scroll, needed: rowsToAnswer(card, layout))
  }

  /// After the last card something is being saved, or was not.
  private func endInDoubt(_ layout: ReviewLayout) -> Frame {
    guard case .failed(let reason, _, _) = phase else {
      return layout.page("Done", doneLines, scroll: scroll, hint: "")
    }
    return layout.page("Not saved", [reason], scroll: scroll, hint: "r try again   q quit")
  }

  /// The deck on the left, how far the sitting has come on the right.
  private func header(_ card: ReviewCard, _ layout: ReviewLayout) -> Line {
    let total = progress.done + progress.left
    let place = min(progress.done + 1, max(total, 1))
    let count = Run("\(place) of \(total)", .dim)
    let mark: SafeText =
      switch card.source {
      case .new: "new"
      case .drill: "again"
      case .practice: "practice"
      case .early: "early"
      case .due: ""
      }
    let title = Run(SafeText.line(card.card.deckTitle), .dim)
    let left = mark.isEmpty ? [title] : [title, Run("  \(mark)", .accent)]
    let bar = layout.bar(progress.done, of: total)
    return .sides(left, [count] + bar, width: layout.width)
  }

  private func body(_ card: ReviewCard, _ layout: ReviewLayout) -> [Line] {
    let width = layout.width
    guard isAnswerShown else { return prompt(card, layout) }
    var lines = prompt(card, layout) + [.blank, .rule(width: width)] + answer(card, layout)
    for citation in card.card.citations {
      lines += TextLayout.lines(SafeText.line(citation), .dim, width: width)
    }
    if let note = card.card.note {
      lines += layout.isLow ? [] : [.blank]
      lines += TextLayout.lines(SafeText(note), width: width)
    }
    for warning in card.warnings { lines += TextLayout.lines(warning, .accent, width: width) }
    return lines
  }

  private func prompt(_ card: ReviewCard, _ layout: ReviewLayout) -> [Line] {
    TextLayout.lines(SafeText(card.card.prompt), .strong, width: layout.width)
  }

  private func answer(_ card: ReviewCard, _ layout: ReviewLayout) -> [Line] {
    TextLayout.lines(SafeText(card.card.answer), .accent, width: layout.width)
  }

  /// However long the question is, the answer is seen when it is revealed, with the end of the
  /// question above it; of a long answer its beginning.
  private func rowsToAnswer(_ card: ReviewCard, _ layout: ReviewLayout) -> Int {
    guard isAnswerShown else { return 0 }
    return prompt(card, layout).count + 2 + min(4, answer(card, layout).count)
  }

  private var isAnswerShown: Bool {
    switch phase {
    case .revealed, .saving(isRevealed: true), .failed(_, _, isRevealed: true): true
    case .asking, .saving, .failed, .explaining, .helping, .done, .closed: false
    }
  }

  private func footer(_ card: ReviewCard, _ layout: ReviewLayout) -> [Line] {
    var lines: [Line] = []
    if case .failed(let reason, _, _) = phase {
      lines += TextLayout.lines("Not saved: " + reason, .bad, width: layout.width)
      return lines + [Line("r try again   q quit", .dim)]
    }
    if let notice { lines += TextLayout.lines(notice, .dim, width: layout.width).prefix(2) }
    if progress.backlog > 0, phase == .asking, !layout.isLow || notice == nil {
      let shown = progress.left - progress.drill
      let text: SafeText =
        "Backlog: the most salvageable \(shown) of \(shown + progress.backlog); no new cards meanwhile."
      lines += TextLayout.lines(text, .dim, width: layout.width)
    }
    guard isAnswerShown else {
      lines.append(layout.hints(["space answer", "u undo", "i why", "? help", "q quit"]))
      return lines
    }
    lines += layout.grades(scale, card.outcomes)
    lines.append(
      layout.hints(
        ["space good", "u undo", "e edit", "s suspend", "b bury", "i why", "? help", "q quit"]))
    return lines
  }

  private var doneLines: [SafeText] {
    (notice.map { [$0, ""] } ?? []) + (summary?.lines ?? ["Nothing is left to review today."])
  }

  private static func help(_ scale: GradeScale) -> [SafeText] {
    let grades: [SafeText] = scale.choices.map { "\($0.digit)       \($0.name)" }
    return [
      "space   show the answer; then grade it good", "enter   the same",
    ] + grades + [
      "u       undo the last answer or act, again and again",
      "e       edit this card in your editor",
      "s       suspend: never ask it until you resume it",
      "b       bury: not again today",
      "i       why this card, why this date",
      "up dn   scroll what does not fit",
      "q       quit; every answer is saved already",
      "",
      "Below 4 a card comes back today until it reaches 4.",
    ]
  }
}

import EngramCore

extension ReviewScreen {
  package func view(in size: Size) -> Frame {
    guard !size.isTooSmall else { return .tooSmall(size) }
    let layout = ReviewLayout(size)
    switch phase {
    case .helping: return layout.page("Keys", ReviewScreen.help(scale), scroll: scroll)
    case .explaining(let explanation, _):
      return layout.page("Why this card, why now", explanation.lines, scroll: scroll)
    case .done, .closed:
      return layout.page("Done", doneLines, scroll: scroll, hint: "u undo   q quit")
    case .asking, .revealed, .saving, .failed: return question(layout)
    }
  }

  private func question(_ layout: ReviewLayout) -> Frame {
    guard let card else { return layout.page("Review", [], scroll: 0) }
    return layout.frame(
      header: header(card, layout), body: body(card, layout), footer: footer(card, layout),
      scroll: scroll)
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
    var lines = TextLayout.lines(SafeText(card.card.prompt), .strong, width: width)
    guard isAnswerShown else { return lines }
    lines += [.blank, .rule(width: width)]
    lines += TextLayout.lines(SafeText(card.card.answer), .accent, width: width)
    for citation in card.card.citations {
      lines += TextLayout.lines(SafeText.line(citation), .dim, width: width)
    }
    if let note = card.card.note {
      lines += layout.isLow ? [] : [.blank]
      lines += TextLayout.lines(SafeText(note), width: width)
    }
    return lines
  }

  private var isAnswerShown: Bool {
    switch phase {
    case .revealed, .saving(isRevealed: true), .failed: true
    case .asking, .saving, .explaining, .helping, .done, .closed: false
    }
  }

  private func footer(_ card: ReviewCard, _ layout: ReviewLayout) -> [Line] {
    var lines: [Line] = []
    if case .failed(let reason, _) = phase {
      lines += TextLayout.lines("Not saved: " + reason, .bad, width: layout.width)
      return lines + [Line("r try again   q quit", .dim)]
    }
    if let notice { lines.append(Line(notice, .dim).truncated(to: layout.width)) }
    if progress.backlog > 0, phase == .asking, !layout.isLow || notice == nil {
      let shown = progress.left - progress.drill
      let text: SafeText =
        "Backlog: the most salvageable \(shown) of \(shown + progress.backlog); no new cards meanwhile."
      lines.append(Line(text, .dim).truncated(to: layout.width))
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

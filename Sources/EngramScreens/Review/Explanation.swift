package import EngramCore

/// Why a card is asked, and why on this date: its history as a ladder.
package struct Explanation: Hashable, Sendable {
  package let lines: [SafeText]

  package init(_ card: ReviewCard, _ history: History) {
    let key: SafeText = "\(card.card.key.description)"
    var lines: [SafeText] = [key, "", card.reason, Explanation.date(card), ""]
    if history.steps.isEmpty {
      lines.append("No answer yet.")
    } else {
      lines += Explanation.ladder(history)
    }
    self.lines = lines
  }

  /// The history as a table, a row an event.
  package static func ladder(_ history: History) -> [SafeText] {
    [row("day", "grade", "easiness", "interval", "due")] + history.steps.map(rung)
  }

  /// How the date came about, with the sum that gave it.
  private static func date(_ card: ReviewCard) -> SafeText {
    guard let state = card.state, let due = state.due, let last = state.lastDay else {
      return "It has no schedule yet: SM-2 begins with 1 day, then 6, then interval times easiness."
    }
    let interval = state.memory.interval
    return
      "Last counted \(SafeText(last.description)); interval \(Days.long(interval)), easiness \(easiness(state.memory.easiness)): due \(SafeText(due.description))."
  }

  private static func rung(_ step: History.Step) -> SafeText {
    let memory = step.state.memory
    let isAnswer = step.event.kind.grade != nil
    return row(
      SafeText(step.event.day.description), word(for: step.event.kind),
      isAnswer && !step.isCounted ? "" : easiness(memory.easiness),
      isAnswer && !step.isCounted ? "" : Days.short(memory.interval),
      isAnswer && !step.isCounted
        ? "" : step.state.due.map { SafeText($0.description) } ?? "")
  }

  private static func word(for kind: Event.Kind) -> SafeText {
    switch kind {
    case .review(let grade, _): "\(grade.rawValue) \(grade.name)"
    case .drill(let grade, _): "\(grade.rawValue) drill"
    case .practice(let grade, _): "\(grade.rawValue) practice"
    case .reset: "reset"
    case .setDue: "set due"
    case .suspend: "suspended"
    case .resume: "resumed"
    case .bury: "buried"
    case .importState: "imported"
    case .undo: "undone"
    }
  }

  private static func row(
    _ day: SafeText, _ grade: SafeText, _ easiness: SafeText, _ interval: SafeText, _ due: SafeText
  ) -> SafeText {
    TextLayout.pad(day, width: 12) + TextLayout.pad(grade, width: 12)
      + TextLayout.pad(easiness, width: 10) + TextLayout.pad(interval, width: 10) + due
  }

  /// 2.36 for 236.
  package static func easiness(_ hundredths: Int) -> SafeText {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

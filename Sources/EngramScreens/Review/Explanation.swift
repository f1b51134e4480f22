package import EngramCore

/// Why a card is asked, and why on this date: its history as a ladder.
package struct Explanation: Hashable, Sendable {
  private let opening: [SafeText]
  private let history: History

  package init(_ card: ReviewCard, _ history: History) {
    let key: SafeText = "\(card.card.key.description)"
    opening = [key, "", card.reason, Explanation.date(card), ""]
    self.history = history
  }

  /// - Parameter width: columns; where they are few, the ladder leaves out what follows from the rest.
  package func lines(width: Int = 80) -> [SafeText] {
    opening
      + (history.steps.isEmpty ? ["No answer yet."] : Explanation.ladder(history, width: width))
  }

  /// The history as a table, a row an event.
  package static func ladder(_ history: History, width: Int = 80) -> [SafeText] {
    let isWide = width >= 56
    let heading = row(["day", "grade", "easiness", "interval", "due"], isWide)
    return [heading] + history.steps.map { row(rung($0), isWide) }
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

  private static func rung(_ step: History.Step) -> [SafeText] {
    let start = [SafeText(step.event.day.description), word(for: step.event.kind)]
    // An answer that moved nothing has nothing to say about the schedule.
    guard step.isCounted || step.event.kind.grade == nil else { return start }
    let memory = step.state.memory
    return start + [
      easiness(memory.easiness), Days.short(memory.interval),
      step.state.due.map { SafeText($0.description) } ?? "",
    ]
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

  /// The due day is the day and the interval: it goes first where there is no room.
  private static func row(_ cells: [SafeText], _ isWide: Bool) -> SafeText {
    let widths = isWide ? [12, 12, 10, 10, 0] : [11, 11, 9, 0]
    return zip(cells, widths).map { TextLayout.pad($0, width: $1) }.joined()
  }

  /// 2.36 for 236.
  package static func easiness(_ hundredths: Int) -> SafeText {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

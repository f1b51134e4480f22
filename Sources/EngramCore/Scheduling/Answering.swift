/// Decides what an answer counts as, and what each grade would give.
package enum Answering {
  /// Which kind of event an answer on `day` is.
  ///
  /// - Parameter countsEarly: whether an answer before the due day is a review all the same.
  package static func kind(
    _ grade: Grade, took: Int, for state: CardState?, on day: Day, countsEarly: Bool = false,
    practiceOnly: Bool = false
  ) -> Event.Kind {
    guard !practiceOnly else { return .practice(grade, took: took) }
    guard let state else { return .review(grade, took: took) }
    guard !state.isSuspended else { return .practice(grade, took: took) }
    if let lastDay = state.lastDay, day <= lastDay {
      return state.isDrillPending(on: day)
        ? .drill(grade, took: took) : .practice(grade, took: took)
    }
    if let due = state.due, due > day, !countsEarly { return .practice(grade, took: took) }
    return .review(grade, took: took)
  }

  /// What the six grades would give, shown before a key is pressed.
  package static func outcomes(
    for state: CardState?, on day: Day, countsEarly: Bool = false, practiceOnly: Bool = false,
    by engine: Engine
  ) -> [Outcome] {
    Grade.allCases.map { grade in
      let kind = kind(
        grade, took: 0, for: state, on: day, countsEarly: countsEarly, practiceOnly: practiceOnly)
      let before = state ?? CardState()
      let after = before.applying(kind, id: EventID(high: 0, low: 0), on: day, by: engine)
      return Outcome(
        grade: grade, interval: after.memory.interval, due: after.due,
        isDrilled: after.isDrillPending(on: day), isCounted: kind.isReview)
    }
  }
}

/// What one grade would do to a card.
package struct Outcome: Hashable, Sendable {
  package let grade: Grade
  /// Days.
  package let interval: Int
  /// Nil when the card stays new (practice).
  package let due: Day?
  package let isDrilled: Bool
  /// Whether it would move the schedule; false for drill and practice.
  package let isCounted: Bool
}

extension Event.Kind {
  package var isReview: Bool { if case .review = self { true } else { false } }

  /// The grade given, for the kinds that are answers.
  package var grade: Grade? {
    switch self {
    case .review(let grade, _), .drill(let grade, _), .practice(let grade, _): grade
    case .reset, .setDue, .suspend, .resume, .bury, .importState, .undo: nil
    }
  }
}

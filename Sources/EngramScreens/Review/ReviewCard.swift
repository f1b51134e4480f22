package import EngramCore

/// A card as the review shows it.
package struct ReviewCard: Hashable, Sendable {
  package let card: Card
  package let state: CardState?
  /// What each grade would do, in the order of the grades.
  package let outcomes: [Outcome]
  package let source: StudyQueue.Source
  package let day: Day
  /// What was answered in quizzes where its concept was asked for.
  package let mixUps: [MixUp]

  package init(
    _ studied: StudiedCard, outcomes: [Outcome], source: StudyQueue.Source, day: Day,
    mixUps: [MixUp] = []
  ) {
    card = studied.card
    state = studied.state
    self.outcomes = outcomes
    self.source = source
    self.day = day
    self.mixUps = mixUps
  }

  /// A sentence for each thing that it was taken for, the firmest mix-ups only.
  package var warnings: [SafeText] {
    mixUps.prefix(2).map {
      "In quizzes you have answered \(SafeText.line($0.chosenName)) here \($0.frequency)."
    }
  }

  /// One sentence on why it is asked now.
  package var reason: SafeText {
    switch source {
    case .new: "New: essentials come first, then the order of the deck."
    case .drill: "Graded below 4 today: it comes back until it reaches 4."
    case .practice: "Practice: no answer changes its schedule."
    case .early: "Ahead of its day, as you asked: this answer counts."
    case .due:
      switch state?.due {
      case nil: "Due."
      case let due? where due < day:
        "Due since \(SafeText(due.description)), \(Days.relative(due, to: day)); being late changes nothing."
      case _?: "Due today."
      }
    }
  }
}

/// How far a sitting has come.
package struct Progress: Hashable, Sendable {
  /// Answers given in this sitting.
  package let done: Int
  /// Cards still to come, the current one included.
  package let left: Int
  /// Cards among them that were graded below 4 today.
  package let drill: Int
  /// Due cards beyond the day's limit.
  package let backlog: Int

  package init(done: Int, left: Int, drill: Int, backlog: Int) {
    self.done = done
    self.left = left
    self.drill = drill
    self.backlog = backlog
  }
}

/// What a sitting came to.
package struct SittingSummary: Hashable, Sendable {
  package var reviewed = 0
  package var passed = 0
  package var drilled = 0
  package var milliseconds = 0
  package var dueTomorrow = 0
  package var leftToday = 0

  package init() {}

  /// In lines, for the scrollback and for the end of the screen.
  package var lines: [SafeText] {
    let percent = reviewed > 0 ? " (\((passed * 100 + reviewed / 2) / reviewed) %)" : ""
    let repeats: SafeText = drilled > 0 ? ", and \(drilled) repeated" : ""
    return [
      "Reviewed \(reviewed) \(reviewed == 1 ? "card" : "cards")\(repeats.text), passed \(passed)\(percent), in \(Days.time(milliseconds: milliseconds).text).",
      "Due tomorrow: \(dueTomorrow). Left today: \(leftToday).",
    ]
  }
}

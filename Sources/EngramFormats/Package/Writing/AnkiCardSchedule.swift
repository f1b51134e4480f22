import EngramCore

/// A card's state and past as Anki's tables hold them.
struct AnkiCardSchedule {
  private(set) var type = 0
  private(set) var queue = 0
  private(set) var due: Int
  private(set) var interval = 0
  private(set) var factor = 0
  private(set) var repetitions = 0
  private(set) var lapses = 0
  /// Steps that are left to learn; here always one.
  private(set) var left = 0
  private(set) var log: [Answer] = []

  /// A line of the review log.
  struct Answer {
    let at: Int
    let ease: Int
    let interval: Int
    let lastInterval: Int
    let factor: Int
    let took: Int
    let type: Int
  }

  /// Of a new card, which comes at `position`.
  init(position: Int) { due = position }

  init(
    _ state: CardState, history: History, position: Int, firstDay: Day, today: Day
  ) {
    due = position
    if let day = state.due {
      due = day.days(since: firstDay)
      interval = state.memory.interval
      factor = state.memory.easiness * 10
      lapses = state.lapses
      if state.memory.repetitions > 0 {
        (type, queue) = (2, 2)
        interval = max(1, interval)
      } else {
        // Failed or not yet passed: a step that is due on a day.
        (type, queue) = (interval > 0 ? 3 : 1, 3)
        left = 1001
      }
    }
    if state.isSuspended {
      queue = -1
    } else if let buried = state.buriedUntil, buried > today {
      queue = -3
    }
    var before = CardState()
    for step in history.steps {
      if let answer = Self.answer(step, before: before) { log.append(answer) }
      before = step.state
    }
    repetitions = log.count { $0.ease > 0 }
  }

  private static func answer(_ step: History.Step, before: CardState) -> Answer? {
    func line(_ grade: Grade?, took: Int, type: Int, factor: Int) -> Answer {
      let eases = [1, 1, 1, 2, 3, 4]
      return Answer(
        at: Int(step.event.at.milliseconds), ease: grade.map { eases[$0.rawValue] } ?? 0,
        interval: step.state.memory.interval, lastInterval: before.memory.interval,
        factor: factor, took: min(took, 3_600_000), type: type)
    }
    let factor = step.state.memory.easiness * 10
    switch step.event.kind {
    case .review(let grade, let took) where step.isCounted:
      let type = before.isNew ? 0 : before.memory.repetitions == 0 ? 2 : 1
      return line(grade, took: took, type: type, factor: factor)
    // Cramming, as Anki calls what changes no schedule, has no factor.
    case .review(let grade, let took), .drill(let grade, let took), .practice(let grade, let took):
      return line(grade, took: took, type: 3, factor: 0)
    case .reset: return line(nil, took: 0, type: 4, factor: 0)
    case .setDue, .importState: return line(nil, took: 0, type: 4, factor: factor)
    case .suspend, .resume, .bury, .undo: return nil
    }
  }
}

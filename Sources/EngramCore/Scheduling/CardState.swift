/// What the fold of a card's events gives.
package struct CardState: Hashable, Sendable {
  package private(set) var memory: SM2State
  /// Nil while the card is new.
  package private(set) var due: Day?
  /// The study day of the first counted answer.
  package private(set) var firstDay: Day?
  /// The study day of the last counted answer.
  package private(set) var lastDay: Day?
  /// Failures after at least one success.
  package private(set) var lapses: Int
  /// Whether the last answer of `lastDay` was below 4.
  package private(set) var isDrillOpen: Bool
  package private(set) var isSuspended: Bool
  package private(set) var buriedUntil: Day?
  /// The last event that counts; an answer is refused when it was decided on another.
  package private(set) var lastEvent: EventID?

  package init(
    memory: SM2State = .initial, due: Day? = nil, firstDay: Day? = nil, lastDay: Day? = nil,
    lapses: Int = 0, isDrillOpen: Bool = false, isSuspended: Bool = false,
    buriedUntil: Day? = nil, lastEvent: EventID? = nil
  ) {
    self.memory = memory
    self.due = due
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.lapses = lapses
    self.isDrillOpen = isDrillOpen
    self.isSuspended = isSuspended
    self.buriedUntil = buriedUntil
    self.lastEvent = lastEvent
  }

  package var isNew: Bool { due == nil }

  /// Whether the card is to be drilled on `day`; a drill ends with its study day.
  package func isDrillPending(on day: Day) -> Bool { isDrillOpen && lastDay == day }

  /// The first day on which the queue may ask the card; nil for new and suspended ones.
  package var ready: Day? {
    guard let due, !isSuspended else { return nil }
    return max(due, buriedUntil ?? due)
  }
}

extension CardState {
  /// The state after one more event, which must come after all events seen so far.
  ///
  /// Reads nothing but the event and the engine. An `undo` cannot be applied in this way, since it
  /// says only what to leave out: fold again.
  package func applying(_ kind: Event.Kind, id: EventID, on day: Day, by engine: Engine)
    -> CardState
  {
    var state = self
    state.lastEvent = id
    switch kind {
    case .review(let grade, _): state.count(grade, on: day, by: engine)
    case .drill(let grade, _):
      if state.isDrillPending(on: day), !grade.startsDrill { state.isDrillOpen = false }
    case .practice, .undo: break
    case .reset:
      state = CardState(isSuspended: isSuspended, buriedUntil: buriedUntil, lastEvent: id)
    case .setDue(let due): state.due = due
    case .suspend: state.isSuspended = true
    case .resume:
      state.isSuspended = false
      state.buriedUntil = nil
    case .bury(let until): state.buriedUntil = until
    case .importState(let imported):
      state = CardState(
        memory: imported.memory, due: imported.due,
        firstDay: state.firstDay ?? imported.lastDay ?? day,
        lastDay: imported.lastDay, lapses: imported.lapses, isSuspended: isSuspended,
        buriedUntil: buriedUntil, lastEvent: id)
    }
    return state
  }

  /// The first counted answer of a study day moves the schedule; a second one is practice.
  private mutating func count(_ grade: Grade, on day: Day, by engine: Engine) {
    if let lastDay, day <= lastDay { return }
    if memory.repetitions > 0, !grade.isPass { lapses += 1 }
    memory = engine.sm2.next(memory, grade)
    due = day.advanced(by: memory.interval)
    firstDay = firstDay ?? day
    lastDay = day
    isDrillOpen = grade.startsDrill
  }

  /// The state that the events of one card add up to; nil when none of them counts.
  ///
  /// Order and repetition of the events do not matter: they are sorted by their contents, doubles
  /// dropped by id, and what was undone left out, whether the undo arrived before or after it.
  package static func folding(_ events: some Sequence<Event>, by engine: Engine) -> CardState? {
    var state: CardState?
    for event in Event.counting(events) {
      state = (state ?? CardState()).applying(event.kind, id: event.id, on: event.day, by: engine)
    }
    return state
  }
}

import EngramCore

/// A card's log written down day by day: each entry a minute after the one before, on one device.
struct Diary {
  private(set) var events: [Event] = []

  init(_ entries: [(day: Int, kind: Event.Kind)] = []) {
    for (day, kind) in entries { write(kind, on: day) }
  }

  @discardableResult mutating func write(_ kind: Event.Kind, on day: Int) -> EventID {
    let number = events.count
    let id = EventID(high: 1, low: UInt64(number))
    events.append(
      Event(
        id: id, kind: kind, at: Instant(milliseconds: Int64(number) * 60_000), offset: 60,
        day: Day(day), device: EventID(high: 0, low: 1), sequence: number))
    return id
  }

  func state(by engine: Engine = Engine()) -> CardState? {
    CardState.folding(events, by: engine)
  }
}

extension Event.Kind {
  static func review(_ grade: Grade) -> Event.Kind { .review(grade, took: 3_000) }
  static func drill(_ grade: Grade) -> Event.Kind { .drill(grade, took: 2_000) }
  static func practice(_ grade: Grade) -> Event.Kind { .practice(grade, took: 1_000) }
}

extension CardState {
  /// The same state but for the event it rests on.
  func resting(on event: EventID?) -> CardState {
    CardState(
      memory: memory, due: due, firstDay: firstDay, lastDay: lastDay, lapses: lapses,
      isDrillOpen: isDrillOpen, isSuspended: isSuspended, buriedUntil: buriedUntil,
      lastEvent: event)
  }
}

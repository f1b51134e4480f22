/// One immutable line of the log: what happened to one card, and when.
package struct Event: Hashable, Sendable {
  package let id: EventID
  package let kind: Kind
  package let at: Instant
  /// Minutes east of UTC when it happened.
  package let offset: Int
  package let day: Day
  package let device: DeviceID
  /// Counts the device's commands; the events of one command share it, and are undone together.
  package let sequence: Int

  package init(
    id: EventID, kind: Kind, at: Instant, offset: Int, day: Day, device: DeviceID, sequence: Int
  ) {
    self.id = id
    self.kind = kind
    self.at = at
    self.offset = offset
    self.day = day
    self.device = device
    self.sequence = sequence
  }

  package enum Kind: Hashable, Sendable {
    /// A counted answer. `took` is milliseconds from question to grade.
    case review(Grade, took: Int)
    /// Same-day repetition of what was graded below 4; changes no schedule.
    case drill(Grade, took: Int)
    /// An answer that changes no schedule.
    case practice(Grade, took: Int)
    /// Forget all that is known about the card.
    case reset
    case setDue(Day)
    case suspend
    case resume
    /// Not asked again before this day.
    case bury(until: Day)
    /// A state taken over from another program.
    case importState(ImportedState)
    /// Takes back one earlier event of the same card.
    case undo(EventID)
  }

  /// A device that writes a log; each has its own count of commands.
  package typealias DeviceID = EventID
}

extension Event {
  /// What counts of one card's events, in the order of the log: each once, without what was undone
  /// and without the undoing.
  static func counting(_ events: some Sequence<Event>) -> [Event] {
    var undone: Set<EventID> = []
    var counted: [Event] = []
    for event in events {
      if case .undo(let target) = event.kind {
        undone.insert(target)
      } else {
        counted.append(event)
      }
    }
    counted.sort()
    var previous: EventID?
    counted.removeAll { event in
      defer { previous = event.id }
      return event.id == previous || undone.contains(event.id)
    }
    return counted
  }
}

extension Event: Comparable {
  /// The total order of the log, from contents alone: instant, device, sequence, id.
  package static func < (a: Event, b: Event) -> Bool {
    if a.at != b.at { return a.at < b.at }
    if a.device != b.device { return a.device < b.device }
    if a.sequence != b.sequence { return a.sequence < b.sequence }
    return a.id < b.id
  }
}

/// The schedule of a card as another program left it.
package struct ImportedState: Hashable, Sendable {
  package let memory: SM2State
  package let due: Day
  package let lastDay: Day?
  package let lapses: Int

  package init(memory: SM2State, due: Day, lastDay: Day?, lapses: Int) {
    self.memory = memory
    self.due = due
    self.lastDay = lastDay
    self.lapses = lapses
  }
}

import EngramCore

/// The events of one card while another program's are added to them.
struct CardHistory: Sendable {
  private var events: [Event]
  private var ids: Set<EventID>
  private var undone: Set<EventID> = []
  private let engine: Engine
  /// What the events add up to; nil where that has to be worked out anew.
  private var known: CardState??
  private var last: Event?

  init(_ events: [Event], by engine: Engine) {
    self.events = events
    self.engine = engine
    ids = Set(events.map(\.id))
    for event in events {
      if case .undo(let target) = event.kind { undone.insert(target) }
    }
    known = .some(CardState.folding(events, by: engine))
    last = events.max()
  }

  /// What the events add up to.
  var state: CardState? {
    mutating get {
      let state = known ?? CardState.folding(events, by: engine)
      known = .some(state)
      return state
    }
  }

  /// One step on for an event that comes after all others, as those of a sorted log do.
  mutating func add(_ event: Event) {
    events.append(event)
    ids.insert(event.id)
    guard last.map({ $0 < event }) ?? true else {
      known = nil
      return
    }
    last = event
    guard let state = known else { return }
    known = .some(
      (state ?? CardState()).applying(event.kind, id: event.id, on: event.day, by: engine))
  }

  /// An answer as an event; nil for one that the log has.
  ///
  /// Its id is the same in every database. Where it was undone, with the import that brought it, the
  /// next one takes its place, for an undone event never counts again.
  func event(for answer: ImportedAnswer, of name: AnswerName) -> Event? {
    let instant = answer.moment.instant
    var id = name.id(of: instant, try: 0)
    var number: UInt64 = 0
    while undone.contains(id) {
      number += 1
      id = name.id(of: instant, try: number)
    }
    guard !ids.contains(id) else { return nil }
    let took = min(max(0, answer.took), 86_400_000)
    return Event(
      id: id,
      kind: answer.isCounted
        ? .review(answer.grade, took: took) : .practice(answer.grade, took: took),
      at: instant, offset: answer.moment.offset, day: answer.moment.day,
      device: ScheduleWriter.device, sequence: 1)
  }

  /// Whether a state from elsewhere says what neither the log says nor the learner has gone beyond.
  ///
  /// What was taken over once is no news, whatever became of the card since.
  mutating func isNews(_ imported: ImportedState) -> Bool {
    if let state, state.memory == imported.memory, state.due == imported.due,
      state.lastDay == imported.lastDay, state.lapses == imported.lapses
    {
      return false
    }
    return !events.contains { event in
      guard !undone.contains(event.id) else { return false }
      switch event.kind {
      case .importState(let known): return known == imported
      case .review:
        let isOwn = event.device != ScheduleWriter.device
        return isOwn && imported.lastDay.map { event.day > $0 } ?? true
      case .drill, .practice, .reset, .setDue, .suspend, .resume, .bury, .undo: return false
      }
    }
  }
}

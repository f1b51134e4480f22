import EngramCore
import GRDB

/// Takes over what another program knew of cards: its log as events, then the state where the log
/// does not give it.
struct ScheduleWriter {
  /// What is known of a card before its schedule is taken over.
  enum Knowledge {
    /// It is new.
    case nothing
    case known
    /// It was gone and is back.
    case returned
  }

  struct Card {
    let id: Int64
    let concept: Int64
    let deck: Int64
    let name: AnswerName
  }

  struct Written {
    var answers = 0
    var isScheduled = false
    /// Whether a card that is back is to stay suspended all the same.
    var staysSuspended = false
  }

  /// The device that other programs' answers are from: "other programs" in letters.
  static let device = EventID(high: 0x6F74_6865_7220_7072, low: 0x6F67_7261_6D73_0000)

  private let command: Command
  private let engine: Engine
  private let db: Database
  private let end: LogEnd
  private var events: EventInsertion
  private let newState: StateInsertion
  private let own: Event.DeviceID
  private var deviceRow: Int64?
  private var latest = Int64.min
  /// The last event before all of these, and the last day on which one of them asked a card.
  private var arrived: (event: Int64, lastDay: Int)
  private var hasOwn = false
  private var answers = 0
  /// The trigger that drops events which are there already, while it is away.
  private var guardian: String?
  private var mayRemoveGuardian = true

  /// From so many answers on it pays to do without the trigger.
  private static let many = 2000

  init(by command: Command, _ engine: Engine, _ db: Database) throws {
    self.command = command
    self.engine = engine
    self.db = db
    end = try LogEnd.read(db)
    events = try EventInsertion(db)
    newState = try StateInsertion(by: engine, db)
    own = try DeviceRecord.device(at: command.device, db)
    arrived = (try RowEnd.of("event", db), .min)
  }

  /// Writes what is new of a schedule, and nothing that was taken over once.
  ///
  /// - Parameter ready: its answers, where they are those of a new card and were worked out before.
  mutating func write(
    _ schedule: ImportedSchedule, _ ready: ForeignAnswers?, of card: Card, knowledge: Knowledge,
    using random: inout any RandomNumberGenerator
  ) throws -> Written {
    var known = try history(of: card, knowledge)
    let before = known.state
    let answers =
      ready
      ?? ForeignAnswers(
        schedule.answers, of: card.name, after: known,
        by: ImportRules(engine, at: command.moment))
    var history = answers.history
    var written = Written(answers: answers.events.count)
    for event in answers.events { try append(event, to: card.id) }
    let isNews = before == nil || knowledge != .known || written.answers > 0
    if let state = schedule.state?.plausible(on: command.moment.day), history.isNews(state) {
      try append(.importState(state), to: card.id, &history, using: &random)
      arrived.lastDay = max(arrived.lastDay, state.lastDay?.number ?? .min)
      written.isScheduled = true
    }
    if isNews || written.isScheduled {
      let isSuspended = history.state?.isSuspended ?? false
      if schedule.isSuspended {
        if isSuspended {
          written.staysSuspended = knowledge == .returned
        } else {
          try append(.suspend, to: card.id, &history, using: &random)
        }
      }
      if let until = schedule.buriedUntil?.advanced(by: 0), until > command.moment.day,
        history.state?.buriedUntil != until
      {
        try append(.bury(until: until), to: card.id, &history, using: &random)
      }
    }
    try keep(history.state, of: card, instead: before, knowledge)
    return written
  }

  private mutating func history(
    of card: Card, _ knowledge: Knowledge
  ) throws -> CardHistory {
    switch knowledge {
    case .nothing: return CardHistory([], by: engine)
    case .known, .returned:
      try events.flush()
      return CardHistory(try Event.all(of: ID(card.id), db), by: engine)
    }
  }

  private mutating func append(_ event: Event, to card: Int64) throws {
    try events.append(event, to: card, on: try foreignDevice())
    answers += 1
    if answers == ScheduleWriter.many { try removeGuardian() }
    latest = max(latest, event.at.milliseconds)
    arrived.lastDay = max(arrived.lastDay, event.day.number)
  }

  private mutating func append(
    _ kind: Event.Kind, to card: Int64, _ history: inout CardHistory,
    using random: inout any RandomNumberGenerator
  ) throws {
    let event = Event(
      id: .random(using: &random), kind: kind, at: Instant(milliseconds: command.at),
      offset: command.moment.offset, day: command.moment.day, device: own,
      sequence: command.sequence)
    try events.append(event, to: card, on: command.device)
    hasOwn = true
    history.add(event)
  }

  /// Where the log of this device ends is noted before another's events come behind it.
  private mutating func foreignDevice() throws -> Int64 {
    if let deviceRow { return deviceRow }
    try end.note(latestForeign: .min, db)
    let row = try DeviceRecord.number(of: ScheduleWriter.device, db)
    deviceRow = row
    return row
  }

  private func keep(
    _ state: CardState?, of card: Card, instead old: CardState?, _ knowledge: Knowledge
  ) throws {
    guard let state, state != old else { return }
    if old != nil { try StateRecord.delete(ID(card.id), db) }
    // New cards are listed at the end, all at once.
    if knowledge != .nothing {
      try StateRecord.refresh(ID(card.id), from: old, to: state, db)
    }
    try newState.run(state, of: card.id, concept: card.concept, deck: card.deck)
  }

  /// A card's events are known here, and what is among them is not written again.
  ///
  /// To ask the trigger all the same would take as long as all the rest. If the import fails, it was
  /// never away.
  private mutating func removeGuardian() throws {
    guard mayRemoveGuardian else { return }
    guardian = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'event_once'")
    if guardian != nil { try db.execute(sql: "DROP TRIGGER event_once") }
    events.gather(true)
  }

  /// From now on others append to the log as well, who rely on the trigger.
  mutating func keepGuardian() throws {
    mayRemoveGuardian = false
    try events.flush()
    events.gather(false)
    if let guardian { try db.execute(sql: guardian) }
    guardian = nil
  }

  /// To be called when the last schedule is written: notes how the log goes on.
  mutating func finish() throws {
    try keepGuardian()
    guard deviceRow != nil else { return }
    let own = hasOwn ? (at: command.at, sequence: command.sequence) : nil
    try end.note(latestForeign: latest, own: own, db)
    try DayStart.refresh(after: arrived, db)
  }
}

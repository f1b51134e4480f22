import EngramCore
import GRDB

/// Adds the events of an export to the log, and folds anew what they change.
struct ArchiveLogRestorer {
  /// Where a card lies.
  struct Spot: Hashable {
    let card: Int64
    let concept: Int64
    let deck: Int64
  }

  private let db: Database
  private let end: LogEnd
  private let insertion: RawStatement
  private let hasEvents: RawStatement
  private var engine: Engine
  private var newState: StateInsertion
  /// Whether settings came with the file that change every schedule.
  private var hasOtherRules = false
  private var devices: [Event.DeviceID: Int64] = [:]
  private var isNoted = false
  private var isForked = false
  private var latest = Int64.min
  /// The card whose events are coming in.
  private var current: Spot?
  /// All of its events, where it had none before.
  private var whole: [Event]?
  private var isChanged = false
  /// Cards whose events do not stand together in the file, to be folded once, at its end.
  private var scattered: [Int64: Spot] = [:]
  private var folded: Set<Int64> = []

  init(_ db: Database) throws {
    self.db = db
    end = try LogEnd.read(db)
    insertion = try RawStatement(Command.insertion, db)
    hasEvents = try RawStatement("SELECT 1 FROM event WHERE card = ? LIMIT 1", db)
    engine = Engine(try SettingRecord.all(db).sm2)
    newState = try StateInsertion(by: engine, db)
  }

  /// Takes the rules of scheduling that are set now.
  mutating func takeRules() throws {
    engine = Engine(try SettingRecord.all(db).sm2)
    newState = try StateInsertion(by: engine, db)
    hasOtherRules = true
  }

  /// - Returns: how many events were not there.
  mutating func add(_ events: [Event], of spot: Spot) throws -> Int {
    if current != spot {
      try fold()
      current = spot
      whole = []
      try hasEvents.forEach(.number(spot.card)) { _ in
        whole = nil
        return false
      }
    }
    var added = 0
    for event in events {
      let device = try device(event.device)
      let record = EventRecord(event.kind)
      let count = try insertion.run(
        .id(high: event.id.high, low: event.id.low), .number(spot.card),
        .number(Int64(record.kind)), .number(event.at.milliseconds),
        .number(Int64(event.offset)), .number(Int64(event.day.number)),
        .optional(record.grade), .optional(record.took), .number(device),
        .number(Int64(event.sequence)), record.payload.map { .blob(Array($0)) } ?? .null)
      guard count == 1 else { continue }
      added += 1
      isForked = isForked || device == end.device
      latest = max(latest, event.at.milliseconds)
      whole?.append(event)
    }
    isChanged = isChanged || added > 0
    return added
  }

  /// Where the log of this device ends is noted before another's events come behind it.
  private mutating func device(_ device: Event.DeviceID) throws -> Int64 {
    if let known = devices[device] { return known }
    if !isNoted {
      try end.note(latestForeign: .min, db)
      isNoted = true
    }
    let row = try DeviceRecord.number(of: device, db)
    devices[device] = row
    return row
  }

  /// Computes the state of the card whose events came in.
  private mutating func fold() throws {
    defer { isChanged = false }
    guard isChanged, !hasOtherRules, let spot = current else { return }
    guard folded.insert(spot.card).inserted else {
      scattered[spot.card] = spot
      return
    }
    try fold(spot, whole)
  }

  private mutating func fold(_ spot: Spot, _ whole: [Event]?) throws {
    if whole == nil { try StateRecord.delete(ID(spot.card), db) }
    let events = try whole ?? Event.all(of: ID(spot.card), db)
    guard let state = CardState.folding(events, by: engine) else { return }
    try newState.run(state, of: spot.card, concept: spot.concept, deck: spot.deck)
  }

  /// To be called behind the last event; the list of new cards is made anew afterwards.
  mutating func finish(successor: EventID) throws {
    try fold()
    for spot in scattered.values where !hasOtherRules { try fold(spot, nil) }
    if hasOtherRules { try Store.refoldAll(by: engine, db) }
    guard latest > .min else { return }
    // As it is noted by now: schedules of other programs may have come in as well.
    try LogEnd.read(db).note(latestForeign: latest, db)
    try DayStart.refresh(db)
    guard isForked else { return }
    try db.execute(
      sql: "UPDATE device SET isOwn = 0; INSERT INTO device (uuid, isOwn) VALUES (?, 1)",
      arguments: [successor.data])
  }
}

import EngramCore
import GRDB

/// Adds the events of an export to the log, and folds anew what they change.
struct ArchiveLogRestorer {
  private let db: Database
  private let end: LogEnd
  private var engine: Engine
  /// Whether settings came with the file that change every schedule.
  private var hasOtherRules = false
  private var devices: [Event.DeviceID: Int64] = [:]
  private var isNoted = false
  private var isForked = false
  private var latest = Int64.min
  /// The card whose events are coming in.
  private var current: Int64?

  init(_ db: Database) throws {
    self.db = db
    end = try LogEnd.read(db)
    engine = Engine(try SettingRecord.all(db).sm2)
  }

  /// Takes the rules of scheduling that are set now.
  mutating func takeRules() throws {
    engine = Engine(try SettingRecord.all(db).sm2)
    hasOtherRules = true
  }

  /// - Returns: how many events were not there.
  mutating func add(_ events: [Event], of card: Int64) throws -> Int {
    if current != card { try fold() }
    var added = 0
    for event in events {
      let device = try device(event.device)
      let record = EventRecord(event.kind)
      try db.cachedStatement(sql: Command.insertion).execute(arguments: [
        event.id.data, card, record.kind, event.at.milliseconds, event.offset,
        event.day.number, record.grade, record.took, device, event.sequence, record.payload,
      ])
      guard db.changesCount == 1 else { continue }
      added += 1
      isForked = isForked || device == end.device
      latest = max(latest, event.at.milliseconds)
    }
    if added > 0 { current = card }
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
    guard let card = current.map({ ID<Card>($0) }) else { return }
    current = nil
    guard !hasOtherRules else { return }
    try StateRecord.delete(card, db)
    guard let state = CardState.folding(try Event.all(of: card, db), by: engine) else { return }
    _ = try StateRecord.move(card, to: state, ifLastEventIs: nil, by: engine, db)
  }

  /// To be called behind the last event; the list of new cards is made anew afterwards.
  mutating func finish(successor: EventID) throws {
    try fold()
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

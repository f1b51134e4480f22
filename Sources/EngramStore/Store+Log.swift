package import EngramCore
import GRDB

extension Store {
  /// Appends one event and moves the card's state with it, in one transaction.
  ///
  /// - Parameters:
  ///   - id: made by the caller before the first try, so that a retry is the same event.
  ///   - before: the last event of the state that was decided on; nil when there was no state.
  /// - Returns: the state now.
  /// - Throws: `.cardChanged` when the card has moved on since.
  package func record(
    _ kind: Event.Kind, of card: ID<Card>, decidedOn before: EventID?, id: EventID,
    at moment: Moment, by engine: Engine
  ) throws(StoreError) -> CardState {
    try write { db in
      let old = try StateRecord.fetch(card, db)
      if let old, old.lastEvent == id { return old }
      guard old?.lastEvent == before else { throw StoreError.cardChanged }
      let command = try Command(at: moment, db)
      return try command.append(kind, of: card, id: id, from: old, by: engine, db)
    }
  }

  /// The same act on many cards: undone as one.
  ///
  /// - Parameter isWanted: whether a card in that state needs the event at all.
  /// - Returns: the cards that it changed.
  package func record(
    _ kind: Event.Kind, of cards: [ID<Card>], at moment: Moment, by engine: Engine,
    using generator: inout some RandomNumberGenerator,
    where isWanted: (CardState?) -> Bool = { _ in true }
  ) throws(StoreError) -> [ID<Card>] {
    var random = generator
    defer { generator = random }
    return try write { db in
      let command = try Command(at: moment, db)
      var changed: [ID<Card>] = []
      for card in cards {
        let old = try StateRecord.fetch(card, db)
        guard isWanted(old) else { continue }
        let id = EventID.random(using: &random)
        _ = try command.append(kind, of: card, id: id, from: old, by: engine, db)
        changed.append(card)
      }
      return changed
    }
  }

  /// All that happened to a card, in the order of the fold, undone events and their undoing included.
  package func events(of card: ID<Card>) throws(StoreError) -> [Event] {
    try read { db in try Event.all(of: card, db).sorted() }
  }
}

/// One command of this device: all its events share instant and sequence.
struct Command {
  let moment: Moment
  let device: Int64
  let sequence: Int
  /// Never before the device's last event, even when the clock was set back.
  let at: Int64
  /// The instant of the latest event that came from elsewhere.
  private let latestForeign: Int64

  init(at moment: Moment, _ db: Database) throws {
    self.moment = moment
    let end = try LogEnd.read(db)
    device = end.device
    sequence = end.sequence + 1
    at = max(moment.instant.milliseconds, end.at)
    latestForeign = end.latestForeign
  }

  /// Writes the event, the state after it, and the card's place among the new ones.
  func append(
    _ kind: Event.Kind, of card: ID<Card>, id: EventID, from old: CardState?, by engine: Engine,
    _ db: Database
  ) throws -> CardState {
    try insert(kind, of: card, id: id, db)
    // The trigger dropped it: the card has that event already, and it was undone since.
    guard db.changesCount == 1 else { throw StoreError.cardChanged }
    let state = try state(of: card, after: kind, id: id, from: old, by: engine, db)
    guard
      try StateRecord.move(card, to: state, ifLastEventIs: old?.lastEvent, by: engine, db)
    else { throw StoreError.cardChanged }
    try StateRecord.refresh(card, from: old, to: state, db)
    return state
  }

  /// One step on, unless another device whose clock is ahead wrote something that comes later.
  private func state(
    of card: ID<Card>, after kind: Event.Kind, id: EventID, from old: CardState?,
    by engine: Engine, _ db: Database
  ) throws -> CardState {
    let next = (old ?? CardState()).applying(kind, id: id, on: moment.day, by: engine)
    guard latestForeign >= at else { return next }
    return CardState.folding(try Event.all(of: card, db), by: engine) ?? next
  }

  static let insertion = """
    INSERT INTO event (uuid, card, kind, at, offset, day, grade, took, device, sequence, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  func insert(_ kind: Event.Kind, of card: ID<Card>, id: EventID, _ db: Database) throws {
    let record = EventRecord(kind)
    try db.cachedStatement(sql: Command.insertion).execute(arguments: [
      id.data, card.rawValue, record.kind, at, moment.offset, moment.day.number, record.grade,
      record.took, device, sequence, record.payload,
    ])
  }
}

/// The engines that cached states were computed by.
enum EngineRecord {
  static func id(of engine: Engine, _ db: Database) throws -> Int64 {
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM engine WHERE name = ?"), arguments: [engine.name])
    if let found { return found }
    try db.execute(sql: "INSERT INTO engine (name) VALUES (?)", arguments: [engine.name])
    return db.lastInsertedRowID
  }
}

package import EngramCore
import GRDB

/// What an undo took back.
package struct Undone: Hashable, Sendable {
  package let kind: Kind
  /// The cards it concerned, in the order of the act.
  package let cards: [ID<Card>]

  package init(kind: Kind, cards: [ID<Card>]) {
    self.kind = kind
    self.cards = cards
  }

  package enum Kind: Hashable, Sendable {
    case event(Event.Kind)
    case edit
    case setting(String)
    /// A quiz on that topic, with the days that it gave to cards.
    case quiz(topic: String)
    /// What those files brought in.
    case importing(files: [String])
  }
}

extension Store {
  /// Takes back this device's last command that is not yet undone, whole.
  ///
  /// Events stay in the log, and an undo event for each is appended; the cards' states are folded
  /// anew. So any number of commands can be taken back, also after a restart.
  ///
  /// - Throws: `.nothingToUndo`.
  package func undo(
    at moment: Moment, by engine: Engine, using generator: inout some RandomNumberGenerator
  ) throws(StoreError) -> Undone {
    var random = generator
    defer { generator = random }
    return try write { db in
      let command = try Command(at: moment, db)
      let events = try lastCommand(of: command.device, db)
      let act = try Row.fetchOne(
        db, sql: "SELECT * FROM act WHERE isUndone = 0 ORDER BY sequence DESC LIMIT 1")
      if let act, act["sequence"] as Int > events?.sequence ?? 0 {
        if act["kind"] == "import" {
          let id = Int64(act["subject"] as String) ?? 0
          return try undoImport(id, by: command, engine, using: &random, db)
        }
        guard act["kind"] == "quiz" else { return try revert(act, engine, db) }
        let quiz = ID<Quiz>(Int64(act["subject"] as String) ?? 0)
        return try undo(quiz, command, engine, using: &random, db)
      }
      guard let events, let first = events.events.first else { throw StoreError.nothingToUndo }
      for (event, card) in events.events {
        let id = EventID.random(using: &random)
        try command.insert(.undo(event.id), of: card, id: id, db)
        try refold(card, by: engine, db)
      }
      return Undone(kind: .event(first.0.kind), cards: events.events.map(\.1))
    }
  }

  /// The events of the learner's last command on `device` that is neither an undo nor undone.
  private func lastCommand(of device: Int64, _ db: Database) throws
    -> (sequence: Int, events: [(Event, ID<Card>)])?
  {
    let sql = """
      SELECT \(Event.columns), event.card FROM event JOIN device ON device.id = event.device
      WHERE event.device = ?
        AND NOT EXISTS (SELECT 1 FROM act
          WHERE act.sequence = event.sequence AND act.kind IN ('decks', 'quiz', 'import'))
      ORDER BY event.id DESC
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [device])
    var undone: Set<EventID> = []
    var found: [(Event, ID<Card>)] = []
    while let row = try rows.next() {
      guard let event = Event(row) else { continue }
      if let first = found.first, event.sequence != first.0.sequence { break }
      if case .undo(let target) = event.kind {
        undone.insert(target)
      } else if !undone.contains(event.id) {
        found.append((event, ID(row[10])))
      }
    }
    return found.first.map { ($0.0.sequence, found.reversed()) }
  }

  /// Takes that quiz back, whatever was done after it; one that is undone already stays so.
  package func undo(
    _ quiz: ID<Quiz>, at moment: Moment, by engine: Engine,
    using generator: inout some RandomNumberGenerator
  ) throws(StoreError) {
    var random = generator
    defer { generator = random }
    try write { db in
      guard let row = try QuizRow.fetch(quiz, db), !row.isUndone else { return }
      _ = try undo(quiz, try Command(at: moment, db), engine, using: &random, db)
    }
  }

  private func undo(
    _ quiz: ID<Quiz>, _ command: Command, _ engine: Engine,
    using random: inout some RandomNumberGenerator, _ db: Database
  ) throws -> Undone {
    let undone = try QuizSitting.undo(quiz, by: command, using: &random, db)
    for card in undone.cards { try refold(card, by: engine, db) }
    return Undone(kind: .quiz(topic: undone.topic), cards: undone.cards)
  }

  private func revert(_ act: Row, _ engine: Engine, _ db: Database) throws -> Undone {
    let subject: String = act["subject"]
    try db.execute(
      sql: "UPDATE act SET isUndone = 1 WHERE sequence = ?", arguments: [act["sequence"] as Int])
    guard act["kind"] == "edit" else {
      try SettingRecord.put(act["before"], for: subject, db)
      try refoldEverything(by: Engine(SettingRecord.all(db).sm2), unless: engine, db)
      return Undone(kind: .setting(subject), cards: [])
    }
    let card = ID<Card>(Int64(subject) ?? 0)
    try EditRecord.put(act["before"], for: card, db)
    return Undone(kind: .edit, cards: [card])
  }

  /// Computes one card's state from its events, and with it its place among the new cards.
  func refold(_ card: ID<Card>, by engine: Engine, _ db: Database) throws {
    let old = try StateRecord.fetch(card, db)
    let new = CardState.folding(try Event.all(of: card, db), by: engine)
    try StateRecord.delete(card, db)
    if let new {
      _ = try StateRecord.move(card, to: new, ifLastEventIs: nil, by: engine, db)
    }
    try StateRecord.refresh(card, from: old, to: new, db)
  }
}

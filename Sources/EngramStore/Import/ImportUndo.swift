import EngramCore
import GRDB

/// Takes one import back, step by step.
struct ImportUndo {
  let files: [String]
  /// Cards whose states are to be folded anew.
  private(set) var touched: Set<Int64> = []
  /// Added cards that have events of after the import.
  private var later: Set<Int64> = []

  let id: Int64
  private let command: Command
  private let decks: RowRange
  private let concepts: RowRange
  private let cards: RowRange
  private let events: RowRange
  let db: Database

  /// Nil when there is no such import.
  init?(_ id: Int64, by command: Command, _ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM import WHERE id = ?", arguments: [id])
    else { return nil }
    self.id = id
    self.command = command
    self.db = db
    files = TextList.split(row["files"])
    decks = RowRange(before: row["deckBefore"], after: row["deckAfter"])
    concepts = RowRange(before: row["conceptBefore"], after: row["conceptAfter"])
    cards = RowRange(before: row["cardBefore"], after: row["cardAfter"])
    events = RowRange(before: row["eventBefore"], after: row["eventAfter"])
    try db.execute(sql: "UPDATE import SET isUndone = 1 WHERE id = ?", arguments: [id])
    try db.execute(
      sql: "UPDATE act SET isUndone = 1 WHERE kind = 'import' AND subject = ?",
      arguments: ["\(id)"])
    // Noted as done by the deck: an undo of the learner's passes over it.
    try db.execute(
      sql: "INSERT INTO act (sequence, kind, subject, isUndone) VALUES (?, 'decks', '', 1)",
      arguments: [command.sequence])
  }

  /// Each event that came with the import is undone by another.
  mutating func takeBackEvents(using random: inout some RandomNumberGenerator) throws {
    let undoing = EventRecord(.undo(EventID(high: 0, low: 0))).kind
    let undone = try readLater(undoing)
    let found = try RawStatement(
      "SELECT card, uuid FROM event WHERE id > ? AND id <= ? AND kind <> \(undoing) ORDER BY id", db
    )
    let insertion = try RawStatement(Command.insertion, db)
    var touched: Set<Int64> = []
    try found.forEach(.number(events.before), .number(events.after)) { row in
      if !undone.isEmpty, EventID(bytes: row.blob(1)).map(undone.contains) == true { return true }
      let id = EventID.random(using: &random)
      try insertion.run(
        .id(high: id.high, low: id.low), .number(row.number(0)), .number(Int64(undoing)),
        .number(command.at), .number(Int64(command.moment.offset)),
        .number(Int64(command.moment.day.number)), .null, .null, .number(command.device),
        .number(Int64(command.sequence)), .blob(Array(row.blob(1))))
      touched.insert(row.number(0))
      return true
    }
    self.touched = touched
  }

  /// Notes which of the added cards something happened to since.
  ///
  /// - Returns: the events that were undone since the import.
  private mutating func readLater(_ undoing: Int) throws -> Set<EventID> {
    var undone: Set<EventID> = []
    var later: Set<Int64> = []
    let statement = try RawStatement("SELECT card, kind, payload FROM event WHERE id > ?", db)
    try statement.forEach(.number(events.after)) { row in
      if cards.contains(row.number(0)) { later.insert(row.number(0)) }
      if row.number(1) == undoing, let id = EventID(bytes: row.blob(2)) { undone.insert(id) }
      return true
    }
    self.later = later
    return undone
  }

  /// Deletes what the import added; hides what the log, the learner or a quiz speaks of.
  mutating func removeAdded(
    by engine: Engine, using random: inout some RandomNumberGenerator
  ) throws {
    try db.execute(sql: "DELETE FROM fresh")
    try removeQuizzes()
    let kept = try keptCards()
    let added = try Row.fetchAll(
      db, sql: "SELECT id, concept FROM card WHERE id > ? AND id <= ?",
      arguments: [cards.before, cards.after])
    let card = try RawStatement("DELETE FROM card WHERE id = ?", db)
    let contrast = try RawStatement("DELETE FROM contrast WHERE card = ?", db)
    for row in added where !kept.contains(row[0]) {
      try contrast.run(.number(row[0]))
      try card.run(.number(row[0]))
    }
    for hidden in kept.sorted() { try hide(hidden, .random(using: &random), by: engine) }
    try removeConcepts()
  }

  /// Those that came with a whole database; with them goes what they say of cards.
  private func removeQuizzes() throws {
    let added = "SELECT row FROM importChange WHERE import = ? AND kind = 'quiz'"
    for table in ["quizOption WHERE quiz", "quizItem WHERE quiz", "quiz WHERE id"] {
      try db.execute(sql: "DELETE FROM \(table) IN (\(added))", arguments: [id])
    }
  }

  /// What nothing happened to since the import is as a new card now, but suspended: its log need not
  /// be read to know that, and a hundred thousand such logs would take long.
  ///
  /// What the learner suspended stays so by the learner's word, also when the card comes back.
  private mutating func hide(_ card: Int64, _ id: EventID, by engine: Engine) throws {
    try db.cachedStatement(sql: "UPDATE card SET hasVanished = 1, isHidden = 1 WHERE id = ?")
      .execute(arguments: [card])
    if later.contains(card),
      CardState.folding(try Event.all(of: ID(card), db), by: engine)?.isSuspended == true
    {
      touched.insert(card)
      return
    }
    try command.insert(.suspend, of: ID(card), id: id, db)
    touched.insert(card)
    guard !later.contains(card) else { return }
    let sql = """
      UPDATE state SET repetitions = 0, easiness = ?, interval = 0, due = NULL, firstDay = NULL,
        lastDay = NULL, lapses = 0, isDrillOpen = 0, isSuspended = 1, buriedUntil = NULL,
        ready = NULL, lastEvent = ? WHERE card = ?
      """
    try db.cachedStatement(sql: sql)
      .execute(arguments: [SM2State.initial.easiness, id.data, card])
    if db.changesCount == 1 { touched.remove(card) }
  }

  /// The cards that must stay, with all of their concept that the import added.
  private func keptCards() throws -> Set<Int64> {
    let range: StatementArguments = [cards.before, cards.after]
    var kept: Set<Int64> = []
    for source in ["event WHERE card", "edit WHERE card", "quizItem WHERE card"] {
      kept.formUnion(
        try Int64.fetchSet(
          db, sql: "SELECT DISTINCT card FROM \(source) > ? AND card <= ?", arguments: range))
    }
    let named = """
      SELECT concept FROM quizItem UNION SELECT chosen FROM quizItem WHERE chosen IS NOT NULL
      UNION SELECT concept FROM quizOption WHERE concept IS NOT NULL
      """
    let siblings = """
      SELECT id FROM card WHERE concept IN (\(named)) AND concept > ? AND concept <= ?
        AND id > ? AND id <= ?
      """
    kept.formUnion(
      try Int64.fetchSet(
        db, sql: siblings,
        arguments: [concepts.before, concepts.after, cards.before, cards.after]))
    return kept
  }

  private func removeConcepts() throws {
    let gone = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM concept WHERE id > ? AND id <= ?
          AND NOT EXISTS (SELECT 1 FROM card WHERE card.concept = concept.id)
        """, arguments: [concepts.before, concepts.after])
    let relation = try RawStatement("DELETE FROM relation WHERE concept = ?1 OR target = ?1", db)
    let contrast = try RawStatement("DELETE FROM contrast WHERE other = ?", db)
    let hasContrasts = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM contrast)") == true
    let concept = try RawStatement("DELETE FROM concept WHERE id = ?", db)
    for id in gone {
      try relation.run(.number(id))
      if hasContrasts { try contrast.run(.number(id)) }
    }
    for id in gone { try concept.run(.number(id)) }
  }

  /// Where the note of a concept has its lineage.
  private static let lineageColumn =
    ImportJournal.Columns.concept.firstIndex(of: "lineage") ?? 0

  /// Decks that the import made, where nothing is left of them.
  func removeEmptyDecks() throws {
    let empty = """
      SELECT id FROM deck WHERE id > ? AND id <= ?
        AND NOT EXISTS (SELECT 1 FROM concept WHERE concept.deck = deck.id)
      """
    for deck in try Int64.fetchAll(db, sql: empty, arguments: [decks.before, decks.after]) {
      try db.execute(sql: "DELETE FROM deckSource WHERE deck = ?", arguments: [deck])
      try db.execute(sql: "DELETE FROM deck WHERE id = ?", arguments: [deck])
    }
  }

  /// Lineages of which nothing is left.
  ///
  /// One that gave its concepts away is wanted when an import before this one is taken back.
  func removeEmptyLineages() throws {
    try db.execute(
      sql: """
        DELETE FROM lineage
        WHERE NOT EXISTS (SELECT 1 FROM concept WHERE concept.lineage = lineage.id)
          AND id NOT IN (SELECT json_extract(before, '$[\(ImportUndo.lineageColumn)]') FROM importChange
            JOIN import ON import.id = importChange.import
            WHERE isUndone = 0 AND kind = 'concept'
              AND json_extract(before, '$[\(ImportUndo.lineageColumn)]') IS NOT NULL)
        """)
  }
}

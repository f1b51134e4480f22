import EngramCore
import GRDB

/// Takes the lines of an export into the database: the union of both, within one transaction.
///
/// What is there already stays as it is, and so the learner's later changes do; events and quizzes
/// are told apart by their ids, all else by its lasting name. Bringing the same lines in again
/// changes nothing.
struct ArchiveRestorer {
  /// What a restoration brought.
  struct Counts: Hashable {
    var cards = 0
    /// Cards that were there.
    var known = 0
    var events = 0
    var settings = 0
    var quizzes = 0
  }

  let db: Database
  /// Where the rows end that were there before.
  let before: (concept: Int64, card: Int64)
  var counts = Counts()
  /// Cards that are added to a deck that comes with the program, and are not in it.
  var vanished: [ID<Card>] = []
  /// Cards whose import was taken back here, and which are there again.
  var returned: [(card: ID<Card>, key: CardKey)] = []
  /// Decks of the file and their rows here.
  private var decks: [String: (id: Int64, isBundled: Bool)] = [:]
  /// The lineages here by their numbers in the file.
  private var lineages: [Int: Int64] = [:]
  private var log: ArchiveLogRestorer

  init(_ db: Database) throws {
    self.db = db
    before = (try RowEnd.of("concept", db), try RowEnd.of("card", db))
    log = try ArchiveLogRestorer(db)
  }

  /// - Throws: `ArchiveFault` where the line names what is neither in the file nor here.
  mutating func add(_ record: ArchiveRecord) throws {
    switch record {
    case .header: break
    case .setting(let key, let value): try add(key, value)
    case .deck(let deck): try add(deck)
    case .concept(let concept): try add(concept)
    case .relation(let relation): try add(relation)
    case .contrast(let card, let other): try add(contrastOf: card, with: other)
    case .log(let log):
      let spot = try spot(of: log.card)
      counts.events += try self.log.add(log.events, of: spot)
    case .quiz(let quiz):
      if try ArchivedQuizWriter(db: db, restorer: self).write(quiz) { counts.quizzes += 1 }
    }
  }

  /// To be called behind the last line.
  ///
  /// - Parameter successor: the device as which this one goes on if the file tells of a copy of it
  ///   that went on elsewhere.
  mutating func finish(successor: EventID) throws { try log.finish(successor: successor) }

  private mutating func add(_ key: SettingKey, _ value: String) throws {
    try db.execute(
      sql: "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
      arguments: [key.rawValue, value])
    guard db.changesCount == 1 else { return }
    counts.settings += 1
    if key.changesSchedules { try log.takeRules() }
  }

  private mutating func add(_ deck: ArchivedDeck) throws {
    let selection = "SELECT id, isBundled FROM deck WHERE key = ?"
    if let row = try Row.fetchOne(db, sql: selection, arguments: [deck.key]) {
      decks[deck.key] = (row[0], row[1])
      return
    }
    // Where this program does not bring the deck along, it cannot say what belongs to it.
    try db.execute(
      sql: """
        INSERT INTO deck (key, title, summary, position, isBundled) VALUES (?, ?, ?, ?, ?)
        """, arguments: [deck.key, deck.title, deck.summary, deck.position, deck.isBundled])
    let id = db.lastInsertedRowID
    decks[deck.key] = (id, false)
    guard let source = deck.source else { return }
    try db.execute(
      sql: "INSERT INTO deckSource (deck, text) VALUES (?, ?)", arguments: [id, source])
  }

  private mutating func add(_ concept: ArchivedConcept) throws {
    guard let deck = decks[concept.name.deck] else {
      throw ArchiveFault("the deck \(concept.name.deck) is not in the lines before")
    }
    let selection = "SELECT id, origin, lineage FROM concept WHERE deck = ? AND key = ?"
    let found = try Row.fetchOne(
      db.cachedStatement(sql: selection), arguments: [deck.id, concept.name.concept])
    let id: Int64
    if let found {
      id = found[0]
      if let lineage = concept.lineage, let known = found[2] as Int64? {
        lineages[lineage.number] = lineages[lineage.number] ?? known
      }
      if let origin = concept.origin, found[1] as String? == nil {
        try db.cachedStatement(sql: "UPDATE concept SET origin = ? WHERE id = ?")
          .execute(arguments: [origin, id])
      }
    } else {
      id = try insert(concept, into: deck.id)
    }
    let spot = ConceptSpot(id: id, concept, isBundled: deck.isBundled)
    for card in concept.cards { try add(card, to: spot) }
  }

  private mutating func insert(_ concept: ArchivedConcept, into deck: Int64) throws -> Int64 {
    let sql = """
      INSERT INTO concept (deck, key, term, kind, definition, note, aliases, tags, citations, rank,
        position, phrase, origin, lineage)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      deck, concept.name.concept, concept.term, concept.kind.rawValue, concept.definition,
      concept.note, TextList.joined(concept.aliases), TextList.joined(concept.tags),
      TextList.joined(concept.citations), concept.rank, concept.position, concept.phrase,
      concept.origin, try concept.lineage.map { try lineage($0) },
    ])
    return db.lastInsertedRowID
  }

  private mutating func lineage(_ lineage: ArchivedConcept.Lineage) throws -> Int64 {
    if let known = lineages[lineage.number] { return known }
    try db.execute(sql: "INSERT INTO lineage (name) VALUES (?)", arguments: [lineage.name])
    let id = db.lastInsertedRowID
    lineages[lineage.number] = id
    return id
  }
}

/// Where the rows of a table end.
enum RowEnd {
  static func of(_ table: String, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0
  }
}

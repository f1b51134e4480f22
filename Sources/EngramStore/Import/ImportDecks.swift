import EngramCore
import GRDB

/// The decks that plain notes go into, by their titles.
struct ImportDecks {
  /// A deck of the learner's.
  struct Home {
    let id: Int64
    let key: String
    let title: String
    let isBundled: Bool
    /// Where its next concept stands.
    var position: Int
  }

  /// What makes two titles the same one: the key's words, and all signs but blanks, in small letters.
  private struct Title: Hashable {
    private let key: String
    private let signs: String

    init(_ title: String) {
      key = NoteKey.deck(title)
      let signs = title.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
      self.signs = String(String.UnicodeScalarView(signs))
    }
  }

  private var homes: [Int64: Home] = [:]
  private var byTitle: [Title: Int64] = [:]
  private var keys: Set<String> = []
  /// The last numbers behind keys that several decks want.
  private var numbers: [String: Int] = [:]
  /// As files write them.
  private var spellings: [String: Int64] = [:]
  private var lastPosition = 0
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, key, title, isBundled, position FROM deck ORDER BY position, id")
    for row in rows {
      let home = Home(id: row[0], key: row[1], title: row[2], isBundled: row[3], position: -1)
      add(home)
      lastPosition = max(lastPosition, row[4])
    }
  }

  private mutating func add(_ home: Home) {
    homes[home.id] = home
    // Of two decks with one title, the first.
    let title = Title(home.title)
    byTitle[title] = byTitle[title] ?? home.id
    keys.insert(home.key)
  }

  /// Knows from now on a deck that was written by other means.
  mutating func add(_ id: Int64, key: String, title: String) {
    guard homes[id] == nil else { return }
    add(Home(id: id, key: key, title: title, isBundled: false, position: -1))
  }

  subscript(id: Int64) -> Home? { homes[id] }

  /// The deck of that title, whose ever it is; made where there is none.
  mutating func home(titled title: String) throws -> Home {
    try known(title) ?? make(ImportDecks.title(title))
  }

  /// The deck of that title, whose ever it is; nil where there is none.
  mutating func known(_ title: String) -> Home? {
    let title = ImportDecks.title(title)
    if let id = spellings[title] { return homes[id] }
    guard let id = byTitle[Title(title)] else { return nil }
    spellings[title] = id
    return homes[id]
  }

  private static func title(_ title: String) -> String { title.isEmpty ? "Imported" : title }

  private mutating func make(_ title: String) throws -> Home {
    let wanted = NoteKey.deck(title)
    var key = wanted
    while keys.contains(key) {
      numbers[wanted, default: 1] += 1
      key = "\(wanted)-\(numbers[wanted, default: 1])"
    }
    lastPosition += 1
    try db.cachedStatement(
      sql: "INSERT INTO deck (key, title, position, isBundled) VALUES (?, ?, ?, 0)"
    ).execute(arguments: [key, title, lastPosition])
    let home = Home(
      id: db.lastInsertedRowID, key: key, title: title, isBundled: false, position: 0)
    add(home)
    return home
  }

  /// The place behind the deck's last concept.
  mutating func nextPosition(in deck: Int64) throws -> Int {
    guard let home = homes[deck] else { return 0 }
    guard home.position < 0 else { return home.position }
    let next =
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT max(position) + 1 FROM concept WHERE deck = ?"),
        arguments: [deck]) ?? 0
    homes[deck]?.position = next
    return next
  }

  /// Takes the place behind the deck's last concept.
  mutating func takePosition(in deck: Int64) throws -> Int {
    let next = try nextPosition(in: deck)
    homes[deck]?.position = next + 1
    return next
  }
}

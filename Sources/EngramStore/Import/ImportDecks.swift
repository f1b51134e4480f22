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

  private var homes: [Int64: Home] = [:]
  private var byTitle: [String: Int64] = [:]
  private var byKey: [String: Int64] = [:]
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
    let title = home.title.lowercased()
    byTitle[title] = byTitle[title] ?? home.id
    byKey[home.key] = home.id
  }

  /// Knows from now on a deck that was written by other means.
  mutating func add(_ id: Int64, key: String, title: String) {
    guard homes[id] == nil else { return }
    add(Home(id: id, key: key, title: title, isBundled: false, position: -1))
  }

  subscript(id: Int64) -> Home? { homes[id] }

  /// The deck of that title; made where there is none.
  ///
  /// - Throws: `.bundledDeck`.
  mutating func home(titled title: String) throws -> Home {
    let title = title.isEmpty ? "Imported" : title
    let home = try known(title) ?? make(title)
    guard !home.isBundled else { throw StoreError.bundledDeck(title: home.title) }
    return home
  }

  /// By its title, or by its key where the title has the same words.
  private func known(_ title: String) -> Home? {
    if let id = byTitle[title.lowercased()] { return homes[id] }
    guard let id = byKey[NoteKey.deck(title)], let home = homes[id],
      NoteKey.deck(home.title) == home.key
    else { return nil }
    return home
  }

  private mutating func make(_ title: String) throws -> Home {
    let wanted = NoteKey.deck(title)
    var key = wanted
    var number = 1
    while byKey[key] != nil {
      number += 1
      key = "\(wanted)-\(number)"
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

  /// Takes the place behind the deck's last concept.
  mutating func nextPosition(in deck: Int64) throws -> Int {
    guard var home = homes[deck] else { return 0 }
    if home.position < 0 {
      home.position =
        try Int.fetchOne(
          db.cachedStatement(sql: "SELECT max(position) + 1 FROM concept WHERE deck = ?"),
          arguments: [deck]) ?? 0
    }
    defer {
      home.position += 1
      homes[deck] = home
    }
    return home.position
  }
}

/// Where cards belong that a filtered deck had borrowed when their package was written.
///
/// Exported without scheduling, a filtered deck becomes an ordinary one, and Anki forgets where its
/// cards came from. It is known by this: it stands alone, all its cards were touched in the second
/// in which it was made, and all of them are older. A card goes back to the deck of its note's other
/// cards, else to where the notes with the same tags lie; where neither is known it stays.
struct AnkiBorrowedCards {
  /// Decks by cards.
  private(set) var homes: [Int: Int] = [:]

  private static let most = 100_000

  init(_ database: ForeignDatabase, of collection: AnkiCollection) throws {
    let borrowers = try Self.borrowers(database, of: collection)
    guard !borrowers.isEmpty else { return }
    var borrowed: [(id: Int, note: Int, tags: String)] = []
    try Self.eachCard(of: database) { card, note, deck, tags in
      if borrowers.contains(deck), borrowed.count < Self.most {
        borrowed.append((card, note, tags))
      }
    }
    let notes = Set(borrowed.map(\.note))
    var decksByNote: [Int: Int] = [:]
    var decksByTags = Dictionary(
      borrowed.map { ($0.tags, [Int: Int]()) }, uniquingKeysWith: { first, _ in first })
    try Self.eachCard(of: database) { _, note, deck, tags in
      guard !borrowers.contains(deck) else { return }
      if notes.contains(note) { decksByNote[note] = deck }
      decksByTags[tags]?[deck, default: 0] += 1
    }
    for card in borrowed {
      let likely = decksByTags[card.tags]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      homes[card.id] = decksByNote[card.note] ?? likely
    }
  }

  private static func borrowers(
    _ database: ForeignDatabase, of collection: AnkiCollection
  ) throws -> Set<Int> {
    let studied = try database.rows("SELECT 1 FROM cards NOT INDEXED WHERE type != 0 LIMIT 1")
    guard try !studied.next() else { return [] }
    let rows = try database.rows(
      "SELECT did, min(mod), max(mod), max(id) FROM cards NOT INDEXED GROUP BY did")
    let parents = Set(collection.decks.values.compactMap(parent))
    var borrowers: Set<Int> = []
    while try rows.next() {
      guard let deck = rows.integer(0), let first = rows.integer(1), let last = rows.integer(2),
        let youngest = rows.integer(3), let title = collection.decks[deck]
      else { continue }
      // Ids are milliseconds, changes seconds since 1970.
      let made = deck / 1000
      let standsAlone = parent(of: title) == nil && !parents.contains(title)
      if made - 1...made + 1 ~= first, made - 1...made + 1 ~= last, youngest / 1000 < made - 3600,
        standsAlone
      {
        borrowers.insert(deck)
      }
    }
    return borrowers
  }

  /// The deck of the first level that a deck lies in; nil where it is one.
  private static func parent(of title: String) -> String? {
    let bytes = title.utf8
    let colon = UInt8(ascii: ":")
    let end = zip(bytes.indices, bytes.indices.dropFirst()).first { first, second in
      bytes[first] == colon && bytes[second] == colon
    }
    return end.map { String(title[..<$0.0]) }
  }

  private static func eachCard(
    of database: ForeignDatabase,
    _ use: (_ card: Int, _ note: Int, _ deck: Int, _ tags: String) -> Void
  ) throws {
    let rows = try database.rows(
      """
      SELECT card.id, card.nid, card.did, note.tags
      FROM cards AS card NOT INDEXED CROSS JOIN notes AS note ON note.id = card.nid
      """)
    while try rows.next() {
      if let card = rows.integer(0), let note = rows.integer(1), let deck = rows.integer(2) {
        use(card, note, deck, rows.text(3) ?? "")
      }
    }
  }
}

/// A log in memory, sorted by card: sixteen bytes a row.
///
/// The rows lie in the order of time. Whoever asks an index for those of a card turns a page for each
/// of them; to count them first and then to put each where it belongs takes two passes over the whole.
struct AnkiLogTable {
  private struct Entry {
    let at: Int64
    let took: Int32
    let factor: Int16
    let ease: Int8
    let type: Int8

    /// What does not fit is no answer of a person, and stays none.
    init(_ row: AnkiLogRow) {
      at = row.at
      took = Int32(clamping: row.took)
      factor = Int16(clamping: row.factor)
      ease = Int8(clamping: row.ease)
      type = Int8(clamping: row.type)
    }

    var row: AnkiLogRow {
      AnkiLogRow(
        at: at, ease: Int(ease), factor: Int(factor), took: Int(took), type: Int(type))
    }
  }

  /// In their order.
  private let cards: [Int]
  /// Where the rows of each card begin, and behind the last the end of all.
  private let starts: [Int]
  /// Where they end, which is before the next begin when rows have no time.
  private let ends: [Int]
  private let entries: [Entry]

  private static let mostCards = 1_000_000

  /// Nil for a log that has more than `most` rows.
  init?(_ database: ForeignDatabase, atMost most: Int) throws {
    guard try AnkiLogTable.count("cards", database) <= AnkiLogTable.mostCards,
      try AnkiLogTable.count("revlog", database) <= most
    else { return nil }
    let cards = try AnkiLogTable.cards(database)
    var ends = Array(repeating: 0, count: cards.count + 1)
    var places: [Int32] = []
    let owners = try database.rows("SELECT cid FROM revlog NOT INDEXED ORDER BY id")
    while try owners.next() {
      let place = AnkiLogTable.place(of: owners.integer(0), in: cards)
      places.append(Int32(place ?? -1))
      if let place { ends[place + 1] += 1 }
    }
    for place in cards.indices { ends[place + 1] += ends[place] }
    var entries = Array(repeating: Entry(AnkiLogRow()), count: ends[cards.count])
    let starts = ends
    let rows = try database.rows(
      "SELECT id, ease, factor, time, type FROM revlog NOT INDEXED ORDER BY id")
    for place in places.map({ Int($0) }) {
      // They cannot be others than before, for the file is nobody else's.
      guard try rows.next() else { break }
      guard place >= 0, let row = AnkiLogRow(rows) else { continue }
      entries[ends[place]] = Entry(row)
      ends[place] += 1
    }
    self.cards = cards
    self.starts = starts
    self.ends = ends
    self.entries = entries
  }

  /// The rows of a card, the oldest first, `most` at most.
  func rows(of card: Int, atMost most: Int) -> [AnkiLogRow] {
    guard most > 0, let place = AnkiLogTable.place(of: card, in: cards) else { return [] }
    return entries[starts[place]..<ends[place]].prefix(most).map(\.row)
  }

  private static func count(_ table: String, _ database: ForeignDatabase) throws -> Int {
    let rows = try database.rows("SELECT count(*) FROM \(table)")
    return try rows.next() ? rows.integer(0) ?? 0 : 0
  }

  /// In a damaged file they may come in another order, and what is out of it could not be found.
  private static func cards(_ database: ForeignDatabase) throws -> [Int] {
    var cards: [Int] = []
    let rows = try database.rows("SELECT id FROM cards NOT INDEXED ORDER BY id")
    while try rows.next() {
      if let id = rows.integer(0), cards.last.map({ $0 < id }) ?? true { cards.append(id) }
    }
    return cards
  }

  private static func place(of card: Int?, in cards: [Int]) -> Int? {
    guard let card else { return nil }
    var low = 0
    var high = cards.count
    while low < high {
      let middle = (low + high) / 2
      if cards[middle] < card { low = middle + 1 } else { high = middle }
    }
    return low < cards.count && cards[low] == card ? low : nil
  }
}

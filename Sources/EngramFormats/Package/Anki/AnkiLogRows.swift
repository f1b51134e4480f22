/// The log of a collection, card by card.
///
/// One of a usual size is read in the order in which it lies and held in memory; a larger one is sorted
/// by SQLite, which takes several times as long, and read side by side with the notes.
struct AnkiLogRows {
  private let held: AnkiLogTable?
  private let sorted: ForeignRows?
  private var pending: (note: Int, card: Int, row: AnkiLogRow)?

  /// - Parameter most: how many rows are held in memory.
  init(_ database: ForeignDatabase, holding most: Int = 2_000_000) throws {
    held = try AnkiLogTable(database, atMost: most)
    sorted =
      held == nil
      ? try database.rows(
        """
        SELECT answer.id, ease, answer.factor, time, answer.type, card.id, card.nid
        FROM revlog AS answer NOT INDEXED CROSS JOIN cards AS card ON card.id = answer.cid
        ORDER BY card.nid, card.id, answer.id
        """) : nil
    pending = try next()
  }

  /// The rows of a note's cards, by card, the oldest first; of all together one more than `most` at
  /// most.
  ///
  /// Notes must be asked for in the order of their ids.
  mutating func answers(
    ofNote note: Int, cards: [Int], atMost most: Int
  ) throws -> [Int: [AnkiLogRow]] {
    var rows: [Int: [AnkiLogRow]] = [:]
    var count = 0
    if let held {
      for card in cards {
        let found = held.rows(of: card, atMost: most + 1 - count)
        if !found.isEmpty { rows[card] = found }
        count += found.count
      }
      return rows
    }
    while let (owner, card, row) = pending, owner <= note {
      if owner == note, count <= most {
        rows[card, default: []].append(row)
        count += 1
      }
      pending = try next()
    }
    return rows
  }

  private func next() throws -> (Int, Int, AnkiLogRow)? {
    guard let sorted else { return nil }
    while try sorted.next() {
      guard let row = AnkiLogRow(sorted), let card = sorted.integer(5), let note = sorted.integer(6)
      else { continue }
      return (note, card, row)
    }
    return nil
  }
}

extension AnkiLogRow {
  /// Reads the columns id, ease, factor, time, type; nil where the row has no time.
  init?(_ rows: ForeignRows) {
    guard let at = rows.integer(0) else { return nil }
    func number(_ column: Int32) -> Int { rows.integer(column) ?? 0 }
    self.init(
      at: Int64(at), ease: number(1), factor: number(2), took: number(3), type: number(4))
  }
}

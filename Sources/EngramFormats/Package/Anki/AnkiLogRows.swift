/// The log of a collection, card by card.
///
/// Anki's own index finds a card's rows at once; where there is none of that kind, the log is sorted,
/// and read side by side with the notes.
struct AnkiLogRows {
  private let byCard: ForeignRows?
  private let sorted: ForeignRows?
  private var pending: (note: Int, card: Int, row: AnkiLogRow)?

  init(_ database: ForeignDatabase) throws {
    // An index that cannot serve for this is refused by SQLite itself.
    byCard = try? database.rows(
      """
      SELECT cid, cid, id, ease, factor, time, type FROM revlog INDEXED BY ix_revlog_cid
      WHERE cid = ? ORDER BY id
      """)
    sorted =
      byCard == nil
      ? try database.rows(
        """
        SELECT card.nid, card.id, answer.id, ease, answer.factor, time, answer.type
        FROM revlog AS answer NOT INDEXED CROSS JOIN cards AS card ON card.id = answer.cid
        ORDER BY card.nid, card.id, answer.id
        """) : nil
    pending = try sorted.flatMap { try AnkiLogRows.next($0) }
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
    if let byCard {
      for card in cards {
        byCard.ask(card)
        while count <= most, let (_, owner, row) = try AnkiLogRows.next(byCard) {
          // A lying index tells of other cards.
          guard owner == card else { continue }
          rows[card, default: []].append(row)
          count += 1
        }
      }
      return rows
    }
    while let (owner, card, row) = pending, owner <= note {
      if owner == note, count <= most {
        rows[card, default: []].append(row)
        count += 1
      }
      pending = try sorted.flatMap { try AnkiLogRows.next($0) }
    }
    return rows
  }

  private static func next(_ log: ForeignRows) throws -> (Int, Int, AnkiLogRow)? {
    while try log.next() {
      guard let note = log.integer(0), let card = log.integer(1), let at = log.integer(2) else {
        continue
      }
      func number(_ column: Int32) -> Int { log.integer(column) ?? 0 }
      return (
        note, card,
        AnkiLogRow(
          at: Int64(at), ease: number(3), factor: number(4), took: number(5), type: number(6))
      )
    }
    return nil
  }
}

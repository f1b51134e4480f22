/// The notes of a collection in the order of their ids, each with its cards and their logs.
///
/// Cursors go side by side, so that memory does not grow with the collection.
struct AnkiNoteRows {
  /// A note with all that hangs on it.
  struct Note {
    let id: Int
    let guid: String
    let type: Int
    let tags: [String]
    let fields: [String]
    var cards: [AnkiCardRow] = []
    var logs: [Int: [AnkiLogRow]] = [:]
    /// Whether there were more cards or answers than any honest note has.
    var isOverfull = false
  }

  static let mostCards = 500
  static let mostAnswers = 50_000

  private let notes: ForeignRows
  private let cards: ForeignRows
  private var log: AnkiLogRows?
  private var card: AnkiCardRow?
  private var lastID = Int.min
  /// Rows that cannot be told apart, or belong to no note.
  private(set) var strays = 0

  init(_ database: ForeignDatabase, withLog: Bool) throws {
    notes = try database.rows(
      "SELECT id, guid, mid, tags, flds FROM notes NOT INDEXED ORDER BY id")
    cards = try database.rows(
      """
      SELECT id, nid, did, ord, type, queue, due, ivl, factor, lapses, odid, odue, flags, data
      FROM cards NOT INDEXED ORDER BY nid, ord, id
      """)
    log = withLog ? try AnkiLogRows(database) : nil
    card = try nextCard()
  }

  /// Nil behind the last.
  mutating func next() throws -> Note? {
    while try notes.next() {
      guard let id = notes.integer(0), id > lastID || lastID == .min else {
        strays += 1
        continue
      }
      lastID = id
      var note = Note(
        id: id, guid: notes.text(1) ?? "", type: notes.integer(2) ?? 0,
        tags: (notes.text(3) ?? "").split { $0 == " " || $0 == "\u{3000}" }.map(String.init),
        fields: Self.fields(notes.text(4) ?? ""))
      try takeCards(into: &note)
      try takeAnswers(into: &note)
      return note
    }
    while card != nil {
      strays += 1
      card = try nextCard()
    }
    return nil
  }

  private static func fields(_ text: String) -> [String] {
    text.utf8.split(separator: 0x1F, omittingEmptySubsequences: false).map { String($0) ?? "" }
  }

  private mutating func takeCards(into note: inout Note) throws {
    while let row = card, row.note <= note.id {
      if row.note < note.id {
        strays += 1
      } else if note.cards.count < Self.mostCards, note.cards.last?.ord != row.ord {
        note.cards.append(row)
      } else {
        note.isOverfull = true
      }
      card = try nextCard()
    }
  }

  private mutating func takeAnswers(into note: inout Note) throws {
    guard
      let logs = try log?.answers(
        ofNote: note.id, cards: note.cards.map(\.id), atMost: Self.mostAnswers)
    else { return }
    note.logs = logs
    let count = logs.values.reduce(0) { $0 + $1.count }
    note.isOverfull = note.isOverfull || count > Self.mostAnswers
  }

  private mutating func nextCard() throws -> AnkiCardRow? {
    while try cards.next() {
      guard let id = cards.integer(0), let note = cards.integer(1), let ord = cards.integer(3)
      else {
        strays += 1
        continue
      }
      func number(_ column: Int32) -> Int { cards.integer(column) ?? 0 }
      return AnkiCardRow(
        id: id, note: note, deck: number(2), ord: ord, type: number(4), queue: number(5),
        due: number(6), interval: number(7), factor: number(8), lapses: number(9),
        homeDeck: number(10), homeDue: number(11), flags: number(12),
        lastReview: log == nil
          ? nil : cards.bytes(13).flatMap { ForeignJSONReader.value($0)?["lrt"]?.integer })
    }
    return nil
  }
}

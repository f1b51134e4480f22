import EngramCore
import GRDB

/// Notes each row as it was before an import changed it, so that the import can be taken back.
///
/// Triggers do it, whoever changes the row. They are temporary, and gone with the transaction when it
/// fails; rows that the import itself added need no note.
struct ImportJournal {
  let id: Int64
  var decks: RowRange
  var concepts: RowRange
  var cards: RowRange
  var events: RowRange

  /// Begins the record of an import.
  init(_ files: [String], _ format: String, by command: Command, _ db: Database) throws {
    decks = try RowRange(endOf: "deck", db)
    concepts = try RowRange(endOf: "concept", db)
    cards = try RowRange(endOf: "card", db)
    events = try RowRange(endOf: "event", db)
    try db.execute(
      sql: """
        INSERT INTO import (sequence, at, offset, day, files, format, deckBefore, deckAfter,
          conceptBefore, conceptAfter, cardBefore, cardAfter, eventBefore, eventAfter)
        VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0)
        """,
      arguments: [
        command.sequence, command.at, command.moment.offset, command.moment.day.number,
        TextList.joined(files), format,
      ])
    id = db.lastInsertedRowID
    try db.execute(
      sql: "INSERT INTO act (sequence, kind, subject) VALUES (?, 'import', ?)",
      arguments: [command.sequence, "\(id)"])
    for note in notes { try db.execute(sql: trigger(note)) }
  }

  /// The columns of a row that an update can change, as its note has them.
  enum Columns {
    static let deck = ["title", "summary", "position", "isBundled"]
    static let concept = [
      "deck", "key", "term", "kind", "definition", "note", "aliases", "tags", "citations", "rank",
      "position", "phrase", "origin", "lineage",
    ]
    static let card = [
      "number", "prompt", "answer", "aliases", "citations", "hasVanished", "isHidden",
    ]
  }

  /// A trigger that notes one kind of change.
  private struct Note {
    let name: String
    /// Such as "UPDATE ON edit".
    let event: String
    /// Which rows were there before the import.
    let condition: String
    let kind: String
    let row: String
    /// As JSON: what was there, else what was added.
    var before = "NULL"
    var added = "NULL"
  }

  private var notes: [Note] {
    [
      update(of: "deck", ImportJournal.Columns.deck, upTo: decks.before),
      update(of: "concept", ImportJournal.Columns.concept, upTo: concepts.before),
      update(of: "card", ImportJournal.Columns.card, upTo: cards.before),
      Note(
        name: "source_updated", event: "UPDATE ON deckSource",
        condition: "OLD.deck <= \(decks.before) AND OLD.text <> NEW.text", kind: "deckSource",
        row: "OLD.deck", before: "json_array(OLD.text)"),
      insertion(into: "deckSource", "NEW.deck", upTo: decks.before, "1"),
      Note(
        name: "edit_deleted", event: "DELETE ON edit", condition: "OLD.card <= \(cards.before)",
        kind: "edit", row: "OLD.card", before: "json_array(OLD.prompt, OLD.answer, OLD.note)"),
      insertion(into: "edit", "NEW.card", upTo: cards.before, "NEW.prompt, NEW.answer"),
      Note(
        name: "relation_deleted", event: "DELETE ON relation",
        condition: "OLD.concept <= \(concepts.before)", kind: "relation", row: "OLD.concept",
        before: "json_array(OLD.kind, OLD.target)"),
      insertion(into: "relation", "NEW.concept", upTo: concepts.before, "NEW.kind, NEW.target"),
      Note(
        name: "contrast_updated", event: "UPDATE ON contrast",
        condition: "OLD.card <= \(cards.before)", kind: "contrast", row: "OLD.card",
        before: "json_array(OLD.other)"),
      insertion(into: "contrast", "NEW.card", upTo: cards.before, "NEW.other"),
      // Of these every new one is noted, since no range of rows tells which came.
      insertion(into: "setting", "0", upTo: 0, "NEW.key, NEW.value"),
      insertion(into: "quiz", "NEW.id", upTo: .max, "1"),
    ]
  }

  private func update(of table: String, _ columns: [String], upTo last: Int64) -> Note {
    let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
    return Note(
      name: "\(table)_updated", event: "UPDATE OF \(columns.joined(separator: ", ")) ON \(table)",
      condition: "OLD.id <= \(last)", kind: table, row: "OLD.id", before: "json_array(\(old))")
  }

  private func insertion(
    into table: String, _ row: String, upTo last: Int64, _ values: String
  ) -> Note {
    Note(
      name: "\(table)_added", event: "INSERT ON \(table)", condition: "\(row) <= \(last)",
      kind: table, row: row, added: "json_array(\(values))")
  }

  private func trigger(_ note: Note) -> String {
    """
    CREATE TEMP TRIGGER import_\(note.name) AFTER \(note.event) WHEN \(note.condition)
    BEGIN
      INSERT INTO importChange (import, kind, row, before, added)
      VALUES (\(id), '\(note.kind)', \(note.row), \(note.before), \(note.added));
    END
    """
  }

  private func dropTriggers(_ db: Database) throws {
    for note in notes { try db.execute(sql: "DROP TRIGGER import_\(note.name)") }
  }

  /// Whether anything is in the database now that was not there before, or not so.
  mutating func hasChanges(_ db: Database) throws -> Bool {
    try decks.extend(toEndOf: "deck", db)
    try concepts.extend(toEndOf: "concept", db)
    try cards.extend(toEndOf: "card", db)
    try events.extend(toEndOf: "event", db)
    let isNoted = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM importChange WHERE import = ?)", arguments: [id])
    return isNoted == true || ![decks, concepts, cards, events].allSatisfy(\.isEmpty)
  }

  /// Leaves no record of an import that changed nothing.
  func discard(_ db: Database) throws {
    try dropTriggers(db)
    try db.execute(sql: "DELETE FROM import WHERE id = ?", arguments: [id])
    try db.execute(
      sql: "DELETE FROM act WHERE kind = 'import' AND subject = ?", arguments: ["\(id)"])
  }

  /// Ends the record: what comes now is no part of the import.
  func finish(_ report: ImportReport, _ db: Database) throws {
    try dropTriggers(db)
    try db.execute(
      sql: """
        UPDATE import SET added = ?, updated = ?, unchanged = ?, vanished = ?, returned = ?,
          scheduled = ?, answers = ?, deckBefore = ?, deckAfter = ?, conceptBefore = ?,
          conceptAfter = ?, cardBefore = ?, cardAfter = ?, eventBefore = ?, eventAfter = ?
        WHERE id = ?
        """,
      arguments: [
        report.added, report.updated, report.unchanged, report.vanished.count,
        report.returned.count, report.scheduled, report.answers, decks.before, decks.after,
        concepts.before, concepts.after, cards.before, cards.after, events.before, events.after, id,
      ])
  }
}

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
    for trigger in triggers { try db.execute(sql: trigger) }
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

  private static let names = [
    "deck_updated", "concept_updated", "card_updated", "source_updated", "source_added",
    "edit_deleted", "relation_deleted", "relation_added", "contrast_updated", "contrast_added",
    "edit_added", "setting_added", "quiz_added",
  ]

  private var triggers: [String] {
    [
      update(
        ImportJournal.names[0], of: "deck", ImportJournal.Columns.deck,
        upTo: decks.before),
      update(
        ImportJournal.names[1], of: "concept", ImportJournal.Columns.concept,
        upTo: concepts.before),
      update(
        ImportJournal.names[2], of: "card", ImportJournal.Columns.card,
        upTo: cards.before),
      trigger(
        ImportJournal.names[3], "AFTER UPDATE ON deckSource",
        "OLD.deck <= \(decks.before) AND OLD.text <> NEW.text",
        "'deckSource', OLD.deck, json_array(OLD.text), NULL"),
      trigger(
        ImportJournal.names[4], "AFTER INSERT ON deckSource", "NEW.deck <= \(decks.before)",
        "'deckSource', NEW.deck, NULL, json_array(1)"),
      trigger(
        ImportJournal.names[5], "AFTER DELETE ON edit", "OLD.card <= \(cards.before)",
        "'edit', OLD.card, json_array(OLD.prompt, OLD.answer, OLD.note), NULL"),
      trigger(
        ImportJournal.names[6], "AFTER DELETE ON relation", "OLD.concept <= \(concepts.before)",
        "'relation', OLD.concept, json_array(OLD.kind, OLD.target), NULL"),
      trigger(
        ImportJournal.names[7], "AFTER INSERT ON relation", "NEW.concept <= \(concepts.before)",
        "'relation', NEW.concept, NULL, json_array(NEW.kind, NEW.target)"),
      trigger(
        ImportJournal.names[8], "AFTER UPDATE ON contrast", "OLD.card <= \(cards.before)",
        "'contrast', OLD.card, json_array(OLD.other), NULL"),
      trigger(
        ImportJournal.names[9], "AFTER INSERT ON contrast", "NEW.card <= \(cards.before)",
        "'contrast', NEW.card, NULL, json_array(NEW.other)"),
      trigger(
        ImportJournal.names[10], "AFTER INSERT ON edit", "NEW.card <= \(cards.before)",
        "'edit', NEW.card, NULL, json_array(NEW.prompt, NEW.answer)"),
      trigger(
        ImportJournal.names[11], "AFTER INSERT ON setting", "1",
        "'setting', 0, NULL, json_array(NEW.key, NEW.value)"),
      trigger(
        ImportJournal.names[12], "AFTER INSERT ON quiz", "1",
        "'quiz', NEW.id, NULL, json_array(1)"),
    ]
  }

  private func update(
    _ name: String, of table: String, _ columns: [String], upTo last: Int64
  ) -> String {
    let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
    return trigger(
      name, "AFTER UPDATE OF \(columns.joined(separator: ", ")) ON \(table)", "OLD.id <= \(last)",
      "'\(table)', OLD.id, json_array(\(old)), NULL")
  }

  private func trigger(
    _ name: String, _ event: String, _ condition: String, _ values: String
  ) -> String {
    """
    CREATE TEMP TRIGGER import_\(name) \(event) WHEN \(condition)
    BEGIN
      INSERT INTO importChange (import, kind, row, before, added) VALUES (\(id), \(values));
    END
    """
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
    for name in ImportJournal.names { try db.execute(sql: "DROP TRIGGER import_\(name)") }
    try db.execute(sql: "DELETE FROM import WHERE id = ?", arguments: [id])
    try db.execute(
      sql: "DELETE FROM act WHERE kind = 'import' AND subject = ?", arguments: ["\(id)"])
  }

  /// Ends the record: what comes now is no part of the import.
  func finish(_ report: ImportReport, _ db: Database) throws {
    for name in ImportJournal.names { try db.execute(sql: "DROP TRIGGER import_\(name)") }
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

import EngramCore
import GRDB

/// What an import changed, as its journal has it.
extension ImportUndo {
  /// Puts rows back as they were, the last change first.
  func restore() throws {
    let changes = try RawStatement(
      "SELECT kind, row, before, added FROM importChange WHERE import = ? ORDER BY id DESC", db)
    let deck = try restoring("deck", ImportJournal.Columns.deck)
    let concept = try restoring("concept", ImportJournal.Columns.concept)
    let card = try restoring("card", ImportJournal.Columns.card)
    let state = try RawStatement(
      "UPDATE state SET deck = (SELECT deck FROM concept WHERE id = ?1) WHERE concept = ?1", db)
    try changes.forEach(.number(id)) { row in
      let number = RawStatement.Value.number(row.number(1))
      let before = row.string(2)
      let change = before ?? row.string(3) ?? "[]"
      switch (row.string(0) ?? "", before == nil) {
      case ("deck", _): try deck.run(number, .text(change))
      case ("card", _): try card.run(number, .text(change))
      case ("concept", _):
        try concept.run(number, .text(change))
        try state.run(number)
      case (let kind, let wasAdded):
        let sql = wasAdded ? ImportUndo.removals[kind] : ImportUndo.returns[kind]
        if let sql {
          try db.cachedStatement(sql: sql).execute(arguments: [row.number(1), change])
        }
      }
      return true
    }
  }

  /// A name that another row has by now stays with it.
  private func restoring(_ table: String, _ columns: [String]) throws -> RawStatement {
    let values = columns.enumerated().map { "\($1) = json_extract(?2, '$[\($0)]')" }
    return try RawStatement(
      "UPDATE OR IGNORE \(table) SET \(values.joined(separator: ", ")) WHERE id = ?1", db)
  }

  /// Undoes an addition to what was there before.
  private static let removals = [
    "deckSource": "DELETE FROM deckSource WHERE deck = ?1 AND ?2 IS NOT NULL",
    "contrast": "DELETE FROM contrast WHERE card = ?1 AND other = json_extract(?2, '$[0]')",
    "edit": """
    DELETE FROM edit WHERE card = ?1 AND prompt = json_extract(?2, '$[0]')
      AND answer = json_extract(?2, '$[1]')
    """,
    "relation": """
    DELETE FROM relation WHERE concept = ?1 AND kind = json_extract(?2, '$[0]')
      AND target = json_extract(?2, '$[1]')
    """,
    "setting": """
    DELETE FROM setting WHERE ?1 = 0 AND key = json_extract(?2, '$[0]')
      AND value = json_extract(?2, '$[1]')
    """,
  ]

  /// Puts back what was changed or taken away, unless the learner has put something there since.
  private static let returns = [
    "deckSource": "UPDATE deckSource SET text = json_extract(?2, '$[0]') WHERE deck = ?1",
    "contrast": "UPDATE contrast SET other = json_extract(?2, '$[0]') WHERE card = ?1",
    "relation": """
    INSERT OR IGNORE INTO relation (concept, kind, target)
    VALUES (?1, json_extract(?2, '$[0]'), json_extract(?2, '$[1]'))
    """,
    "edit": """
    INSERT OR IGNORE INTO edit (card, prompt, answer, note)
    VALUES (?1, json_extract(?2, '$[0]'), json_extract(?2, '$[1]'), json_extract(?2, '$[2]'))
    """,
  ]
}

package import EngramCore
import GRDB

extension Store {
  /// Takes back the last import that was not taken back, whatever was done after it.
  ///
  /// What it changed is as it was before; what it added is gone, but for cards that the log speaks of:
  /// those are hidden, and come back with all they had when the file is imported again.
  ///
  /// - Throws: `.nothingToUndo`.
  package func undoImport(
    at moment: Moment, by engine: Engine, using generator: inout some RandomNumberGenerator
  ) throws(StoreError) -> Undone {
    var random = generator
    defer { generator = random }
    return try write { db in
      let last = try Int64.fetchOne(
        db, sql: "SELECT id FROM import WHERE isUndone = 0 ORDER BY id DESC LIMIT 1")
      guard let last else { throw StoreError.nothingToUndo }
      return try undoImport(last, by: try Command(at: moment, db), engine, using: &random, db)
    }
  }

  func undoImport(
    _ id: Int64, by command: Command, _ engine: Engine,
    using random: inout some RandomNumberGenerator, _ db: Database
  ) throws -> Undone {
    guard var undo = try ImportUndo(id, by: command, db) else { throw StoreError.nothingToUndo }
    try undo.takeBackEvents(using: &random)
    try undo.removeAdded(by: engine, using: &random)
    try undo.restore()
    try undo.removeEmptyDecks()
    try undo.removeEmptyLineages()
    // Rules that came with a whole database are gone with it.
    let rules = Engine(try SettingRecord.all(db).sm2)
    if rules.name == engine.name {
      for card in undo.touched.sorted() { try refold(ID(card), by: engine, db) }
    } else {
      try Store.refoldAll(by: rules, db)
    }
    try Store.refillFresh(db)
    try Store.recountCards(db)
    return Undone(kind: .importing(files: undo.files), cards: [])
  }
}

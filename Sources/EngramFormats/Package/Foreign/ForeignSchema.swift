/// What must be true of a foreign database's tables before they are read.
enum ForeignSchema {
  /// Refuses unless every table is a plain one with these columns and whole on the disk.
  static func check(_ tables: [String: [String]], in database: ForeignDatabase) throws {
    for (table, columns) in tables.sorted(by: { $0.key < $1.key }) {
      try checkKind(table, in: database)
      try checkColumns(columns, of: table, in: database)
    }
    for table in tables.keys.sorted() { try checkPages(table, in: database) }
  }

  private static func checkKind(_ table: String, in database: ForeignDatabase) throws {
    let rows = try database.rows(
      "SELECT type, sql FROM sqlite_schema WHERE name = ? COLLATE NOCASE", table)
    guard try rows.next() else {
      throw ForeignSchema.strange("its database has no table \"\(table)\"")
    }
    guard rows.text(0) == "table", let sql = rows.text(1) else {
      throw ForeignSchema.strange("its \"\(table)\" is no table")
    }
    let words = sql.prefix(200).uppercased().split { $0.isWhitespace }
    guard words.first == "CREATE", words.dropFirst().first == "TABLE" else {
      throw ForeignSchema.strange("its \"\(table)\" is a virtual table")
    }
    guard try !rows.next() else {
      throw ForeignSchema.strange("its \"\(table)\" is there twice")
    }
  }

  private static func checkColumns(
    _ columns: [String], of table: String, in database: ForeignDatabase
  ) throws {
    // Only names of ours come here.
    let rows = try database.rows("PRAGMA table_xinfo(\(table))")
    var found: Set<String> = []
    while try rows.next() {
      guard rows.integer(6) == 0 else {
        throw ForeignSchema.strange("its table \"\(table)\" computes a column")
      }
      found.insert((rows.text(1) ?? "").lowercased())
    }
    for column in columns where !found.contains(column.lowercased()) {
      throw ForeignSchema.strange("its table \"\(table)\" has no column \"\(column)\"")
    }
  }

  /// Every value is checked when it is read, so rules about values are passed over here.
  private static func checkPages(_ table: String, in database: ForeignDatabase) throws {
    let rows = try database.rows("PRAGMA quick_check(\(table))")
    let aboutValues = [
      "ok", "NULL value", "NUMERIC value", "TEXT value", "NUMBER value", "non-", "CHECK constraint",
    ]
    while try rows.next() {
      let line = rows.text(0) ?? ""
      guard aboutValues.contains(where: { line.hasPrefix($0) }) else {
        throw ForeignFault.damaged("the table \"\(table)\" is broken")
      }
    }
  }

  private static func strange(_ reason: String) -> ForeignFault {
    .strange(reason + "; export the deck again with the program that made it")
  }
}

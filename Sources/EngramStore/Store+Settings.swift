package import EngramCore
import GRDB

/// What a change of a setting did to the schedules.
package struct SettingChange: Hashable, Sendable {
  /// Cards whose due day moved.
  package let moved: Int
  /// Cards due by today, before and after.
  package let dueBefore: Int
  package let dueAfter: Int
}

extension Store {
  package func settings() throws(StoreError) -> Settings {
    try read { db in try SettingRecord.all(db) }
  }

  /// Changes one setting; where it changes the rules of scheduling, the whole log is folded anew.
  ///
  /// - Parameter isTrial: counts what would move, and changes nothing.
  package func change(
    _ key: SettingKey, to text: String, at moment: Moment, isTrial: Bool = false
  ) throws(StoreError) -> SettingChange {
    try write { db in
      let old = try SettingRecord.all(db)
      guard let new = old.setting(key, to: text) else {
        throw StoreError.refused(reason: "\(key.rawValue) takes no \"\(text)\"")
      }
      guard new != old else { return SettingChange(moved: 0, dueBefore: 0, dueAfter: 0) }
      var change = SettingChange(moved: 0, dueBefore: 0, dueAfter: 0)
      try db.inSavepoint {
        let command = try Command(at: moment, db)
        try db.execute(
          sql: "INSERT INTO act (sequence, kind, subject, before) VALUES (?, 'setting', ?, ?)",
          arguments: [command.sequence, key.rawValue, old.text(key)])
        try SettingRecord.put(text, for: key.rawValue, db)
        if key.changesSchedules {
          let before = try due(by: moment.day, db)
          let moved = try refoldEverything(by: Engine(new.sm2), unless: Engine(old.sm2), db)
          change = SettingChange(
            moved: moved, dueBefore: before, dueAfter: try due(by: moment.day, db))
        }
        return isTrial ? .rollback : .commit
      }
      return change
    }
  }

  private func due(by day: Day, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM state WHERE ready <= ?", arguments: [day.number]) ?? 0
  }
}

/// The rows of `setting`; what has none has its default.
enum SettingRecord {
  static func all(_ db: Database) throws -> Settings {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT key, value FROM setting"))
    var settings = Settings()
    while let row = try rows.next() {
      guard let key = SettingKey(rawValue: row[0]) else { continue }
      settings = settings.setting(key, to: row[1]) ?? settings
    }
    return settings
  }

  static func put(_ value: String?, for key: String, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (key, value) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """, arguments: [key, value])
  }
}

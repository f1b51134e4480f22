import EngramCore
import GRDB
import GRDBSQLite

/// A number of 128 bits for all that a database holds: equal for equal content, whatever the numbers
/// and the order of the rows.
struct ContentHash: Hashable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// 32 hexadecimal digits.
  var text: String { EventID(high: high, low: low).description }

  init(_ db: Database) throws {
    for table in ContentTable.allCases {
      let columns = Int32(table.columns.count)
      try RawStatement(table.sql, db).forEach { row in
        var hash = RowHash(table.rawValue)
        for column in 0..<columns { hash.append(row, column) }
        add(hash)
        return true
      }
    }
    // A setting with its default is as one that was never set.
    let settings = try SettingRecord.all(db)
    let defaults = Settings()
    for key in SettingKey.allCases where settings.text(key) != defaults.text(key) {
      var hash = RowHash("setting")
      hash.append(key.rawValue)
      hash.append(settings.text(key))
      add(hash)
    }
  }

  /// The sum of all rows, so that their order does not matter, and a row twice is not none.
  private mutating func add(_ row: RowHash) {
    high &+= row.high
    low &+= row.low
  }
}

/// The hash of one row: two mixes of other seeds and other steps, so that together they are one of
/// 128 bits.
private struct RowHash {
  private var first: UInt64 = 0xCBF2_9CE4_8422_2325
  private var second: UInt64 = 0x2545_F491_4F6C_DD1D

  init(_ table: String) { append(table) }

  var high: UInt64 { SeededGenerator.mix(first ^ SeededGenerator.mix(second)) }
  var low: UInt64 { SeededGenerator.mix(second &+ SeededGenerator.mix(~first)) }

  private mutating func append(_ word: UInt64) {
    first = (first ^ word) &* 0x9E37_79B9_7F4A_7C15
    first ^= first >> 32
    second = (second &+ word) &* 0xD6E8_FEB8_6659_FD93
    second ^= second >> 29
  }

  /// Eight bytes at a time, the length first.
  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    append(UInt64(bytes.count))
    var place = 0
    while place + 8 <= bytes.count {
      append(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    append(rest)
  }

  mutating func append(_ text: String) {
    append(UInt64(3))
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// With its sort, for nothing, a nought and "0" are three.
  mutating func append(_ row: RawRow, _ column: Int32) {
    let type = sqlite3_column_type(row.pointer, column)
    append(UInt64(type))
    switch type {
    case SQLITE_INTEGER: append(UInt64(bitPattern: row.number(column)))
    case SQLITE_NULL: break
    default: append(row.blob(column))
    }
  }
}

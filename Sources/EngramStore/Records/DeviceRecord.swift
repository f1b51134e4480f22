import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The devices whose events are in the log.
enum DeviceRecord {
  /// The row of the device, made where there is none.
  static func number(of device: Event.DeviceID, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO device (uuid, isOwn) VALUES (?, 0) ON CONFLICT (uuid) DO NOTHING",
      arguments: [device.data])
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM device WHERE uuid = ?", arguments: [device.data])
    guard let id else { throw StoreError.refused(reason: "a device was not written") }
    return id
  }

  static func device(at row: Int64, _ db: Database) throws -> Event.DeviceID {
    let bytes = try Data.fetchOne(
      db, sql: "SELECT uuid FROM device WHERE id = ?", arguments: [row])
    guard let device = bytes.flatMap({ EventID(bytes: $0) }) else {
      throw StoreError.refused(reason: "a device is not there")
    }
    return device
  }
}

import EngramTestSupport
import Foundation
import Testing

/// Study days by the zones of the system, through `localtime_r` in the built program.
struct ZoneTests {
  @Test func theStudyDayIsThatOfTheZone() throws {
    let home = try Home()
    _ = try home.engram("status")
    let formatter = ISO8601DateFormatter()
    for row in ZoneTable.rows where TimeZone(identifier: row.zone) != nil {
      let instant = try #require(formatter.date(from: row.utc.replacing("Z", with: ":00Z")))
      let run = try home.engram(
        "status", "--json", on: "@\(Int(instant.timeIntervalSince1970))", with: ["TZ": row.zone])
      #expect(
        try run.json()["day"]?.text == row.day, "\(row.zone) at \(row.utc), \(row.local) there")
    }
  }
}

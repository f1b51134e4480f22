import Foundation
import Testing

/// Copies, and the database checked, rebuilt, put back.
struct KeepingTests {
  private let home: Home
  private let card = "memory/forgetting-curve/define"

  init() throws { home = try Home() }

  @Test func aCopyIsMadeAndPutBack() throws {
    _ = try home.engram("answer", card, "4")
    let copy = home.path("copy.db")
    #expect(try home.engram("backup", copy).output == "\(copy): 1 event, checked\n")
    let before = try home.engram("list", "--json").output
    _ = try home.engram("reset", card)
    let restored = try home.engram("restore", copy)
    #expect(restored.status == 0)
    #expect(restored.lines.first == "Restored 1 event from \(copy).")
    #expect(restored.lines.last?.contains(".replaced-") == true)
    #expect(try home.engram("list", "--json").output == before)
    #expect(try home.engram("doctor").status == 0)

    let taken = try home.engram("backup", copy)
    #expect(taken.status == 73)
    #expect(taken.output.isEmpty)
    #expect(taken.errors.contains("there is something already"))
  }

  @Test func aCopyPrecedesTheFirstChangeOfADay() throws {
    _ = try home.engram("answer", card, "4")
    #expect(try home.engram("backup", "--list").output.isEmpty)
    _ = try home.engram("answer", card, "4", on: "2026-11-22")
    _ = try home.engram("answer", "memory/hermann-ebbinghaus/name", "4", on: "2026-11-22")
    let copies = try home.engram("backup", "--list").lines
    #expect(copies.count == 1)

    // The newest good one serves when the database is lost.
    try FileManager.default.removeItem(atPath: home.database)
    let restored = try home.engram("restore", on: "2026-11-22")
    #expect(restored.status == 0)
    #expect(restored.output == "Restored 1 event from \(copies[0]).\n")
    #expect(try home.engram("show", card, "--json").json()["state"]?["repetitions"] == 1)
  }

  @Test func aCopyOfTheSameSecondServesForTheDay() throws {
    _ = try home.engram("answer", card, "4")
    #expect(try home.engram("backup", on: "2026-11-22").status == 0)
    let answer = try home.engram("answer", card, "4", on: "2026-11-22")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try home.engram("backup", "--list").lines.count == 1)
  }

  @Test func withoutACopyNothingIsPutBack() throws {
    _ = try home.engram("status")
    let run = try home.engram("restore")
    #expect(run.status == 66)
    #expect(run.errors.hasPrefix("engram: restore: there is no backup in "))
    #expect(try home.engram("restore", home.path("none.db")).status == 66)
    let text = try home.write("not a database, but long enough to look like something", to: "x.db")
    #expect(try home.engram("restore", text).status == 65)
    #expect(try home.engram("status").status == 0)
  }

  @Test func doctorFindsNothingAndRebuildsTheSame() throws {
    for grade in ["4", "1", "3"] {
      let next = try home.engram("next", "--json").json()["card"]?.text
      _ = try home.engram("answer", try #require(next), grade)
    }
    _ = try home.engram("undo")
    let before = try home.engram("list", "--json").output
    let doctor = try home.engram("doctor", "--json").json()
    #expect(doctor.shape == "{cards:number,events:number,hash:string,problems:[],rebuilt:null}")
    #expect(doctor["events"] == 4)
    #expect(doctor["problems"] == [])
    #expect(try home.engram("doctor", "--rebuild", "--json").json()["rebuilt"] == 0)
    #expect(try home.engram("list", "--json").output == before)
    #expect(try home.engram("doctor").lines.last == "Nothing is wrong.")
  }

  @Test func theFolderAndItsFilesAreTheLearnersAlone() throws {
    _ = try home.engram("answer", card, "4")
    _ = try home.engram("backup")
    let files = FileManager.default
    let mode = { (path: String) in
      try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(home.folder) == 0o700)
    #expect(try mode(home.folder + "/backups") == 0o700)
    for path in try files.subpathsOfDirectory(atPath: home.folder) where path.contains(".db") {
      #expect(try mode(home.folder + "/" + path) == 0o600, "\(path)")
    }
  }
}

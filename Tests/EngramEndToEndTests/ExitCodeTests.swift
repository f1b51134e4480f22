import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Errors: a code for scripts, a sentence for people, and nothing on standard output.
struct ExitCodeTests {
  private let home: Home

  init() throws { home = try Home() }

  @Test(
    arguments: [
      (["frobnicate"], 64, "engram: "), (["list", "--frob"], 64, "engram: "),
      (["answer", "memory/forgetting-curve/define", "6"], 64, "engram: answer: \"6\" is no grade"),
      (["answer", "memory/forgetting-curve/define", "-1"], 64, "engram: answer: "),
      (["answer", "memory/forgetting-curve/define", "four"], 64, "engram: answer: \"four\""),
      (["answer", "memory/forgetting-curve/define"], 64, "engram: answer: "),
      (["answer", "nonsense", "4"], 64, "engram: answer: \"nonsense\" names no card"),
      (
        ["answer", "memory/nobody/define", "4"], 69,
        "engram: answer: there is no card memory/nobody"
      ),
      (["show", "memory/nobody/define"], 69, "engram: show: there is no card"),
      (["suspend", "deck:nowhere"], 69, "engram: suspend: no card matches"),
      (["suspend"], 64, "engram: suspend: name a card"),
      (["review", "--plain", "deck:nowhere"], 69, "engram: review: no card matches"),
      (["review", "--limit", "0"], 64, "engram: review: --limit"),
      (["review", "--early", "--practice"], 64, "engram: review: --practice and --early"),
      (["list", "\"open"], 64, "engram: list: a quote is opened"),
      (["list", "("], 64, "engram: list: "),
      (["list", "is:tired"], 64, "engram: list: is: knows no \"tired\""),
      (["schedule", "7"], 64, "engram: schedule: \"7\" is no grade"),
      (["decks", "check", "/nowhere/at/all.yaml"], 66, "engram: decks: /nowhere/at/all.yaml: "),
      (["list", "--db", "/dev/null/engram.db"], 73, "engram: list: cannot create"),
      (["restore"], 66, "engram: restore: there is no backup"),
      (["undo"], 69, "engram: undo: there is nothing to undo"),
      (["settings", "get", "colour"], 78, "engram: settings: there is no \"colour\""),
    ] as [([String], Int32, String)])
  func everyFailureHasItsCodeAndItsSentence(
    words: [String], code: Int32, sentence: String
  ) throws {
    let run = try home.engram(words)
    #expect(run.status == code)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix(sentence), "\(run.errors)")
  }

  @Test func anUnknownKeyListsTheKnownOnes() throws {
    let run = try home.engram("list", "colour:red")
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("engram: list: unknown key \"colour:\"; known are "))
    for key in ["deck:", "kind:", "card:", "tag:", "is:"] { #expect(run.errors.contains(key)) }
  }

  @Test(arguments: ["yesterday", "2026-11-21", "2026-11-21T09:00:00", "2026-13-01T00:00:00Z", "@x"])
  func aClockThatIsNoneIsRefused(now: String) throws {
    let run = try home.engram("status", with: ["ENGRAM_NOW": now])
    #expect(run.status == 78)
    #expect(run.errors.hasPrefix("engram: ENGRAM_NOW: \"\(now)\""))
    #expect(run.output.isEmpty)
  }

  @Test func withoutAnyHomeItSaysSo() throws {
    let run = try home.engram("status", with: ["HOME": "", "ENGRAM_HOME": ""])
    #expect(run.status == 78)
    #expect(run.errors.hasPrefix("engram: home: "))
  }

  @Test func whereTheDatabaseLies() throws {
    let file = home.path("elsewhere.db")
    _ = try home.engram("status", "--db", file)
    #expect(FileManager.default.fileExists(atPath: file))
    let data = home.path("data")
    _ = try home.engram("status", with: ["ENGRAM_HOME": "", "XDG_DATA_HOME": data])
    #expect(FileManager.default.fileExists(atPath: data + "/engram/engram.db"))
    let named = home.path("named.db")
    _ = try home.engram("status", with: ["ENGRAM_DB": named])
    #expect(FileManager.default.fileExists(atPath: named))
    #expect(!FileManager.default.fileExists(atPath: home.folder))
  }

  /// Root may write everywhere, so there it is run as nobody.
  @Test func aHomeThatCannotBeWritten() throws {
    _ = try home.engram("status")
    let asNobody =
      getuid() == 0
      ? "chmod 755 $(dirname \(home.folder)); chmod -R a+rX \(home.folder); "
        + "setpriv --reuid=65534 --regid=65534 --clear-groups" : "chmod -R a-w \(home.folder);"
    let canPose = getuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
    guard canPose, try home.shell("\(asNobody) test -x $engram").status == 0 else {
      print("not tried: the program cannot be run by another user here")
      return
    }
    let answer = try home.shell("\(asNobody) $engram answer memory/forgetting-curve/define 4")
    #expect([73, 74].contains(answer.status), "\(answer.errors)")
    #expect(answer.errors.hasPrefix("engram: answer: "))
    #expect(answer.output.isEmpty)
    let status = try home.shell("\(asNobody) $engram status --json")
    #expect(status.status == 0, "\(status.errors)")
    #expect(status.output.contains("\"new\":4"))
    _ = try home.shell("chmod -R u+w \(home.folder)")
  }

  @Test func aHomeThatCannotBeMade() throws {
    let file = try home.write("in the way", to: "file")
    let run = try home.engram("status", with: ["ENGRAM_HOME": file + "/home"])
    #expect(run.status == 73)
    #expect(run.errors.hasPrefix("engram: status: cannot create "))
    #expect(run.output.isEmpty)
  }
}

import Foundation
import Testing

/// What stands where the database should be and is none of ours: refused, named, left untouched.
struct StrangeFileTests {
  private let home: Home

  init() throws { home = try Home() }

  enum Damage: CaseIterable {
    case foreign, sqliteOfAnother, empty, zeros, newer, truncated, header
  }

  @Test(arguments: Damage.allCases)
  func aFileThatIsNoneOfOursIsLeftAlone(damage: Damage) throws {
    try put(damage)
    let before = try bytes()
    for words in [
      ["status", "--json"], ["next", "--json"], ["list", "--json"], ["undo", "--json"],
    ] {
      let run = try home.engram(words[0], words[1])
      #expect(run.status == 65, "\(words[0])")
      #expect(run.errors.hasPrefix("engram: \(words[0]): \(home.database) "), "\(run.errors)")
      #expect(run.errors.contains("untouched"))
      // Nothing is said before the file is known to be good, but for a list that breaks half-way.
      #expect(run.output.isEmpty, "\(words[0])")
      #expect(try bytes() == before, "\(words[0])")
    }
    for words in [["review", "--plain"], ["answer", "memory/central-executive/define"]] {
      let run = try home.engram(words[0], words[1], words[0] == "answer" ? "4" : "--no-color")
      #expect(run.status == 65)
      #expect(run.output.isEmpty)
      #expect(try bytes() == before)
    }
  }

  @Test func aFolderInItsPlaceIsRefused() throws {
    try FileManager.default.createDirectory(
      atPath: home.database, withIntermediateDirectories: true)
    let run = try home.engram("status")
    #expect(run.status == 65)
    #expect(run.errors.contains("is no database of engram"))
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: home.database)) }

  private func put(_ damage: Damage) throws {
    #expect(try home.engram("status").status == 0)
    let file = URL(filePath: home.database)
    var bytes = try Data(contentsOf: file)
    switch damage {
    case .foreign: bytes = Data("Dear diary, this is no database at all.\n".utf8)
    // Another program's application id.
    case .sqliteOfAnother: bytes.replaceSubrange(68..<72, with: [1, 2, 3, 4])
    case .empty: bytes = Data()
    case .zeros: bytes = Data(count: bytes.count)
    case .newer: bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    case .truncated: bytes = bytes.prefix(bytes.count / 4096 / 2 * 4096)
    case .header: bytes = bytes.prefix(100)
    }
    try bytes.write(to: file)
  }
}

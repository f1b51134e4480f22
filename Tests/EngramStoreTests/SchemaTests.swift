import EngramCore
import EngramTestSupport
import Foundation
import GRDB
import Testing

@testable import EngramStore

struct SchemaTests {
  private func scene() throws -> Scene {
    var scene = try Scene()
    try scene.answer(try scene.card("siblings/one/basic"), .hard)
    try scene.act(.bury(until: scene.moment.day), on: [try scene.card("siblings/two/basic")])
    return scene
  }

  @Test(
    arguments: [
      "UPDATE event SET grade = 5", "UPDATE event SET at = at", "DELETE FROM event",
      "DELETE FROM event WHERE id = 1", "INSERT OR REPLACE INTO event SELECT * FROM event",
    ])
  func theLogIsOnlyAppendedTo(statement: String) throws {
    let scene = try scene()
    let before = try scene.log.map(\.1)
    _ = try? scene.sql(statement)
    #expect(try scene.log.map(\.1) == before)
    #expect(try scene.count("event") == 2)
  }

  @Test(
    arguments: [
      "UPDATE deck SET key = ''", "UPDATE deck SET isBundled = 2", "UPDATE deck SET cardCount = -1",
      "UPDATE deck SET title = NULL", "UPDATE concept SET key = ''",
      "UPDATE concept SET deck = 99", "UPDATE concept SET key = 'same'",
      "INSERT INTO relation VALUES (1, 'likes', 2)", "INSERT INTO relation VALUES (1, 'by', 99)",
      "UPDATE card SET prompt = ''", "UPDATE card SET answer = ''", "UPDATE card SET number = -1",
      "UPDATE card SET hasVanished = 2", "UPDATE card SET kind = 'basic', number = 0",
      "DELETE FROM card", "DELETE FROM concept", "DELETE FROM deck", "DELETE FROM device",
      "INSERT INTO edit VALUES (1, '', 'a', NULL)", "INSERT INTO edit VALUES (1, 'q', '', NULL)",
      "INSERT INTO edit VALUES (99, 'q', 'a', NULL)",
      "INSERT INTO device VALUES (9, x'00', 0)", "UPDATE device SET isOwn = 2",
      "UPDATE state SET repetitions = -1", "UPDATE state SET easiness = 129",
      "UPDATE state SET interval = -1", "UPDATE state SET lapses = -1",
      "UPDATE state SET isDrillOpen = 2", "UPDATE state SET isSuspended = 3",
      "UPDATE state SET lastEvent = x'00'", "UPDATE state SET easiness = 'easy'",
      "UPDATE state SET easiness = 2.5", "UPDATE state SET concept = 99",
      "INSERT INTO act VALUES (9, 'else', '', NULL, 0)",
      "INSERT INTO act VALUES (9, 'edit', '1', NULL, 2)",
      "INSERT INTO fresh VALUES (1, 0, 99, 1)", "INSERT INTO engine VALUES (9, NULL)",
      "INSERT INTO setting VALUES ('front', NULL)",
    ])
  func aTableRefusesWhatMakesNoSense(statement: String) throws {
    let scene = try scene()
    let before = try scene.picture
    #expect(throws: DatabaseError.self) { try scene.sql(statement) }
    #expect(try scene.picture == before)
  }

  /// Values of `event` in its order: uuid, card, kind, at, offset, day, grade, took, device,
  /// sequence, payload.
  @Test(
    arguments: [
      "x'00', 1, 0, 1, 0, 1, 4, 1, 1, 9, NULL", "zeroblob(16), 99, 0, 1, 0, 1, 4, 1, 1, 9, NULL",
      "zeroblob(16), 1, 10, 1, 0, 1, NULL, NULL, 1, 9, NULL",
      "zeroblob(16), 1, -1, 1, 0, 1, 4, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 1441, 1, 4, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, 6, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, -1, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, 4, -1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, NULL, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, 4, NULL, 1, 9, NULL",
      "zeroblob(16), 1, 3, 1, 0, 1, 4, NULL, 1, 9, NULL",
      "zeroblob(16), 1, 3, 1, 0, 1, NULL, 5, 1, 9, NULL",
      "zeroblob(16), 1, 4, 1, 0, 1, NULL, NULL, 1, 9, NULL",
      "zeroblob(16), 1, 5, 1, 0, 1, NULL, NULL, 1, 9, x'31'",
      "zeroblob(16), 1, 0, 1, 0, 1, 4, 1, 99, 9, NULL",
      "zeroblob(16), 1, 0, 1, 0, 1, 4, 1, 1, 0, NULL",
      "zeroblob(16), 1, 0, NULL, 0, 1, 4, 1, 1, 9, NULL",
      "zeroblob(16), 1, 0, 'now', 0, 1, 4, 1, 1, 9, NULL",
    ])
  func theLogRefusesWhatMakesNoSense(values: String) throws {
    let scene = try scene()
    #expect(throws: DatabaseError.self) {
      try scene.sql(
        """
        INSERT INTO event (uuid, card, kind, at, offset, day, grade, took, device, sequence, payload)
        VALUES (\(values))
        """)
    }
    #expect(try scene.count("event") == 2)
  }

  @Test func theSettingsOfTheDatabaseTook() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 1)
    let path = folder("new/home/engram.db")
    func expectSettings(_ store: Store, journal: String = "wal") throws {
      #expect(
        try store.pragmas() == [
          "journal_mode": journal, "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
          "cell_size_check": "1", "busy_timeout": "5000", "application_id": "1701734258",
          "user_version": "1",
        ])
    }
    try expectSettings(try Store.create(path, using: &random))
    let store = try Store.open(path, for: .writing)
    try expectSettings(store)
    try expectSettings(try Store.open(path, for: .reading))
    for (name, mode) in [
      ("new", 0o700), ("new/home", 0o700), ("new/home/engram.db", 0o600),
      ("new/home/engram.db.lock", 0o600), ("new/home/engram.db-wal", 0o600),
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder(name))
      #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
    }
  }

  /// The file was written by `frozenVersion1` of this suite when version 1 was current.
  @Test func aDatabaseOfVersion1Opens() throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/v1.db")
    let folder = try TemporaryFolder()
    try folder.write(Array(Data(contentsOf: fixture)), to: "engram.db")
    var scene = try Scene()
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    try scene.expectSound()
    let lines = try scene.cards.map { card in
      let state = card.state
      return "\(card.card.key) \(card.card.prompt) \(state?.memory.interval ?? -1) "
        + "\(state?.memory.easiness ?? -1) \(state?.due?.description ?? "-") "
        + "\(state?.isSuspended == true)"
    }
    #expect(lines == SchemaTests.version1)
    #expect(try scene.store.settings().limits.newCards == 7)
    #expect(try scene.undo().kind == .setting("new-per-day"))
    #expect(try scene.answer(try scene.card("siblings/two/basic"), .good).memory.interval == 1)
  }

  private static let version1 = [
    "siblings/one/basic My own question? 6 246 2024-10-11 false",
    "siblings/one/reverse Answer one. -1 -1 - false",
    "siblings/two/basic Question two? -1 -1 - false",
    "siblings/two/reverse Answer two. 0 250 - true",
    "siblings/three/basic Question three? 1 250 2024-10-05 false",
    "siblings/three/reverse Answer three. -1 -1 - false",
  ]

  /// Writes the fixture anew, with ENGRAM_RECORD=v1; only for as long as version 1 is current.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ENGRAM_RECORD"] == "v1"))
  func frozenVersion1() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(at: folder("engram.db"))
    let card = try scene.card("siblings/one/basic")
    try scene.answer(card, .easy)
    try scene.answer(try scene.card("siblings/three/basic"), .wrong)
    try scene.act(.suspend, on: [try scene.card("siblings/two/reverse")])
    let words = CardWords(prompt: "My own question?", answer: "Mine.", note: nil)
    try scene.store.edit(card, to: words, at: scene.moment)
    scene.pass(days: 1)
    try scene.answer(card, .hard)
    _ = try scene.store.change(.newPerDay, to: "7", at: scene.moment)
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/v1.db").path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: fixture)
    _ = try scene.store.makeBackup(to: fixture)
  }
}

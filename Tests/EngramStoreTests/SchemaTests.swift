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
    _ = try scene.begin(scene.cards.prefix(2).map(\.card.id))
    try scene.load([.row("Imported?", "Yes.")])
    try scene.load([.row("Imported?", "Again.")])
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
      "INSERT INTO act VALUES (99, 'imports', '1', NULL, 0)",
      "UPDATE card SET isHidden = 2", "UPDATE concept SET origin = ''",
      "UPDATE concept SET lineage = 99", "UPDATE lineage SET name = NULL",
      "INSERT INTO deckSource VALUES (99, 'deck: d')", "INSERT INTO deckSource VALUES (1, NULL)",
      "UPDATE import SET sequence = 0", "UPDATE import SET added = -1",
      "UPDATE import SET isUndone = 2", "UPDATE import SET offset = 1441", "DELETE FROM import",
      "UPDATE importChange SET kind = 'event'", "UPDATE importChange SET import = 99",
      "INSERT INTO fresh VALUES (1, 0, 99, 1)", "INSERT INTO engine VALUES (9, NULL)",
      "INSERT INTO setting VALUES ('front', NULL)",
      "INSERT INTO contrast VALUES (99, 1)", "INSERT INTO contrast VALUES (1, 99)",
      "UPDATE quiz SET uuid = x'00'", "UPDATE quiz SET mode = 'other'",
      "UPDATE quiz SET isFinished = 2", "UPDATE quiz SET isUndone = NULL",
      "UPDATE quiz SET sequence = 0", "UPDATE quiz SET offset = 1441",
      "INSERT INTO quiz SELECT 9, uuid, topic, mode, count, options, seed, limitMs, countsMisses, at,"
        + " offset, day, 0, 0, sequence FROM quiz",
      "UPDATE quizItem SET quiz = 99", "UPDATE quizItem SET card = 99",
      "UPDATE quizItem SET concept = 99", "UPDATE quizItem SET mode = 'mixed'",
      "UPDATE quizItem SET right = -1", "UPDATE quizItem SET outcome = 'right'",
      "UPDATE quizItem SET given = 'So.'", "UPDATE quizItem SET chosen = 1",
      "UPDATE quizItem SET given = 'So.', outcome = 'half', took = 1, at = 1",
      "UPDATE quizItem SET given = 'So.', outcome = 'right', took = -1, at = 1",
      "UPDATE quizItem SET given = 'So.', outcome = 'right', took = 1, at = 1, chosen = 99",
      "UPDATE quizItem SET dueEvent = x'00'", "UPDATE quizOption SET concept = 99",
      "UPDATE quizOption SET item = 99", "DELETE FROM quiz", "DELETE FROM quizItem",
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
          "user_version": "3",
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
}

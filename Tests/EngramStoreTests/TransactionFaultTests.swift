import EngramCore
import GRDB
import Testing

@testable import EngramStore

/// Fails the first write of a transaction, then the second, and so on until it passes: each time
/// all must be as it was.
struct TransactionFaultTests {
  private typealias Act = (inout Scene) throws -> Void

  @Test func anAnswer() throws {
    try check(writes: 3) { try $0.answer(try $0.card("siblings/two/basic"), .good) }
  }

  @Test func aBulkAct() throws {
    try check(writes: 8) { try $0.act(.suspend, on: try $0.cards.map(\.card.id)) }
  }

  @Test func anUndo() throws {
    try check(writes: 3) { try $0.undo() }
  }

  @Test func anUndoOfABulkAct() throws {
    try check(writes: 8) { scene in
      try scene.undo()
    } after: { scene in
      try scene.act(.reset, on: try scene.cards.map(\.card.id))
    }
  }

  @Test func anEdit() throws {
    try check(writes: 2) { scene in
      let words = CardWords(prompt: "Mine?", answer: "Mine.", note: nil)
      try scene.store.edit(try scene.card("siblings/one/basic"), to: words, at: scene.moment)
    }
  }

  @Test func aDeckUpdate() throws {
    var deck = DeckDocument.siblings
    deck.concepts[0].definition = "Reworded."
    deck.concepts[2] = .plain("four")
    try check(writes: 12) { _ = try $0.apply([deck]) }
  }

  @Test func aChangeOfTheRules() throws {
    try check(writes: 4) { scene in
      _ = try scene.store.change(.preset, to: "source", at: scene.moment)
    }
  }

  @Test func aRebuild() throws {
    try check(writes: 8) { scene in
      _ = try scene.store.rebuild(by: Engine())
    } after: { scene in
      try scene.sql("UPDATE state SET easiness = easiness + 2; DELETE FROM fresh")
    }
  }

  @Test func aMerge() throws {
    var other = try Scene(seed: 5)
    for card in try other.cards { try other.answer(card.card.id, .hard) }
    let log = try other.log
    try check(writes: 12) { scene in
      _ = try scene.store.merge(log, by: Engine(), using: &scene.random)
    }
  }

  @Test func theBeginningOfAQuiz() throws {
    try check(writes: 14) { scene in
      _ = try scene.begin(scene.cards.prefix(4).map(\.card.id))
    }
  }

  @Test func anAnswerInAQuiz() throws {
    let answers = Dictionary(
      uniqueKeysWithValues: (0..<3).map {
        ($0, QuizResponse(given: "So.", outcome: .right, took: 5))
      })
    try check(writes: 5) { scene in
      let quiz = try #require(try scene.store.lastOpenQuiz())
      try scene.store.answer(answers, in: quiz.id, at: scene.moment)
    } after: { scene in
      _ = try scene.begin(scene.cards.prefix(4).map(\.card.id))
      try scene.act(.reset, on: [try scene.card("siblings/one/basic")])
    }
  }

  @Test func theEndOfAQuizThatCountsMisses() throws {
    try check(writes: 14) { scene in
      let quiz = try #require(try scene.store.lastOpenQuiz())
      try scene.close(quiz.id)
    } after: { scene in
      try scene.missThree()
    }
  }

  @Test func anUndoOfAQuiz() throws {
    try check(writes: 10) { scene in
      try scene.undo()
    } after: { scene in
      try scene.missThree()
      try scene.close(try #require(try scene.store.lastOpenQuiz()).id)
    }
  }

  /// A newer version of a file: mended, moved, vanished, new, with a schedule.
  @Test func anImport() throws {
    try check(writes: 40) { scene in
      try scene.load(TransactionFaultTests.newer)
    } after: { scene in
      try scene.load(TransactionFaultTests.older)
    }
  }

  @Test func anUndoOfAnImport() throws {
    try check(writes: 30) { scene in
      try scene.undo()
    } after: { scene in
      try scene.load(TransactionFaultTests.older)
      try scene.load(TransactionFaultTests.newer)
    }
  }

  private static let older: [ImportedNote] = [
    .row("What is habitution?", "Less and less response."), .row("Gone?", "Yes."),
    .both("moved", "Traum", "dream"),
  ]

  private static let newer: [ImportedNote] = {
    var moved = older[2]
    moved.deck = "Other"
    let state = ImportedState(
      memory: SM2State(repetitions: 2, easiness: 230, interval: 6), due: Day(20_005),
      lastDay: Day(19_999), lapses: 0)
    let answer = ImportedAnswer(moment: .noon(of: 19_990), grade: .good, took: 5, isCounted: true)
    moved.cards[0].schedule = ImportedSchedule(state: state, answers: [answer])
    return [
      .row("What is habituation?", "Less and less response."), moved, .row("New?", "Yes."),
    ]
  }()

  /// - Parameter writes: at least so many rows are written on the way.
  private func check(
    writes: Int, _ act: Act, after prepare: Act = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var scene = try Scene()
    try scene.answer(try scene.card("siblings/one/basic"), .good)
    try scene.answer(try scene.card("siblings/three/reverse"), .wrong)
    try prepare(&scene)
    try scene.layFuse()
    let before = try everything(scene)
    for number in 1...200 {
      try scene.sql("UPDATE fuse SET rest = \(number)")
      do { try act(&scene) } catch {
        #expect(error is StoreError, sourceLocation: sourceLocation)
        #expect(
          try everything(scene) == before, "after write \(number)", sourceLocation: sourceLocation)
        continue
      }
      #expect(number > writes, sourceLocation: sourceLocation)
      try scene.sql("UPDATE fuse SET rest = 1000000")
      try scene.expectSound(sourceLocation: sourceLocation)
      return
    }
    Issue.record("it never passed", sourceLocation: sourceLocation)
  }

  /// Every row of every table.
  private func everything(_ scene: Scene) throws -> [String] {
    try scene.store.read { db in
      try Scene.tables(db).flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }
}

extension Scene {
  fileprivate mutating func missThree() throws {
    let new = try store.cardIDs(matching: .has(.new), on: moment.day)
    let quiz = try begin(Array(new.prefix(4)), countsMisses: true)
    for place in 0..<3 { try answer(place, .wrong, in: quiz) }
  }

  fileprivate static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  }

  /// Triggers on every table that count the rows written, and raise when the fuse has burnt down.
  fileprivate func layFuse() throws {
    try store.queue.writeWithoutTransaction { db in
      try db.execute(
        sql: "CREATE TEMP TABLE fuse (rest INTEGER); INSERT INTO fuse VALUES (1000000)")
      for table in try Scene.tables(db) {
        for change in ["INSERT", "UPDATE", "DELETE"] {
          try db.execute(
            sql: """
              CREATE TEMP TRIGGER fuse_\(table)_\(change) AFTER \(change) ON main.\(table) BEGIN
                UPDATE fuse SET rest = rest - 1;
                SELECT RAISE(ABORT, 'the fuse') WHERE (SELECT rest FROM fuse) = 0;
              END
              """)
        }
      }
    }
  }
}

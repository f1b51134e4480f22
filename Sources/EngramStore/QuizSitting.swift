import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A sitting at a quiz as a command in the history.
///
/// There is an act for each; the quiz itself counts as the last of them, and all are undone as one.
enum QuizSitting {
  static func note(_ quiz: ID<Quiz>, as command: Command, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO act (sequence, kind, subject) VALUES (?, 'quiz', ?)")
      .execute(arguments: [command.sequence, "\(quiz.rawValue)"])
    try db.cachedStatement(sql: "UPDATE quiz SET sequence = ? WHERE id = ?")
      .execute(arguments: [command.sequence, quiz.rawValue])
  }

  /// Makes each card due that was missed and is not due yet, once, and remembers by which event.
  ///
  /// - Returns: how many cards it were.
  static func makeMissesDue(
    in quiz: ID<Quiz>, at moment: Moment, by engine: Engine,
    using random: inout some RandomNumberGenerator, _ db: Database
  ) throws -> Int {
    let missed = """
      SELECT number, card FROM quizItem
      WHERE quiz = ? AND outcome IN ('wrong', 'skipped') AND dueEvent IS NULL ORDER BY number
      """
    let command = try Command(at: moment, db)
    var count = 0
    for row in try Row.fetchAll(db, sql: missed, arguments: [quiz.rawValue]) {
      let card = ID<Card>(row[1])
      // Read anew for each, and so a card that was missed twice is due the second time.
      let old = try StateRecord.fetch(card, db)
      let isDue = old?.due.map { $0 <= moment.day } ?? false
      guard old?.isSuspended != true, !isDue else { continue }
      let id = EventID.random(using: &random)
      _ = try command.append(.setDue(moment.day), of: card, id: id, from: old, by: engine, db)
      try db.execute(
        sql: "UPDATE quizItem SET dueEvent = ? WHERE quiz = ? AND number = ?",
        arguments: [id.data, quiz.rawValue, row[0] as Int])
      count += 1
    }
    if count > 0 { try note(quiz, as: command, db) }
    return count
  }

  /// Takes the quiz back with all its sittings, and the days that it gave to cards.
  ///
  /// - Returns: what the learner called it, and the cards that were made due.
  static func undo(
    _ quiz: ID<Quiz>, by command: Command, using random: inout some RandomNumberGenerator,
    _ db: Database
  ) throws -> (topic: String, cards: [ID<Card>]) {
    let topic = try String.fetchOne(
      db, sql: "UPDATE quiz SET isUndone = 1 WHERE id = ? RETURNING topic",
      arguments: [quiz.rawValue])
    try db.execute(
      sql: "UPDATE act SET isUndone = 1 WHERE kind = 'quiz' AND subject = ? AND isUndone = 0",
      arguments: ["\(quiz.rawValue)"])
    let due = """
      SELECT card, dueEvent FROM quizItem WHERE quiz = ? AND dueEvent IS NOT NULL ORDER BY number
      """
    var cards: [ID<Card>] = []
    for row in try Row.fetchAll(db, sql: due, arguments: [quiz.rawValue]) {
      guard let event = EventID(bytes: row[1] as Data) else { continue }
      let card = ID<Card>(row[0])
      try command.insert(.undo(event), of: card, id: .random(using: &random), db)
      cards.append(card)
    }
    return (topic ?? "", cards)
  }
}

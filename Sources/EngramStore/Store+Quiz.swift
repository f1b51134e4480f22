package import EngramCore
import GRDB

/// A quiz as it stands in the database.
package struct StoredQuiz: Hashable, Sendable {
  package let id: ID<Quiz>
  package let quiz: Quiz
  /// When it was begun.
  package let at: Instant
  package let day: Day
}

extension Store {
  /// Writes a quiz before its first question is asked.
  ///
  /// - Parameter id: made by the caller before the first try, so that a retry is the same quiz.
  package func beginQuiz(
    _ plan: QuizPlan, _ items: [QuizItem], id: EventID, at moment: Moment
  ) throws(StoreError) -> ID<Quiz> {
    try write { db in
      if let known = try QuizRow.id(of: id, db) { return known }
      let command = try Command(at: moment, db)
      let quiz = try QuizRow.insert(plan, uuid: id, by: command, db)
      for (place, item) in items.enumerated() {
        try QuizItemRecord.insert(item, at: place, of: quiz, db)
      }
      try QuizSitting.note(quiz, as: command, db)
      return quiz
    }
  }

  /// Notes what was answered at these places, all of them or none; an answer that was there before is
  /// replaced, and taken back where there is none now.
  ///
  /// Where other commands came in between, the quiz counts as the last one again.
  package func answer(
    _ responses: [Int: QuizResponse?], in quiz: ID<Quiz>, at moment: Moment
  ) throws(StoreError) {
    try write { db in
      let row = try standing(quiz, db)
      let command = try Command(at: moment, db)
      for (place, response) in responses.sorted(by: { $0.key < $1.key }) {
        let isThere = try QuizItemRecord.put(
          response, at: place, of: quiz, answeredAt: command.at, db)
        guard isThere else { throw Store.noSuchQuestion(place) }
      }
      if row.sequence != command.sequence - 1 { try QuizSitting.note(quiz, as: command, db) }
    }
  }

  /// Notes whether the learner wants to come back to that place.
  package func flag(_ place: Int, _ isFlagged: Bool, in quiz: ID<Quiz>) throws(StoreError) {
    try write { db in
      _ = try standing(quiz, db)
      let sql = "UPDATE quizItem SET isFlagged = ? WHERE quiz = ? AND number = ?"
      try db.execute(sql: sql, arguments: [isFlagged, quiz.rawValue, place])
      guard db.changesCount == 1 else { throw Store.noSuchQuestion(place) }
    }
  }

  /// Ends a sitting; where the quiz counts misses, the cards of the missed questions become due.
  ///
  /// - Parameter isFinished: false when the learner may come back to it.
  /// - Returns: how many cards were made due.
  @discardableResult
  package func close(
    _ quiz: ID<Quiz>, isFinished: Bool, at moment: Moment, by engine: Engine,
    using generator: inout some RandomNumberGenerator
  ) throws(StoreError) -> Int {
    var random = generator
    defer { generator = random }
    return try write { db in
      let row = try standing(quiz, db)
      if isFinished {
        try db.execute(
          sql: "UPDATE quiz SET isFinished = 1 WHERE id = ? AND isFinished = 0",
          arguments: [quiz.rawValue])
      }
      guard row.plan?.countsMisses == true else { return 0 }
      return try QuizSitting.makeMissesDue(in: quiz, at: moment, by: engine, using: &random, db)
    }
  }

  /// A quiz that can be worked at: there, and not undone.
  private func standing(_ quiz: ID<Quiz>, _ db: Database) throws -> QuizRow {
    guard let row = try QuizRow.fetch(quiz, db), !row.isUndone else {
      throw StoreError.refused(reason: "there is no quiz \(quiz.rawValue), or it was undone")
    }
    return row
  }

  private static func noSuchQuestion(_ place: Int) -> StoreError {
    .refused(reason: "the quiz has no question at place \(place)")
  }

  /// The quiz that was worked at last of those not finished; nil when there is none.
  package func lastOpenQuiz() throws(StoreError) -> StoredQuiz? {
    try read { db in try QuizRow.lastOpen(db).flatMap { try stored($0, db) } }
  }

  /// The quiz of that number; nil when there is none, or it was undone.
  package func quiz(_ id: ID<Quiz>) throws(StoreError) -> StoredQuiz? {
    try read { db in
      guard let row = try QuizRow.fetch(id, db), !row.isUndone else { return nil }
      return try stored(row, db)
    }
  }

  private func stored(_ row: QuizRow, _ db: Database) throws -> StoredQuiz? {
    guard let plan = row.plan else { return nil }
    let quiz = try QuizItemRecord.quiz(row.id, plan, db)
    return StoredQuiz(id: row.id, quiz: quiz, at: row.at, day: row.day)
  }
}

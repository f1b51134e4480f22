import EngramCore
import GRDB

/// Writes a quiz of an export, if it is not there.
struct ArchivedQuizWriter {
  let db: Database
  let restorer: ArchiveRestorer

  /// - Returns: whether it was not there yet.
  func write(_ quiz: ArchivedQuiz) throws -> Bool {
    guard try QuizRow.id(of: quiz.id, db) == nil else { return false }
    let plan = quiz.plan
    try db.execute(
      sql: """
        INSERT INTO quiz (uuid, topic, mode, count, options, seed, limitMs, countsMisses, at, offset,
          day, isFinished, isUndone, sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        quiz.id.data, plan.topic, plan.mode.rawValue, plan.count, plan.options,
        Int64(bitPattern: plan.seed), plan.limit, plan.countsMisses,
        quiz.moment.instant.milliseconds, quiz.moment.offset, quiz.moment.day.number,
        quiz.isFinished, quiz.isUndone, quiz.sequence,
      ])
    let id = db.lastInsertedRowID
    for (place, item) in quiz.items.enumerated() { try write(item, at: place, of: id) }
    return true
  }

  private func write(_ item: ArchivedQuizItem, at place: Int, of quiz: Int64) throws {
    let sql = """
      INSERT INTO quizItem (quiz, number, card, concept, mode, prompt, label, grp, right, answer,
        aliases, isPerson, why, citations, deckTitle, kind, theorists, isFlagged, given, option,
        chosen, outcome, took, at, dueEvent)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    let question: StatementArguments = [
      quiz, place, try restorer.card(item.card), try restorer.concept(item.concept),
      item.mode.rawValue, item.prompt, item.label, item.group, item.right, item.answer,
      TextList.joined(item.aliases), item.isPerson, item.why, TextList.joined(item.citations),
      item.deckTitle, item.kind.rawValue, TextList.joined(item.theorists), item.isFlagged,
    ]
    let response = item.response
    let answer: StatementArguments = [
      response?.given, response?.option, try response?.chosen.map(restorer.concept),
      response?.outcome.rawValue, response?.took, response?.at.milliseconds, item.dueEvent?.data,
    ]
    try db.cachedStatement(sql: sql).execute(arguments: question + answer)
    let option = """
      INSERT INTO quizOption (quiz, item, number, text, concept, explanation)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    for (number, choice) in item.options.enumerated() {
      try db.cachedStatement(sql: option).execute(arguments: [
        quiz, place, number, choice.text, try choice.concept.map(restorer.concept),
        choice.explanation,
      ])
    }
  }
}

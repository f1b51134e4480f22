import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A row of `quiz`: the plan, and when it was begun.
struct QuizRow: FetchableRecord {
  let id: ID<Quiz>
  /// Nil for a mode that this program does not know.
  let plan: QuizPlan?
  let at: Instant
  let day: Day
  /// Of the command that the quiz counts as.
  let sequence: Int
  let isUndone: Bool

  private static let columns = """
    SELECT id, topic, mode, count, options, seed, limitMs, countsMisses, at, day, sequence, isUndone
    FROM quiz
    """

  init(row: Row) {
    id = ID(row[0])
    let seed: Int64 = row[5]
    plan = QuizMode(rawValue: row[2]).map { mode in
      QuizPlan(
        topic: row[1], mode: mode, count: row[3], options: row[4],
        seed: UInt64(bitPattern: seed), limit: row[6], countsMisses: row[7])
    }
    at = Instant(milliseconds: row[8])
    day = Day(row[9])
    sequence = row[10]
    isUndone = row[11]
  }

  static func fetch(_ id: ID<Quiz>, _ db: Database) throws -> QuizRow? {
    try fetchOne(
      db.cachedStatement(sql: "\(columns) WHERE id = ?"), arguments: [id.rawValue])
  }

  /// The one that was worked at last of those neither finished nor undone.
  static func lastOpen(_ db: Database) throws -> QuizRow? {
    try fetchOne(
      db,
      sql: """
        \(columns) WHERE isFinished = 0 AND isUndone = 0 ORDER BY sequence DESC, id DESC LIMIT 1
        """)
  }

  static func id(of uuid: EventID, _ db: Database) throws -> ID<Quiz>? {
    try Int64.fetchOne(db, sql: "SELECT id FROM quiz WHERE uuid = ?", arguments: [uuid.data])
      .map { ID($0) }
  }

  /// - Returns: the number of the new quiz.
  static func insert(
    _ plan: QuizPlan, uuid: EventID, by command: Command, _ db: Database
  ) throws -> ID<Quiz> {
    try db.execute(
      sql: """
        INSERT INTO quiz (uuid, topic, mode, count, options, seed, limitMs, countsMisses, at, offset,
          day, sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        uuid.data, plan.topic, plan.mode.rawValue, plan.count, plan.options,
        Int64(bitPattern: plan.seed), plan.limit, plan.countsMisses, command.at,
        command.moment.offset, command.moment.day.number, command.sequence,
      ])
    return ID(db.lastInsertedRowID)
  }
}

/// Rows of `quizItem` and `quizOption`: the questions of a quiz, and what was answered.
enum QuizItemRecord {
  static func insert(
    _ item: QuizItem, at place: Int, of quiz: ID<Quiz>, _ db: Database
  ) throws {
    let sql = """
      INSERT INTO quizItem (quiz, number, card, concept, mode, prompt, label, grp, right, answer,
        aliases, isPerson, why, citations, deckTitle, kind, theorists)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    let standing = item.standing
    try db.cachedStatement(sql: sql).execute(arguments: [
      quiz.rawValue, place, item.card.rawValue, item.concept.rawValue, item.mode.rawValue,
      item.prompt, item.label, item.group, item.right, item.answer,
      TextList.joined(item.aliases), item.isPerson, item.why, TextList.joined(item.citations),
      standing.deckTitle, standing.kind.rawValue, TextList.joined(standing.theorists),
    ])
    let option = """
      INSERT INTO quizOption (quiz, item, number, text, concept, explanation)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    for (number, choice) in item.options.enumerated() {
      try db.cachedStatement(sql: option).execute(arguments: [
        quiz.rawValue, place, number, choice.text, choice.concept?.rawValue, choice.explanation,
      ])
    }
  }

  /// The questions in their order, with responses and flags.
  static func quiz(_ quiz: ID<Quiz>, _ plan: QuizPlan, _ db: Database) throws -> Quiz {
    let options = try options(of: quiz, db)
    let sql = """
      SELECT item.number, item.card, deck.key, concept.key, card.kind, card.number, item.concept,
        item.mode, item.prompt, item.label, item.grp, item.right, item.answer, item.aliases,
        item.isPerson, item.why, item.citations, item.deckTitle, item.kind, item.theorists,
        item.isFlagged, item.given, item.option, item.chosen, item.outcome, item.took
      FROM quizItem AS item JOIN card ON card.id = item.card
        JOIN concept ON concept.id = card.concept JOIN deck ON deck.id = concept.deck
      WHERE item.quiz = ? ORDER BY item.number
      """
    var items: [QuizItem] = []
    var responses: [Int: QuizResponse] = [:]
    var flags: Set<Int> = []
    for row in try Row.fetchAll(db, sql: sql, arguments: [quiz.rawValue]) {
      // What a newer program asked in a way unknown here cannot be asked again.
      guard let item = item(row, options: options[row[0]] ?? []) else {
        throw StoreError.refused(reason: "question \(row[0] as Int) of the quiz cannot be read")
      }
      if let response = response(row) { responses[items.count] = response }
      if row[20] { flags.insert(items.count) }
      items.append(item)
    }
    return Quiz(plan: plan, items: items, responses: responses, flags: flags)
  }

  private static func item(_ row: Row, options: [QuizItem.Option]) -> QuizItem? {
    guard let cardKind = CardKind(rawValue: row[4]), let mode = QuizMode(rawValue: row[7]),
      let kind = ConceptKind(rawValue: row[18])
    else { return nil }
    let number: Int = row[5]
    let key = CardKey(
      deck: row[2], concept: row[3], kind: cardKind, number: number == 0 ? nil : number)
    return QuizItem(
      card: ID(row[1]), key: key, concept: ID(row[6]), mode: mode, prompt: row[8],
      label: row[9], group: row[10], options: options, right: row[11], answer: row[12],
      aliases: TextList.split(row[13]), isPerson: row[14], why: row[15],
      citations: TextList.split(row[16]),
      standing: QuizItem.Standing(
        deckTitle: row[17], kind: kind, theorists: TextList.split(row[19])))
  }

  private static func response(_ row: Row) -> QuizResponse? {
    guard let outcome = (row[24] as String?).flatMap(QuizResponse.Outcome.init) else { return nil }
    return QuizResponse(
      given: row[21], option: row[22], concept: (row[23] as Int64?).map { ID($0) },
      outcome: outcome, took: row[25])
  }

  private static func options(
    of quiz: ID<Quiz>, _ db: Database
  ) throws -> [Int: [QuizItem.Option]] {
    let sql = """
      SELECT item, text, concept, explanation FROM quizOption WHERE quiz = ? ORDER BY item, number
      """
    var options: [Int: [QuizItem.Option]] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: [quiz.rawValue]) {
      options[row[0], default: []].append(
        QuizItem.Option(
          row[1], concept: (row[2] as Int64?).map { ID($0) }, explanation: row[3]))
    }
    return options
  }

  /// - Returns: whether there is such a question.
  static func put(
    _ response: QuizResponse?, at place: Int, of quiz: ID<Quiz>, answeredAt at: Int64,
    _ db: Database
  ) throws -> Bool {
    let sql = """
      UPDATE quizItem SET given = ?, option = ?, chosen = ?, outcome = ?, took = ?, at = ?
      WHERE quiz = ? AND number = ?
      """
    try db.cachedStatement(sql: sql).execute(arguments: [
      response?.given, response?.option, response?.concept?.rawValue, response?.outcome.rawValue,
      response?.took, response.map { _ in at }, quiz.rawValue, place,
    ])
    return db.changesCount == 1
  }
}

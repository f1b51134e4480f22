package import EngramCore
import GRDB

extension Store {
  /// What came of every quiz that was answered at all, the oldest first.
  package func quizHistory() throws(StoreError) -> [QuizRecord] {
    try read { db in
      let sql = """
        SELECT quiz.id, at, offset, day, topic, mode, isFinished, score.right, score.asked,
          score.took
        FROM (SELECT quiz, sum(outcome IN ('right', 'slip', 'overruled')) AS right,
            count(*) AS asked, sum(took) AS took
          FROM quizItem WHERE outcome IS NOT NULL GROUP BY quiz) AS score
        JOIN quiz ON quiz.id = score.quiz
        WHERE isUndone = 0 ORDER BY quiz.at, quiz.id
        """
      return try Row.fetchAll(db.cachedStatement(sql: sql)).compactMap { row in
        guard let mode = QuizMode(rawValue: row[5]) else { return nil }
        return QuizRecord(
          id: ID(row[0]), at: Instant(milliseconds: row[1]), offset: row[2], day: Day(row[3]),
          topic: row[4], mode: mode, isFinished: row[6],
          score: QuizScore.Tally(right: row[7], asked: row[8]), took: row[9])
      }
    }
  }

  /// What the learner takes for what, by all answers that still tell.
  package func confusions() throws(StoreError) -> Confusions {
    try read { db in
      let mixedUp = """
        SELECT DISTINCT concept FROM quizItem WHERE outcome = 'wrong' AND chosen IS NOT NULL
        """
      var confusions = Confusions()
      for concept in try Int64.fetchAll(db.cachedStatement(sql: mixedUp)) {
        for answer in try TellingAnswer.all(to: ID(concept), db) {
          confusions.note(
            asked: ID(concept), chosen: answer.chosen, isRight: answer.isRight)
        }
      }
      return confusions
    }
  }

  /// By which names concepts may be called, so that a typed answer can be told to mean one.
  ///
  /// - Returns: at most 5,000, those of a concept together.
  package func quizNames() throws(StoreError) -> [(name: String, concept: ID<Concept>)] {
    try read { db in
      let sql = """
        SELECT concept.id, term, aliases FROM deck JOIN concept ON concept.deck = deck.id
        WHERE kind <> 'plain' AND term IS NOT NULL ORDER BY deck.key, concept.key LIMIT ?
        """
      let most = 5000
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [most])
      var names: [(name: String, concept: ID<Concept>)] = []
      while names.count < most, let row = try rows.next() {
        let concept = ID<Concept>(row[0])
        names.append((row[1], concept))
        names += TextList.split(row[2]).map { ($0, concept) }
      }
      return Array(names.prefix(most))
    }
  }

  /// What can be quizzed on, with how many cards.
  package func quizTopics() throws(StoreError) -> QuizTopicCounts {
    try read { db in
      var decks: [Int64: Int] = [:]
      var sorts: [String: Int] = [:]
      for (sql, sign) in [(Store.counted(), 1), (Store.counted(Store.notAskable), -1)] {
        try RawRows(sql, db).forEach { row in
          let count = sign * Int(row.number(2))
          decks[row.number(0), default: 0] += count
          sorts[String(decoding: row.text(1), as: UTF8.self), default: 0] += count
        }
      }
      var kinds: [ConceptKind: Int] = [:]
      var tags: [String: Int] = [:]
      for (sort, count) in sorts where count > 0 {
        let words = TextList.split(sort)
        if let kind = words.first.flatMap(ConceptKind.init) { kinds[kind, default: 0] += count }
        for tag in words.dropFirst() { tags[tag, default: 0] += count }
      }
      let order = "SELECT id, key, title FROM deck ORDER BY position, id"
      return QuizTopicCounts(
        decks: try Row.fetchAll(db.cachedStatement(sql: order)).map { row in
          QuizTopicCounts.Deck(key: row[1], title: row[2], cards: decks[row[0]] ?? 0)
        },
        kinds: ConceptKind.allCases.filter { $0 != .plain }.compactMap { kind in
          kinds[kind].map { QuizTopicCounts.Kind(kind: kind, cards: $0) }
        },
        tags: tags.sorted { $0.key < $1.key }.map {
          QuizTopicCounts.Tag(tag: $0.key, cards: $0.value)
        })
    }
  }

  /// Of each concept the deck, kind and tags as one list, and the number of cards; in the order of an
  /// index, so that nothing is sorted.
  private static func counted(_ condition: String = "") -> String {
    """
    SELECT concept.deck, concept.kind || char(10) || concept.tags, count(*)
    FROM card CROSS JOIN concept ON concept.id = card.concept \(condition) GROUP BY card.concept
    """
  }

  /// Mostly few: counted apart, since to look for each card among them takes longer.
  private static let notAskable = """
    WHERE card.id IN (SELECT id FROM card WHERE hasVanished = 1
      UNION SELECT card FROM state WHERE isSuspended = 1)
    """
}

/// An answer to a concept that was mixed up, as far as it tells of confusions.
private struct TellingAnswer: FetchableRecord {
  let chosen: ID<Concept>?
  let isRight: Bool

  init(row: Row) {
    isRight = QuizResponse.Outcome(rawValue: row[0])?.isRight ?? false
    chosen = (row[1] as Int64?).map { ID($0) }
  }

  /// Read back from the last one, as far as the row of right answers that makes up for whatever was
  /// before; in the order in which they were given.
  static func all(to concept: ID<Concept>, _ db: Database) throws -> [TellingAnswer] {
    let sql = """
      SELECT item.outcome, item.chosen FROM quizItem AS item JOIN quiz ON quiz.id = item.quiz
      WHERE item.concept = ? AND item.outcome IS NOT NULL AND quiz.isUndone = 0
      ORDER BY item.at DESC, item.quiz DESC, item.number DESC
      """
    let answers = try fetchCursor(
      db.cachedStatement(sql: sql), arguments: [concept.rawValue])
    var found: [TellingAnswer] = []
    var row = 0
    while row < Confusions.most, let answer = try answers.next() {
      found.append(answer)
      if answer.isRight { row += 1 } else if answer.chosen != nil { row = 0 }
    }
    return found.reversed()
  }
}

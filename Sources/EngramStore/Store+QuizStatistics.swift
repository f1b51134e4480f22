package import EngramCore
import GRDB

extension Store {
  /// What all quiz answers came to that are not undone.
  package func quizScore() throws(StoreError) -> QuizScore {
    try read { db in
      let sql = """
        SELECT deckTitle, quizItem.kind, theorists, outcome, took FROM quizItem
        JOIN quiz ON quiz.id = quizItem.quiz WHERE outcome IS NOT NULL AND isUndone = 0
        """
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
      var score = QuizScore()
      while let row = try rows.next() {
        guard let kind = ConceptKind(rawValue: row[1]),
          let outcome = QuizResponse.Outcome(rawValue: row[3])
        else { continue }
        let standing = QuizItem.Standing(
          deckTitle: row[0], kind: kind, theorists: TextList.split(row[2]))
        score.count(standing, isRight: outcome.isRight, took: row[4])
      }
      return score
    }
  }

  /// What the learner mixes up, by name, the firmest first.
  ///
  /// A plain question is named by its words, what was taken for its answer by that.
  package func mixUps() throws(StoreError) -> [MixUp] {
    let all = try confusions().all
    guard !all.isEmpty else { return [] }
    return try read { db in
      try all.compactMap { pair, strength in
        guard let asked = try ConceptName.fetch(pair.asked, db),
          let chosen = try ConceptName.fetch(pair.chosen, db)
        else { return nil }
        return MixUp(
          asked: asked.key, askedName: asked.question, chosenName: chosen.answer,
          times: strength.times)
      }
    }
  }
}

/// How a concept is called where it is asked for and where it is answered.
private struct ConceptName: FetchableRecord {
  let key: String
  let question: String
  let answer: String

  init(row: Row) {
    key = "\(row[0] as String)/\(row[1] as String)"
    let term: String? = row[2]
    question = term ?? row[3] ?? ""
    answer = term ?? row[4] ?? ""
  }

  static func fetch(_ concept: ID<Concept>, _ db: Database) throws -> ConceptName? {
    let sql = """
      SELECT deck.key, concept.key, concept.term, card.prompt, card.answer
      FROM concept JOIN deck ON deck.id = concept.deck
      LEFT JOIN card ON card.concept = concept.id AND card.kind = 'basic'
      WHERE concept.id = ? ORDER BY card.number LIMIT 1
      """
    return try fetchOne(db.cachedStatement(sql: sql), arguments: [concept.rawValue])
  }
}

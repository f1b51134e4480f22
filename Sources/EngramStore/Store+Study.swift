package import EngramCore
import GRDB

extension Store {
  /// What is left to ask today of the cards that match.
  package func queue(matching query: Query, _ plan: StudyPlan) throws(StoreError) -> StudyQueue {
    try read { db in
      let decks = try Int64.fetchAll(db, sql: "SELECT id FROM deck ORDER BY position, id")
      let reader = try StudyReader(plan, db)
      switch query {
      case .all: return try reader.queue(of: decks)
      default:
        let scope = try scope(of: query, plan, db)
        return try reader.queue(of: decks, scope: scope)
      }
    }
  }

  /// Cards for practice: all that match and are not suspended, in an order of the day.
  package func practiceQueue(
    matching query: Query, _ plan: StudyPlan
  ) throws(StoreError) -> StudyQueue {
    let cards = try cardIDs(
      matching: .and([query, .not(.has(.suspended))]), on: plan.day)
    return StudyQueue(
      DueSelection.shuffled(cards, on: plan.day, seed: plan.seed), as: .practice, on: plan.day)
  }

  /// Cards that are not due yet, the soonest first, within what the limits leave of the day.
  package func earlyQueue(
    matching query: Query, _ plan: StudyPlan
  ) throws(StoreError) -> StudyQueue {
    try read { db in
      let condition = QueryCondition(query, on: plan.day)
      let sql = """
        SELECT card.id \(CardQuery.tables)
        WHERE \(condition.sql) AND state.ready > ? AND state.lastDay < ?
        ORDER BY state.ready, card.id LIMIT ?
        """
      let numbers: StatementArguments = [plan.day.number, plan.day.number, plan.limits.reviews]
      let ids = try Int64.fetchAll(db, sql: sql, arguments: condition.arguments + numbers)
      return StudyQueue(ids.map { ID($0) }, as: .early, on: plan.day)
    }
  }

  /// What is left today, over all decks and for each.
  package func status(_ plan: StudyPlan) throws(StoreError) -> StudyStatus {
    try read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id, key, title, cardCount FROM deck WHERE \(Store.isShown) ORDER BY position, id
            """))
      let reader = try StudyReader(plan, db)
      let due = try rows.map { try reader.dueConcepts(of: $0[0]) }
      let whole = try reader.count(due)
      let decks = try zip(rows, due).map { row, due in
        let count = rows.count == 1 ? whole : try reader.count([due])
        return StudyStatus.Deck(
          key: row[1], title: row[2], due: count.due, new: count.new, total: row[3])
      }
      return StudyStatus(
        day: plan.day, due: whole.due, new: whole.new, drill: whole.drill,
        reviewed: reader.reviewed, backlog: whole.backlog,
        total: decks.reduce(0) { $0 + $1.total }, decks: decks)
    }
  }

  /// How many cards come due on `day` or were to before it, as far as is known now.
  package func dueCount(by day: Day) throws(StoreError) -> Int {
    try read { db in
      // Deck by deck, for the index begins with it: all of it would be read otherwise.
      let sql = """
        SELECT count(*) FROM state WHERE deck IN (SELECT id FROM deck) AND ready <= ?
        """
      return try Int.fetchOne(db, sql: sql, arguments: [day.number]) ?? 0
    }
  }

  private func scope(of query: Query, _ plan: StudyPlan, _ db: Database) throws -> Set<ID<Card>> {
    let condition = QueryCondition(query, on: plan.day)
    let sql = "SELECT card.id \(CardQuery.tables) WHERE \(condition.sql)"
    return Set(
      try Int64.fetchAll(db, sql: sql, arguments: condition.arguments).map { ID<Card>($0) })
  }
}

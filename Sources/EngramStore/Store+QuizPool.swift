package import EngramCore
import GRDB

extension Store {
  /// The cards of a quiz on what matches, and the concepts that its questions are made of.
  ///
  /// - Parameters:
  ///   - order: by lot; the same names are drawn on every machine.
  ///   - atMost: so many cards, of those that are neither suspended nor gone from their decks.
  package func quizPool(
    matching query: Query, order: QuizOrder, atMost: Int, on day: Day
  ) throws(StoreError) -> QuizPool {
    try read { db in
      let draw = try QuizDraw.draw(query, order: order, atMost: atMost, on: day, db)
      let related = try QuizRelatives.all(of: draw.askedConcepts, db)
      var wanted = draw.askedConcepts.union(related).union(draw.otherConcepts)
      wanted.formUnion(try QuizRelatives.works(of: wanted, db))
      let concepts = try QuizPoolReader(wanted, db).concepts()
      // A card of a kind that is not known here was left out.
      let known = Set(concepts.flatMap { $0.cards.map(\.id) })
      return QuizPool(asked: draw.asked.filter { known.contains($0) }, concepts: concepts)
    }
  }
}

/// What the decks relate to concepts that are asked.
private enum QuizRelatives {
  /// What they name or are named by; also by two steps from whole to part, either way; and what
  /// their contrasts are with.
  static func all(of concepts: Set<Int64>, _ db: Database) throws -> Set<Int64> {
    let asked = IDList(concepts)
    let named = try neighbours(of: asked, db)
    let parts = try neighbours(of: asked, by: "AND kind = 'partOf'", db)
    let further = try neighbours(of: IDList(parts), by: "AND kind = 'partOf'", db)
    let contrasted = """
      SELECT other FROM contrast JOIN card ON card.id = contrast.card
      WHERE card.concept IN \(IDList.sql)
      """
    let others = try Int64.fetchSet(
      db.cachedStatement(sql: contrasted), arguments: [asked.text])
    return try named.union(further).union(others).subtracting(gone(db))
  }

  /// What is due to the theorists among them: of a wrong one it is told what he or she is known for.
  static func works(of concepts: Set<Int64>, _ db: Database) throws -> Set<Int64> {
    let sql = """
      SELECT concept.id FROM relation JOIN concept ON concept.id = relation.concept
        JOIN deck ON deck.id = concept.deck
      WHERE relation.kind = 'by' AND target IN \(IDList.sql)
      ORDER BY deck.key, concept.key LIMIT 300
      """
    let works = try Int64.fetchSet(
      db.cachedStatement(sql: sql), arguments: [IDList(concepts).text])
    return try works.subtracting(gone(db))
  }

  private static func neighbours(
    of concepts: IDList, by condition: String = "", _ db: Database
  ) throws -> Set<Int64> {
    let sql = """
      SELECT target FROM relation WHERE concept IN \(IDList.sql) \(condition)
      UNION SELECT concept FROM relation WHERE target IN \(IDList.sql) \(condition)
      """
    return try Int64.fetchSet(
      db.cachedStatement(sql: sql), arguments: [concepts.text, concepts.text])
  }

  /// The concepts that no deck has any more.
  private static func gone(_ db: Database) throws -> Set<Int64> {
    let sql = """
      SELECT DISTINCT concept FROM card AS vanished WHERE hasVanished = 1 AND NOT EXISTS
        (SELECT 1 FROM card WHERE card.concept = vanished.concept AND card.hasVanished = 0)
      """
    return try Int64.fetchSet(db.cachedStatement(sql: sql))
  }
}

/// Numbers of rows as one argument, however many there are.
struct IDList {
  let text: String

  init(_ ids: Set<Int64>) { text = "[\(ids.sorted().map(String.init).joined(separator: ","))]" }

  static let sql = "(SELECT value FROM json_each(?))"
}

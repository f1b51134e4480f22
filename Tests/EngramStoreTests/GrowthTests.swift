import EngramCore
import GRDB
import Synchronization
import Testing

@testable import EngramStore

/// What is done all day costs what is due, not what there is: no statement walks through a table
/// that grows.
struct GrowthTests {
  private static let growing = [
    "event", "state", "card", "concept", "fresh", "relation", "edit", "contrast", "act", "quiz",
    "quizItem", "quizOption", "item",
  ]

  /// The plan of each statement that `body` runs, as SQLite makes it without knowing any sizes.
  private func plans(_ scene: Scene, of body: () throws -> Void) throws -> [String] {
    let statements = Mutex<[String]>([])
    scene.store.queue.inDatabase { db in
      db.trace { event in statements.withLock { $0.append("\(event)") } }
    }
    try body()
    scene.store.queue.inDatabase { db in db.trace() }
    return try scene.store.queue.inDatabase { db in
      try Set(statements.withLock(\.self)).filter { sql in
        ["SELECT", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
      }.flatMap { sql in
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        statement.setUncheckedArguments([])
        return try Row.fetchAll(statement).map { "\($0["detail"] as String) <- \(sql)" }
      }
    }
  }

  @Test func noQuestionOfTheDayWalksThroughWhatGrows() throws {
    var scene = try Scene()
    let cards = try scene.cards.map(\.card.id)
    try scene.store.prepareForChanges(on: scene.moment)
    for card in cards.prefix(3) { try scene.answer(card, .hard) }
    scene.pass(days: 1)
    try scene.store.prepareForChanges(on: scene.moment)
    try scene.answer(cards[0], .hard)
    let plan = StudyPlan(day: scene.moment.day, limits: StudyLimits(newCards: 5, reviews: 9))
    let plans = try plans(scene) {
      _ = try scene.store.status(plan)
      _ = try scene.store.queue(matching: .all, plan)
      _ = try scene.store.card(cards[1])
      var scene = scene
      try scene.answer(cards[1], .good)
      try scene.answer(cards[4], .good)
    }
    #expect(plans.count > 10)
    #expect(walks(plans) == [])
  }

  @Test func noAnswerInAQuizWalksThroughWhatGrows() throws {
    var scene = try Scene(DeckDocument.mind)
    let cards = try scene.cards.map(\.card.id)
    try scene.answer(cards[0], .hard)
    let items = try scene.items(cards)
    let id = EventID.random(using: &scene.random)
    let earlier = try scene.begin(cards)
    let plans = try plans(scene) {
      var scene = scene
      let plan = QuizPlan(seed: 1, countsMisses: true)
      let quiz = try scene.store.beginQuiz(plan, items, id: id, at: scene.moment)
      try scene.answer(0, .wrong, items[3].concept, in: quiz)
      try scene.answer(1, .overruled, in: quiz)
      try scene.store.flag(1, true, in: quiz)
      try scene.answer(0, .wrong, in: earlier)
      try scene.close(quiz)
      _ = try scene.store.quiz(quiz)
    }
    #expect(plans.count > 20)
    #expect(walks(plans) == [])
    // What looks over all of them does so by an index of what was answered, or left open.
    let looks = try self.plans(scene) {
      _ = try scene.store.lastOpenQuiz()
      _ = try scene.store.confusions()
      _ = try scene.store.quizHistory()
      _ = try scene.pool()
    }
    #expect(walks(looks).filter { $0.contains("quiz") && !$0.contains("INDEX quiz") } == [])
  }

  private func walks(_ plans: [String]) -> [String] {
    plans.filter { plan in
      GrowthTests.growing.contains { plan.hasPrefix("SCAN \($0) ") || plan == "SCAN \($0)" }
    }
  }
}

import EngramCore
import EngramStore
import EngramTestSupport
import Testing

/// Law: `status` counts what the queue asks, though it puts nothing in order.
@Suite struct StudyCountTests {
  private let today = Moment.noon(ofDay: 100)

  private func deck(_ key: String, concepts: Int) -> DeckDocument {
    DeckDocument(
      key: key, title: key,
      concepts: (0..<concepts).map { number in
        var concept = Concept(key: "c\(number)", term: "Term \(number)", kind: .process)
        concept.definition = "What the \(number)th of them in \(key) is about."
        concept.cloze = ["The {{first}} word of \(number) in \(key) and the {{other}} one."]
          .compactMap(Cloze.init)
        return concept
      })
  }

  /// Two decks whose cards are new, due, overdue, answered today or suspended, by chance.
  private func store(using random: inout some RandomNumberGenerator) throws -> Store {
    let engine = Engine(SM2())
    let store = try Store.inMemory(using: &random)
    _ = try store.apply(
      [deck("one", concepts: 12), deck("two", concepts: 7)], isBundled: false, at: today,
      by: engine, using: &random)
    for card in try store.cardIDs(matching: .all, on: today.day) {
      let kind: Event.Kind? =
        switch Int.random(in: 0..<8, using: &random) {
        case 0: nil
        case 1: .setDue(today.day.advanced(by: 1))
        case 2, 3: .setDue(today.day)
        case 4, 5: .setDue(today.day.advanced(by: -Int.random(in: 1..<9, using: &random)))
        case 6: .review(.random(using: &random), took: 1000)
        default: .suspend
        }
      guard let kind else { continue }
      _ = try store.record(kind, of: [card], at: today, by: engine, using: &random)
    }
    return store
  }

  @Test(arguments: 0..<40) func statusCountsWhatTheQueueAsks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try store(using: &random)
    let plan = StudyPlan(
      day: today.day,
      limits: StudyLimits(
        newCards: .random(in: 0..<12, using: &random), reviews: .random(in: 0..<50, using: &random))
    )
    let status = try store.status(plan)
    let queue = try store.queue(matching: .all, plan)
    #expect(status.due == queue.dueCount)
    #expect(status.new == queue.newCount)
    #expect(status.drill == queue.drillCount)
    #expect(status.backlog == queue.backlog)
  }
}

extension Grade {
  fileprivate static func random(using generator: inout some RandomNumberGenerator) -> Grade {
    Grade(rawValue: .random(in: 0..<6, using: &generator)) ?? .good
  }
}

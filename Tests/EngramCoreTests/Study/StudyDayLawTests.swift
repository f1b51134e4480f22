import EngramCore
import EngramTestSupport
import Testing

/// The laws of a study day, over random ones.
@Suite struct StudyDayLawTests {
  private func check(
    _ name: String, _ law: (_ day: StudyDay, inout SeededGenerator) -> Bool
  ) throws {
    let seed = propertySeed(name)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<1_000 {
      let day = StudyDay(using: &generator)
      try #require(law(day, &generator), "ENGRAM_SEED=\(seed), day \(round)")
    }
  }

  /// Left after any answer and begun anew, the queue goes on as if nobody had left.
  @Test func comingBackContinuesTheSameQueue() throws {
    try check("continuation") { start, generator in
      var day = start
      var queue = day.queue()
      var steps = 0
      while let item = queue.current, steps < 100 {
        let isDrilled = Int.random(in: 0..<3, using: &generator) == 0
        day.answer(item, isDrilled: isDrilled)
        queue.finishCurrent(isDrilled: isDrilled)
        guard queue == day.queue() else { return false }
        steps += 1
      }
      return true
    }
  }

  @Test func limitsHoldOverTheWholeDay() throws {
    try check("limits") { start, _ in
      var day = start
      while let item = day.queue().current { day.answer(item, isDrilled: false) }
      return day.tally.introduced <= day.limits.newCards
        && day.tally.reviewed <= day.limits.reviews
    }
  }

  @Test func theOrderOfTheRowsDoesNotMatter() throws {
    try check("order of rows") { day, generator in
      day.queue() == day.queue(from: day.due.shuffled(using: &generator))
    }
  }

  @Test func noCardTwiceAndNoNewOneInABacklog() throws {
    try check("no card twice") { day, _ in
      let queue = day.queue()
      return Set(queue.items.map(\.card)).count == queue.items.count
        && (queue.backlog == 0 || queue.newCount == 0)
    }
  }

  @Test func aNewCardComesWithoutSiblingsAndAfterWhatItRequires() throws {
    try check("new cards") { day, _ in
      let fresh = Dictionary(uniqueKeysWithValues: day.fresh.map { ($0.card, $0) })
      let dueConcepts = Set(day.due.map(\.concept))
      var met: Set<ID<Concept>> = []
      for item in day.queue().items {
        guard item.source == .new, let card = fresh[item.card] else { continue }
        guard !dueConcepts.contains(card.concept), !day.asked.contains(card.concept),
          met.isSuperset(of: card.unmetRequirements), met.insert(card.concept).inserted
        else { return false }
      }
      return true
    }
  }

  /// The laws are empty unless the days are full.
  @Test func randomDaysHoldEverything() throws {
    var (backlogs, required, both) = (0, 0, 0)
    try check("random days") { day, _ in
      let queue = day.queue()
      if queue.backlog > 0 { backlogs += 1 }
      if queue.dueCount > 0, queue.newCount > 0 { both += 1 }
      let new = Set(queue.items.map(\.card))
      required += day.fresh.count { new.contains($0.card) && !$0.unmetRequirements.isEmpty }
      return true
    }
    #expect(backlogs > 100)
    #expect(both > 100)
    #expect(required > 100)
  }
}

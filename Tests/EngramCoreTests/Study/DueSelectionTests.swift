import EngramCore
import EngramTestSupport
import Testing

@Suite struct DueSelectionTests {
  private let today = Day(100)

  /// A card of the concept of the same number, unless another is named.
  private func due(
    _ card: Int64, of concept: Int64? = nil, ready: Int = 100, interval: Int = 10,
    lastDay: Int? = nil
  ) -> DueCard {
    DueCard(
      card: ID(card), concept: ID(concept ?? card), ready: Day(ready), interval: interval,
      lastDay: lastDay.map { Day($0) })
  }

  private func selection(
    _ due: [DueCard], asked: Set<Int64> = [], on day: Day? = nil, limit: Int = 200,
    seed: UInt64 = 1
  ) -> DueSelection {
    DueSelection(
      due, asked: Set(asked.map { ID($0) }), on: day ?? today, limit: limit, seed: seed)
  }

  private func numbers(_ selection: DueSelection) -> [Int64] { selection.cards.map(\.rawValue) }

  // MARK: Counting

  @Test func countingAgreesWithAsking() {
    let seed = propertySeed("counting")
    for run in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed &+ run)
      let cards = (0..<Int64.random(in: 0..<14, using: &random)).map { card in
        due(
          card, of: .random(in: 0..<6, using: &random), ready: .random(in: 98...100, using: &random)
        )
      }
      let asked = Set((0..<2).map { _ in ID<Concept>(.random(in: 0..<8, using: &random)) })
      let count = DueSelection.askable(
        earlier: cards.filter { $0.ready < today }.map(\.concept),
        today: cards.filter { $0.ready == today }.map(\.concept), asked: asked)
      let selection = DueSelection(cards, asked: asked, on: today, limit: 200, seed: run)
      #expect(count == selection.cards.count, "seed \(seed &+ run)")
    }
  }

  // MARK: Order

  @Test func nothingDueNothingAsked() {
    let none = selection([])
    #expect(none.cards.isEmpty)
    #expect(none.concepts.isEmpty)
    #expect(none.backlog == 0)
  }

  @Test func withoutABacklogTheLongestWaitingComesFirst() {
    let cards = [due(1, ready: 100), due(2, ready: 90), due(3, ready: 99), due(4, ready: 95)]
    #expect(numbers(selection(cards)) == [2, 4, 3, 1])
  }

  @Test func aBacklogBeginsWithWhatCanStillBeSaved() {
    let cards = [
      due(1, ready: 40, interval: 10, lastDay: 30),  // 70 days for an interval of 10
      due(2, ready: 97, interval: 30, lastDay: 67),  // 33 of 30
      due(3, ready: 99, interval: 1, lastDay: 98),  // 2 of 1
      due(4, ready: 80, interval: 60, lastDay: 20),  // 80 of 60
    ]
    let short = selection(cards, limit: 3)
    #expect(numbers(short) == [2, 4, 3])
    #expect(short.backlog == 1)
    #expect(short.concepts == [ID(1), ID(2), ID(3), ID(4)])
    #expect(numbers(selection(cards, limit: 4)) == [1, 4, 2, 3], "no backlog: by due day")
  }

  @Test func aLimitOfNothingIsAllBacklog() {
    let none = selection([due(1), due(2)], limit: 0)
    #expect(none.cards.isEmpty)
    #expect(none.backlog == 2)
  }

  /// A card never reviewed, whose due day was set: its wait counts from that day.
  @Test func withoutALastDayTheDueDayCounts() {
    let cards = [due(1, ready: 60, interval: 0), due(2, ready: 90, interval: 0)]
    #expect(numbers(selection(cards, limit: 1)) == [2])
  }

  /// Taken over from another program, or grown under no cap: the comparison overflowed.
  @Test func anEndlessIntervalIsTheMostSalvageable() {
    let cards = [
      due(1, ready: 99, interval: .max, lastDay: 0), due(2, ready: 99, interval: 5, lastDay: 94),
      due(3, ready: 99, interval: .max, lastDay: 50),
    ]
    #expect(numbers(selection(cards, limit: 2)) == [3, 1])
  }

  // MARK: Seed

  private var many: [DueCard] { (1...60).map { due($0) } }

  @Test func theSameSeedAndDayGiveTheSameOrder() {
    #expect(selection(many) == selection(many))
    var generator = SeededGenerator(seed: propertySeed("due order"))
    for limit in [30, 60] {
      let expected = selection(many, limit: limit)
      for _ in 0..<20 {
        let shuffled = selection(many.shuffled(using: &generator), limit: limit)
        #expect(shuffled.cards == expected.cards)
        #expect(shuffled.backlog == expected.backlog)
      }
    }
  }

  @Test func anotherSeedOrDayGivesAnotherOrder() {
    let order = numbers(selection(many))
    #expect(numbers(selection(many, seed: 2)) != order)
    #expect(order != order.sorted())
    let tomorrow = many.map { due($0.card.rawValue, ready: 101) }
    #expect(numbers(selection(tomorrow, on: Day(101))) != order)
  }

  /// Each place is as likely for each card: over many seeds nobody is always first.
  @Test func theShuffleFavoursNobody() {
    let firsts = (0..<2_000).map { numbers(selection(Array(many.prefix(10)), seed: $0))[0] }
    let counts = Dictionary(grouping: firsts, by: \.self).mapValues(\.count)
    #expect(counts.count == 10)
    #expect(counts.values.allSatisfy { (120...280).contains($0) }, "\(counts)")
  }

  // MARK: Siblings

  @Test func siblingsDueTodayAreAskedOneADay() {
    let cards = [due(1, of: 7), due(2, of: 7), due(3, of: 7), due(4)]
    let selected = selection(cards, limit: 2)
    #expect(selected.cards.count == 2)
    #expect(selected.cards.contains(ID(4)))
    #expect(selected.backlog == 0, "who waits for a sibling is no backlog")
    #expect(selected.concepts == [ID(7), ID(4)])
  }

  @Test func aCardDueTodayWaitsForItsOverdueSibling() {
    #expect(numbers(selection([due(1, of: 7, ready: 100), due(2, of: 7, ready: 99)])) == [2])
  }

  @Test func aCardDueTodayWaitsWhenItsSiblingWasAsked() {
    #expect(numbers(selection([due(1, of: 7), due(2)], asked: [7])) == [2])
  }

  /// A day later both are asked, on the same day if need be.
  @Test func nobodyWaitsLongerThanADay() {
    let cards = [due(1, of: 7), due(2, of: 7), due(3, of: 7, ready: 99)]
    #expect(numbers(selection(cards)) == [3])
    let tomorrow = selection(cards, asked: [7], on: Day(101))
    #expect(Set(numbers(tomorrow)) == [1, 2, 3])
  }

  @Test func heldOverAtMostADay() throws {
    let seed = propertySeed("siblings")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let cards = (1...30).map { card in
        due(
          card, of: .random(in: 1...12, using: &generator),
          ready: .random(in: 97...100, using: &generator))
      }
      let asked = Set((1...12).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
      let selected = Set(selection(cards, asked: Set(asked.map { Int64($0) })).cards)
      let overdue = cards.filter { $0.ready < today }
      try #require(overdue.allSatisfy { selected.contains($0.card) }, "ENGRAM_SEED=\(seed)")
      let dueToday = cards.filter { $0.ready == today && selected.contains($0.card) }
      let concepts = dueToday.map(\.concept)
      try #require(Set(concepts).count == concepts.count, "ENGRAM_SEED=\(seed)")
      try #require(
        Set(concepts).isDisjoint(with: overdue.map(\.concept)), "ENGRAM_SEED=\(seed)")
      try #require(
        !concepts.contains { asked.contains(Int($0.rawValue)) }, "ENGRAM_SEED=\(seed)")
    }
  }
}

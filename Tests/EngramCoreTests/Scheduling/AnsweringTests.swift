import EngramCore
import Testing

/// As what an answer is logged, and what the grades promise before one is given.
@Suite struct AnsweringTests {
  enum Counted: Sendable { case review, drill, practice }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let state: CardState?
    let day: Int
    let plain: Counted
    let countsEarly: Counted

    init(
      _ description: String, _ state: CardState?, on day: Int, _ plain: Counted,
      early: Counted? = nil
    ) {
      testDescription = description
      self.state = state
      self.day = day
      self.plain = plain
      countsEarly = early ?? plain
    }
  }

  /// Answered on day 10, due on day 16.
  private static func card(
    drilled: Bool = false, suspended: Bool = false, buriedUntil: Day? = nil
  ) -> CardState {
    CardState(
      memory: SM2State(repetitions: 2, easiness: 250, interval: 6), due: Day(16), firstDay: Day(9),
      lastDay: Day(10), isDrillOpen: drilled, isSuspended: suspended, buriedUntil: buriedUntil)
  }

  static let cases = [
    Case("a new card", nil, on: 10, .review),
    Case("a card that was reset", CardState(), on: 10, .review),
    Case("on the due day", card(), on: 16, .review),
    Case("late", card(), on: 100, .review),
    Case("the day before it is due", card(), on: 15, .practice, early: .review),
    Case("the day after the last answer", card(), on: 11, .practice, early: .review),
    Case("a second time on one day", card(), on: 10, .practice),
    Case("the clock set back", card(), on: 9, .practice),
    Case("drilled on its day", card(drilled: true), on: 10, .drill),
    Case("drilled the day before", card(drilled: true), on: 11, .practice, early: .review),
    Case("drilled, the clock set back", card(drilled: true), on: 9, .practice),
    Case("drilled and due later", card(drilled: true), on: 16, .review),
    Case("suspended and due", card(suspended: true), on: 16, .practice),
    Case("suspended and drilled", card(drilled: true, suspended: true), on: 10, .practice),
    Case("suspended while new", CardState(isSuspended: true), on: 10, .practice),
    Case("buried but due", card(buriedUntil: Day(30)), on: 16, .review),
    Case("new with a due day set", CardState(due: Day(12)), on: 11, .practice, early: .review),
    Case("new with a due day come", CardState(due: Day(12)), on: 12, .review),
  ]

  @Test(arguments: cases) func kind(_ expected: Case) {
    for grade in Grade.allCases {
      func kind(early: Bool, practice: Bool = false) -> Event.Kind {
        Answering.kind(
          grade, took: 7, for: expected.state, on: Day(expected.day), countsEarly: early,
          practiceOnly: practice)
      }
      #expect(kind(early: false) == expected.plain.kind(grade, took: 7))
      #expect(kind(early: true) == expected.countsEarly.kind(grade, took: 7))
      #expect(kind(early: true, practice: true) == .practice(grade, took: 7))
    }
  }

  // MARK: Outcomes

  @Test func aNewCardIsAskedTomorrowWhateverTheGrade() {
    let outcomes = Answering.outcomes(for: nil, on: Day(10), by: Engine())
    #expect(outcomes.map(\.grade) == Grade.allCases)
    #expect(outcomes.map(\.interval) == [1, 1, 1, 1, 1, 1])
    #expect(outcomes.map(\.due) == Array(repeating: Day(11), count: 6))
    #expect(outcomes.map(\.isDrilled) == [true, true, true, true, false, false])
    #expect(outcomes.allSatisfy { $0.isCounted })
  }

  @Test func aKnownCardComesBackByItsEasiness() {
    let outcomes = Answering.outcomes(for: AnsweringTests.card(), on: Day(20), by: Engine())
    #expect(outcomes.map(\.interval) == [1, 1, 1, 15, 15, 15])
    #expect(outcomes.map(\.due) == [21, 21, 21, 35, 35, 35].map { Day($0) })
    #expect(outcomes.map(\.isDrilled) == [true, true, true, true, false, false])
    #expect(outcomes.allSatisfy { $0.isCounted })
  }

  @Test func anEarlyAnswerPromisesNothing() {
    let state = AnsweringTests.card()
    let practice = Answering.outcomes(for: state, on: Day(12), by: Engine())
    #expect(practice.allSatisfy { !$0.isCounted && !$0.isDrilled && $0.due == Day(16) })
    #expect(practice.allSatisfy { $0.interval == 6 })
    let early = Answering.outcomes(for: state, on: Day(12), countsEarly: true, by: Engine())
    #expect(early.map(\.due) == [13, 13, 13, 27, 27, 27].map { Day($0) })
    #expect(early.allSatisfy { $0.isCounted })
  }

  @Test func aDrillPromisesItsOwnEnd() {
    let outcomes = Answering.outcomes(
      for: AnsweringTests.card(drilled: true), on: Day(10), by: Engine())
    #expect(outcomes.map(\.isDrilled) == [true, true, true, true, false, false])
    #expect(outcomes.allSatisfy { !$0.isCounted && $0.due == Day(16) && $0.interval == 6 })
  }

  @Test func practiceOfANewCardLeavesItNew() {
    let outcomes = Answering.outcomes(for: nil, on: Day(10), practiceOnly: true, by: Engine())
    #expect(outcomes.allSatisfy { !$0.isCounted && !$0.isDrilled && $0.due == nil })
  }

  /// What is shown under a key is what pressing it gives.
  @Test(arguments: cases) func outcomesAreWhatTheFoldGives(_ given: Case) {
    for engine in [Engine(), Engine(SM2(preset: .source))] {
      let day = Day(given.day)
      for outcome in Answering.outcomes(for: given.state, on: day, by: engine) {
        let kind = Answering.kind(outcome.grade, took: 0, for: given.state, on: day)
        let after = (given.state ?? CardState()).applying(
          kind, id: EventID(high: 1, low: 1), on: day, by: engine)
        #expect(outcome.due == after.due)
        #expect(outcome.interval == after.memory.interval)
        #expect(outcome.isDrilled == after.isDrillPending(on: day))
        #expect(outcome.isCounted == kind.isReview)
      }
    }
  }

  @Test func onlyAnswersHaveAGrade() {
    let answers: [Event.Kind] = [.review(.hard), .drill(.hard), .practice(.hard)]
    #expect(answers.allSatisfy { $0.grade == .hard })
    let imported = ImportedState(memory: .initial, due: Day(1), lastDay: nil, lapses: 0)
    let others: [Event.Kind] = [
      .reset, .setDue(Day(1)), .suspend, .resume, .bury(until: Day(1)), .importState(imported),
      .undo(EventID(high: 0, low: 0)),
    ]
    #expect(others.allSatisfy { $0.grade == nil && !$0.isReview })
  }
}

extension AnsweringTests.Counted {
  fileprivate func kind(_ grade: Grade, took: Int) -> Event.Kind {
    switch self {
    case .review: .review(grade, took: took)
    case .drill: .drill(grade, took: took)
    case .practice: .practice(grade, took: took)
    }
  }
}

import EngramCore
import EngramTestSupport
import Testing

/// What holds of every item, whichever seed drew it.
struct QuizItemLawTests {
  private static let seed = propertySeed("quiz items")
  private static let source = Result { QuizSource(try BundledDecks.all()) }
  private static let mixed = Result { try draw(.mixed) }
  private static let choices = Result { try draw(.choice) }

  private var seed: UInt64 { QuizItemLawTests.seed }

  private static func draw(
    _ mode: QuizMode, options: Int = 4, quizzes: Int = 13
  ) throws -> [QuizItem] {
    let source = try source.get()
    return (0..<quizzes).flatMap { number in
      let plan = QuizPlan(
        mode: mode, count: QuizItemLawTests.count, options: options, seed: seed &+ UInt64(number))
      return QuizMaker.items(of: source.pool(QuizOrder(seed: plan.seed)), plan)
    }
  }

  private static let count = 40

  /// Over a thousand items of many quizzes over all decks, half of them of choices only.
  private func items() throws -> [QuizItem] {
    try QuizItemLawTests.mixed.get() + QuizItemLawTests.choices.get()
  }

  @Test func thereAreAsManyAsWanted() throws {
    #expect(try items().count == 26 * QuizItemLawTests.count)
  }

  @Test func oneSeedIsOneQuiz() throws {
    let decks = try BundledDecks.all()
    let plan = QuizPlan(count: 40, seed: seed)
    func quiz(_ decks: [DeckDocument], _ plan: QuizPlan) -> [QuizItem] {
      QuizMaker.items(of: QuizSource(decks).pool(QuizOrder(seed: plan.seed)), plan)
    }
    let one = quiz(decks, plan)
    // Other numbers, and another order of all that a database keeps in any order.
    let other = quiz(decks.reversed(), plan)
    #expect(one.map(\.prompt) == other.map(\.prompt))
    #expect(one.map { $0.options.map(\.text) } == other.map { $0.options.map(\.text) })
    #expect(one.map(\.right) == other.map(\.right))
    #expect(one.map(\.prompt) != quiz(decks, QuizPlan(count: 40, seed: seed &+ 1)).map(\.prompt))
  }

  @Test func noOptionEqualsAnotherOrOneOfItsNames() throws {
    let names = try QuizNames()
    for item in try items() where item.mode == .choice || item.mode == .match {
      #expect((3...6).contains(item.options.count), "\(item.prompt)")
      for (place, option) in item.options.enumerated() {
        for other in item.options[(place + 1)...] {
          #expect(option.text.lowercased() != other.text.lowercased(), "\(item.prompt)")
          let (first, second) = (names.of(option.concept), names.of(other.concept))
          #expect(first.isDisjoint(with: second), "\(item.prompt): \(option.text), \(other.text)")
        }
      }
    }
  }

  @Test func noPairIsForbidden() throws {
    let names = try QuizNames()
    for item in try items() where item.mode == .choice || item.mode == .match {
      let concepts = item.options.compactMap(\.concept)
      #expect(concepts.count == item.options.count)
      #expect(Set(concepts).count == concepts.count, "\(item.prompt)")
      for a in concepts {
        for b in concepts where a < b {
          let isForbidden = names.isForbidden(a, b)
          #expect(!isForbidden, "\(item.key): \(item.prompt) \(names.of(a)) \(names.of(b))")
        }
      }
    }
  }

  @Test func optionsAreOfOneKind() throws {
    let names = try QuizNames()
    for item in try items()
    where item.mode == .choice && item.key.kind != .contrast && !item.options.isEmpty {
      let nouns = Set(item.options.compactMap(\.concept).compactMap { names.noun(of: $0) })
      // "What is" names no kind: what is mixed up with it may be of another.
      #expect(nouns.count == 1 || item.key.kind == .define, "\(item.key): \(nouns)")
    }
  }

  @Test(arguments: QuizPlan.optionCounts)
  func theRightPlaceIsUniform(options: Int) throws {
    var counts = Array(repeating: 0, count: options)
    let drawn =
      options == QuizPlan.usualOptions
      ? try items() : try QuizItemLawTests.draw(.choice, options: options, quizzes: 6)
    for item in drawn where item.mode == .choice && item.options.count == options {
      counts[try #require(item.right)] += 1
    }
    let all = counts.reduce(0, +)
    #expect(all > 150)
    let expected = Double(all) / Double(options)
    let chiSquare =
      counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
      / expected
    // The 0.1 % points for 2, 3 and 4 degrees of freedom.
    let limits = [3: 13.82, 4: 16.27, 5: 18.47]
    #expect(chiSquare < limits[options] ?? 0, "\(counts)")
  }

  @Test func theRightOptionIsNotTheLongestMoreOftenThanByChance() throws {
    var longest = 0
    var expected = 0.0
    var all = 0
    for item in try items() where item.mode == .choice {
      let right = try #require(item.right)
      let lengths = item.options.map(\.text.count)
      let isLongest = lengths.indices.allSatisfy { $0 == right || lengths[$0] < lengths[right] }
      longest += isLongest ? 1 : 0
      expected += 1 / Double(item.options.count)
      all += 1
    }
    #expect(all > 700)
    let share = Double(longest) / Double(all)
    #expect(share <= expected / Double(all) + 0.05, "\(longest) of \(all)")
    // Nor is it telling that it never is.
    #expect(share >= expected / Double(all) - 0.15, "\(longest) of \(all)")
  }

  @Test func halfOfTheStatementsAreTrue() throws {
    let statements = try QuizItemLawTests.draw(.truefalse, quizzes: 7).filter {
      $0.mode == .truefalse
    }
    let share = Double(statements.count { $0.right == 0 }) / Double(statements.count)
    #expect(statements.count > 250)
    #expect((0.42...0.58).contains(share))
  }

  @Test func noQuestionGivesItsAnswerAway() throws {
    let names = try QuizNames()
    for item in try items() where item.mode == .choice {
      let right = item.options[try #require(item.right)]
      // What stands in the question cannot be wrong beside what does not.
      for option in item.options where option != right {
        let prompt = item.prompt.lowercased()
        let isNamed = names.of(option.concept).contains { prompt.contains(" \($0) ") }
        #expect(!isNamed || item.key.kind == .contrast, "\(item.prompt): \(option.text)")
      }
    }
  }

  @Test func everyItemTeaches() throws {
    for item in try items() {
      #expect(item.why != nil, "\(item.key) \(item.mode)")
      #expect(!item.citations.isEmpty, "\(item.key)")
    }
  }

  @Test func groupsAreWhole() throws {
    for item in try QuizItemLawTests.draw(.match, quizzes: 3) where item.mode == .match {
      #expect(item.label != nil && item.group != nil)
      #expect((4...6).contains(item.options.count))
    }
  }

  @Test(arguments: ["theorists", "techniques"])
  func aTopicGivesFortyDifferentItems(topic: String) throws {
    let source = try QuizItemLawTests.source.get()
    for number in 0..<3 {
      let plan = QuizPlan(count: 60, seed: seed &+ UInt64(number))
      let pool = source.pool(QuizOrder(seed: plan.seed)) { card, concept in
        topic == "techniques"
          ? concept.kind == .technique : concept.kind == .theorist || card.key.kind == .who
      }
      let items = QuizMaker.items(of: pool, plan)
      #expect(items.count >= 40)
      #expect(Set(items.map { [$0.prompt] + $0.options.map(\.text) }).count == items.count)
    }
  }
}

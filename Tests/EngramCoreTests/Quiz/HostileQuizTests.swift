import EngramCore
import Testing

/// Quizzes on decks that were made to vex them.
struct HostileQuizTests {
  private static let long = String(repeating: "words and ", count: 1000) + "ends"

  private static let answers: [String] = [
    "", " ", "\u{0}\u{1}\u{2}", "\u{1B}[2J", "\u{202E}gnorw", "?", "!", "–", "∑", "🙂", "👩‍👩‍👧",
    "Caf\u{E9}", "Cafe\u{301}", "ANSWER", "answer", "Answer.", "\r\n", "a\nb",
    String(repeating: "\u{301}", count: 40),
  ]

  /// What must hold of items whatever they are made of.
  private func expectSound(_ items: [QuizItem]) {
    for item in items where !item.options.isEmpty {
      let right = item.right ?? -1
      #expect(item.options.indices.contains(right))
      #expect(item.rightText == item.answer)
      let shown = item.texts.map { $0.lowercased() }
      #expect(Set(shown).count == shown.count, "\(item.mode): \(item.texts.map { $0.prefix(20) })")
      #expect((2...6).contains(shown.count))
    }
  }

  @Test(arguments: QuizMode.allCases)
  func nothingOfItIsUnsound(mode: QuizMode) {
    let concepts = Self.answers.enumerated().flatMap { number, answer in
      // Each twice, as answers to different questions.
      [0, 1].map { copy in
        Concept.plain("Question \(number) \(copy)?", answer) { $0.isReversed = true }
      }
    }
    let deck = SmallDeck(concepts)
    for seed in SmallDeck.seeds.prefix(2) {
      expectSound(deck.items(mode, count: 60, options: 5, seed: seed))
    }
  }

  @Test(arguments: [QuizMode.choice, .truefalse])
  func norOfVeryLongAnswers(mode: QuizMode) {
    let answers = [
      Self.long, Self.long, "and more " + Self.long, String(repeating: "9", count: 10_000),
      String(repeating: "\u{301}", count: 5000), "short",
    ]
    let deck = SmallDeck(
      answers.enumerated().map { Concept.plain("Question \($0)?", $1) } + Concept.defences)
    let items = deck.items(mode, count: 7)
    expectSound(items)
    #expect(items.allSatisfy { $0.mode != .typed || $0.answer.count <= 48 })
  }

  @Test(arguments: ["same", "∑", "", "1905", "Caf\u{E9}", "John Doe"])
  func oneAnswerEverywhereIsNeverAChoice(answer: String) {
    let deck = SmallDeck((1...8).map { Concept.plain("Question \($0)?", answer) })
    let items = SmallDeck.seeds.flatMap { deck.items(.choice, seed: $0) }
    #expect(items.allSatisfy { $0.mode == .typed || $0.mode == .truefalse && $0.right == 0 })
  }

  @Test func whatLooksAlikeIsOneAnswer() {
    let deck = SmallDeck([
      .plain("A?", "Caf\u{E9}"), .plain("B?", "Cafe\u{301}"), .plain("C?", "Tea"),
      .plain("D?", "Milk"), .plain("E?", "Wine"),
    ])
    for item in deck.variants(.choice, of: "a/basic") {
      #expect(!item.texts.contains { $0.unicodeScalars.count == 5 })
    }
  }

  @Test func signsAreTellable() {
    let deck = SmallDeck([
      .plain("Sum?", "∑"), .plain("Product?", "∏"), .plain("Root?", "√"), .plain("Too?", "∑"),
    ])
    let items = deck.variants(.choice, of: "sum/basic")
    #expect(items.count == SmallDeck.seeds.count)
    #expect(items.allSatisfy { Set($0.texts) == ["∑", "∏", "√"] && $0.options.count == 3 })
  }
}

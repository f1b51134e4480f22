import EngramCore
import EngramTestSupport
import Testing

/// Quizzes on decks that are questions and answers and nothing more.
struct PlainQuizTests {
  private func options(_ deck: [Concept], _ question: Concept) -> Set<String> {
    Set(
      SmallDeck(deck).variants(.choice, of: "\(question.key)/basic").flatMap(\.texts)
    ).subtracting([question.definition ?? ""])
  }

  private static let people: [Concept] = [
    .plain("Who wrote Envy and Gratitude?", "Melanie Klein"),
    .plain("Who wrote Playing and Reality?", "Donald Winnicott"),
    .plain("Who wrote Childhood and Society?", "Erik Erikson"),
    .plain("Who wrote The Analysis of the Self?", "Heinz Kohut"),
  ]

  private static let years: [Concept] = [
    .plain("When was Klein born?", "1882"), .plain("When did Freud die?", "1939"),
    .plain("When was Bowlby born?", "1907"),
  ]

  private static let others: [Concept] = [
    .plain("How long is a course?", "16 weeks"), .plain("How long is one?", "50 minutes"),
    .plain("What does Erikson describe?", "8 stages"),
    .plain("What is repeated?", "an old pattern"),
    .plain("What is passed on?", "transference"), .plain("What is met?", "resistance"),
    .plain("What is felt back?", "countertransference"),
  ]

  private static let all = people + years + others

  @Test func namesStandBesideNames() {
    #expect(
      options(Self.all, Self.people[0]) == ["Donald Winnicott", "Erik Erikson", "Heinz Kohut"])
  }

  @Test func yearsStandBesideYears() {
    #expect(options(Self.all, Self.years[0]) == ["1939", "1907"])
  }

  @Test func numbersStandBesideNumbers() {
    #expect(options(Self.all, Self.others[0]) == ["50 minutes", "8 stages"])
  }

  @Test func termsOfLikeLengthStandTogether() {
    // "countertransference" contains none of the others as a word, and is not twice as long.
    #expect(
      options(Self.all, Self.others[4]) == ["an old pattern", "resistance", "countertransference"])
    #expect(
      options(Self.all, Self.others[5]) == [
        "an old pattern", "transference", "countertransference",
      ])
  }

  @Test func whatAnAnswerWouldBeRightForIsTold() throws {
    let item = try #require(
      SmallDeck(Self.all).variants(.choice, of: "when-was-klein-born/basic").first)
    #expect(item.prompt == "When was Klein born?" && item.rightText == "1882")
    let other = try #require(item.options.first { $0.text == "1907" })
    #expect(other.explanation == "That answers: When was Bowlby born?")
  }

  @Test func anotherAnswerToTheSameQuestionIsNeverWrong() {
    let twice: [Concept] = [
      .plain("Who wrote about envy?", "Melanie Klein"),
      .plain("Who  wrote about ENVY", "Wilfred Bion") { $0.key = "again" },
      .plain("Who wrote about envy??", "Betty Joseph") {
        $0.key = "third"
        $0.aliases = ["Erik Erikson"]
      },
    ]
    let deck = twice + Self.people.dropFirst()
    // Nor is what the other one accepts.
    #expect(options(deck, twice[0]) == ["Donald Winnicott", "Heinz Kohut"])
    #expect(options(deck, twice[1]) == ["Donald Winnicott", "Heinz Kohut"])
  }

  @Test func whatIsAcceptedIsNeverWrong() {
    let asked = Concept.plain("Who wrote of the mirror stage?", "Jacques Lacan") {
      $0.aliases = ["Erik Erikson"]
    }
    #expect(!options([asked] + Self.people, asked).contains("Erik Erikson"))
  }

  @Test func whatTheQuestionNamesIsNotOffered() {
    let asked = Concept.plain("Who analysed Melanie Klein?", "Karl Abraham")
    #expect(!options([asked] + Self.people, asked).contains("Melanie Klein"))
  }

  @Test func backwardsTheQuestionsAreOffered() throws {
    let deck = [("Es", "id"), ("Ich", "ego"), ("Trieb", "drive"), ("Traum", "dream")].map { pair in
      Concept.plain(pair.0, pair.1) { $0.isReversed = true }
    }
    let items = SmallDeck(deck).variants(.choice, of: "traum/reverse")
    let item = try #require(items.first)
    #expect(item.prompt == "dream" && item.rightText == "Traum")
    #expect(items.flatMap(\.texts).contains("Trieb") && !items.flatMap(\.texts).contains("drive"))
  }

  @Test func aStatementNamesTheQuestionAndAnAnswer() {
    let items = SmallDeck(Self.years).variants(.truefalse, of: "when-was-klein-born/basic")
    #expect(
      Set(items.map(\.prompt)) == [
        "True or false? When was Klein born? – 1882", "True or false? When was Klein born? – 1907",
        "True or false? When was Klein born? – 1939",
      ])
    for item in items {
      #expect(item.prompt.hasSuffix("1882") == (item.right == 0))
      if item.right == 1 { #expect(item.why == "Right is: 1882") }
    }
  }

  @Test func otherDecksAreLeftOut() {
    let own = DeckDocument(key: "own", title: "Own", concepts: Array(Self.people.prefix(2)))
    let other = DeckDocument(key: "other", title: "Other", concepts: Array(Self.people.suffix(2)))
    let source = QuizSource([own, other])
    for seed in SmallDeck.seeds {
      let plan = QuizPlan(mode: .choice, seed: seed)
      let items = QuizMaker.items(of: source.pool(QuizOrder(seed: seed)), plan)
      #expect(!items.isEmpty && items.allSatisfy { $0.mode != .choice })
    }
  }
}

import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// A quiz is kept as it is, answer by answer.
struct QuizTests {
  private typealias Answers = [Int: QuizResponse?]

  @Test func whatIsStoredIsTheQuiz() throws {
    let seed = propertySeed("a stored quiz is the quiz")
    for run in UInt64(0)..<10 {
      let folder = try TemporaryFolder()
      var scene = try Scene(DeckDocument.mind, seed: seed &+ run, at: folder("engram.db"))
      var random = SeededGenerator(seed: seed &+ run)
      var quiz = try Quiz.random(in: scene, using: &random)
      let id = try scene.store.beginQuiz(
        quiz.plan, quiz.items, id: .random(using: &random), at: scene.moment)
      for _ in 0..<30 {
        try step(&quiz, id, &scene, &random)
        #expect(try scene.store.quiz(id)?.quiz == quiz, "seed \(seed &+ run)")
      }
      try scene.reopen()
      let stored = try #require(try scene.store.lastOpenQuiz())
      #expect(stored.quiz == quiz && stored.id == id, "seed \(seed &+ run)")
      #expect(stored.day == Day(20_000))
      try scene.expectSound()
    }
  }

  private func step(
    _ quiz: inout Quiz, _ id: ID<Quiz>, _ scene: inout Scene, _ random: inout SeededGenerator
  ) throws {
    scene.moment = scene.moment.later(random.number(below: 5000))
    let place = random.number(below: quiz.items.count)
    switch random.number(below: 5) {
    case 0:
      let isFlagged = random.number(below: 2) == 0
      try scene.store.flag(place, isFlagged, in: id)
      if isFlagged { quiz.flags.insert(place) } else { quiz.flags.remove(place) }
    case 1:
      try scene.store.answer([place: nil], in: id, at: scene.moment)
      quiz.responses[place] = nil
    default:
      let places = [place, random.number(below: quiz.items.count)]
      var answers: [Int: QuizResponse] = [:]
      for place in places { answers[place] = .random(to: quiz.items[place], using: &random) }
      try scene.store.answer(answers, in: id, at: scene.moment)
      quiz.responses.merge(answers) { $1 }
    }
  }

  @Test func aRetriedBeginningIsTheSameQuiz() throws {
    var scene = try Scene(DeckDocument.mind)
    let items = try scene.items(scene.cards.prefix(3).map(\.card.id))
    let id = EventID.random(using: &scene.random)
    let quizzes = try (0..<3).map { _ in
      try scene.store.beginQuiz(QuizPlan(seed: .max), items, id: id, at: scene.moment)
    }
    #expect(Set(quizzes).count == 1)
    #expect(try scene.count("quiz") == 1)
    #expect(try scene.count("quizItem") == 3)
    #expect(try scene.count("act") == 1)
    #expect(try scene.store.quiz(quizzes[0])?.quiz.plan.seed == .max)
  }

  @Test func anAnswerToWhatIsNotAskedIsRefusedWhole() throws {
    var scene = try Scene(DeckDocument.mind)
    let quiz = try scene.begin(scene.cards.prefix(2).map(\.card.id))
    let right = QuizResponse(given: "So.", outcome: .right, took: 5)
    for places in [[0, 2], [-1], [7]] {
      let answers = Dictionary(uniqueKeysWithValues: places.map { ($0, right) })
      #expect(throws: StoreError.self) {
        try scene.store.answer(answers, in: quiz, at: scene.moment)
      }
    }
    #expect(throws: StoreError.self) { try scene.store.flag(2, true, in: quiz) }
    #expect(throws: StoreError.self) {
      try scene.store.answer([0: right], in: ID(99), at: scene.moment)
    }
    #expect(try scene.store.quiz(quiz)?.quiz.responses == [:])
    #expect(try scene.store.quiz(ID(99)) == nil)
  }

  @Test func theOneThatWasWorkedAtLastIsGoneOnWith() throws {
    var scene = try Scene(DeckDocument.mind)
    #expect(try scene.store.lastOpenQuiz() == nil)
    let cards = try scene.cards.prefix(2).map(\.card.id)
    let first = try scene.begin(cards, topic: "first")
    let second = try scene.begin(cards, topic: "second")
    #expect(try scene.store.lastOpenQuiz()?.id == second)
    try scene.answer(0, .right, in: first)
    #expect(try scene.store.lastOpenQuiz()?.id == first)
    #expect(try scene.close(first) == 0)
    #expect(try scene.store.lastOpenQuiz()?.id == second)
    try scene.close(second, isFinished: false)
    #expect(try scene.store.lastOpenQuiz()?.quiz.plan.topic == "second")
    try scene.close(second)
    #expect(try scene.store.lastOpenQuiz() == nil)
    #expect(try scene.store.quiz(first)?.quiz.responses.count == 1)
  }

  @Test func theHistoryTellsWhatEachQuizCameTo() throws {
    var scene = try Scene(DeckDocument.mind)
    let cards = try scene.cards.prefix(5).map(\.card.id)
    let begun = scene.moment
    let first = try scene.begin(cards, topic: "theorists")
    for (place, outcome) in QuizResponse.Outcome.allCases.enumerated() {
      try scene.answer(place, outcome, in: first)
    }
    try scene.close(first)
    _ = try scene.begin(cards, topic: "never answered")
    scene.pass(days: 1)
    let third = try scene.begin(cards, topic: "techniques")
    try scene.answer(3, .wrong, in: third)
    let history = try scene.store.quizHistory()
    #expect(history.map(\.topic) == ["theorists", "techniques"])
    #expect(
      history.first
        == QuizRecord(
          id: first, at: begun.instant, offset: 0, day: begun.day, topic: "theorists",
          mode: .mixed, isFinished: true, score: QuizScore.Tally(right: 3, asked: 5), took: 5000))
    #expect(history.last?.score == QuizScore.Tally(right: 0, asked: 1))
    #expect(history.last?.isFinished == false)
    for record in history {
      let score = try scene.store.quiz(record.id)?.quiz.score
      #expect(score?.total == record.score && score?.milliseconds == record.took)
    }
  }

  /// Only as much as still tells is read; it must come to the same as all answers.
  @Test func confusionsAreTheFoldOfAllAnswers() throws {
    let seed = propertySeed("confusions are the fold of all answers")
    for run in UInt64(0)..<8 {
      var scene = try Scene(DeckDocument.mind, seed: seed &+ run)
      var random = SeededGenerator(seed: seed &+ run)
      let cards = try scene.cards.map(\.card.id)
      let items = try scene.items(cards)
      var whole = Confusions()
      for number in 0..<30 {
        let quiz = try scene.begin(cards)
        let isUndone = number % 5 == 4
        let rightness = random.number(below: 4)
        for place in items.indices where random.number(below: 3) > 0 {
          let isRight = random.number(below: 4) < rightness
          let wrong: QuizResponse.Outcome = random.number(below: 5) == 0 ? .skipped : .wrong
          let other = random.number(below: 3) == 0 ? nil : random.element(of: items).concept
          let outcome = isRight ? random.element(of: [.right, .slip, .overruled]) : wrong
          let chosen = isRight ? items[place].concept : wrong == .skipped ? nil : other
          try scene.answer(place, outcome, chosen, in: quiz)
          guard !isUndone else { continue }
          whole.note(asked: items[place].concept, chosen: chosen, isRight: isRight)
        }
        if isUndone { try scene.undo() }
        #expect(try scene.store.confusions() == whole, "seed \(seed &+ run)")
      }
    }
  }
}

extension Quiz {
  /// Any quiz on the cards of a scene, with all that an item can hold.
  static func random(
    in scene: Scene, using random: inout SeededGenerator
  ) throws -> Quiz {
    let cards = try scene.cards.map(\.card)
    let items = try (0..<(2 + random.number(below: 6))).map { _ in
      let card = random.element(of: cards)
      let concept = try scene.concept("\(card.key.deck)/\(card.key.concept)")
      let options = (0..<random.number(below: 5)).map { number in
        QuizItem.Option(
          "Option \(number)", concept: number % 2 == 0 ? concept : nil,
          explanation: number % 3 == 0 ? "It is “\(number)”." : nil)
      }
      let isSome = random.number(below: 2) == 0
      return QuizItem(
        card: card.id, key: card.key, concept: concept,
        mode: random.element(of: QuizMode.allCases.filter { $0 != .mixed }),
        prompt: card.prompt, label: isSome ? "Label" : nil,
        group: isSome ? random.number(below: 3) : nil, options: options,
        right: options.isEmpty ? nil : random.number(below: options.count), answer: card.answer,
        aliases: isSome ? ["One", "two"] : [], isPerson: isSome, why: isSome ? nil : "Because.",
        citations: isSome ? ["Freud 1923"] : [],
        standing: QuizItem.Standing(
          deckTitle: card.deckTitle, kind: random.element(of: ConceptKind.allCases),
          theorists: isSome ? [] : ["Freud", "Klein"]))
    }
    let plan = QuizPlan(
      topic: "mind tag:x", mode: random.element(of: QuizMode.allCases), count: items.count,
      options: 3, seed: random.next(), limit: random.number(below: 2) == 0 ? nil : 90_000,
      countsMisses: random.number(below: 2) == 0)
    return Quiz(plan: plan, items: items)
  }
}

extension QuizResponse {
  static func random(
    to item: QuizItem, using random: inout SeededGenerator
  ) -> QuizResponse {
    let outcome = random.element(of: Outcome.allCases)
    return QuizResponse(
      given: outcome == .skipped ? "" : "Given", option: item.options.isEmpty ? nil : 0,
      concept: random.number(below: 2) == 0 ? item.concept : nil, outcome: outcome,
      took: random.number(below: 9000))
  }
}

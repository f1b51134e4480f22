import EngramCore
import EngramTestSupport

@testable import EngramScreens

/// Quizzes and screens for their tests.
enum QuizScene {
  static let now = Moment.noon(ofDay: 20_778)

  static func item(
    _ number: Int, mode: QuizMode, prompt: String, label: String? = nil, group: Int? = nil,
    options: [QuizItem.Option] = [], right: Int? = nil, answer: String, aliases: [String] = [],
    isPerson: Bool = false, why: String? = nil, citations: [String] = [],
    deck: String = "Theorists of the mind", kind: ConceptKind = .theorist,
    theorists: [String] = []
  ) -> QuizItem {
    let key = CardKey(deck: "theorists", concept: "concept-\(number)", kind: .who)
    return QuizItem(
      card: ID(Int64(number)), key: key, concept: ID(Int64(number)), mode: mode, prompt: prompt,
      label: label, group: group, options: options, right: right, answer: answer,
      aliases: aliases, isPerson: isPerson, why: why, citations: citations,
      standing: QuizItem.Standing(deckTitle: deck, kind: kind, theorists: theorists))
  }

  static func options(_ texts: String...) -> [QuizItem.Option] {
    texts.enumerated().map { place, text in
      QuizItem.Option(text, concept: ID(Int64(100 + place)), explanation: "\(text) did otherwise.")
    }
  }

  static let choice = item(
    1, mode: .choice,
    prompt: "Which theorist described the paranoid-schizoid and the depressive position?",
    options: [
      .init(
        "Donald Winnicott", concept: ID(101),
        explanation: "Winnicott described the good-enough mother and the transitional object."),
      .init("Wilfred Bion", concept: ID(102), explanation: "Bion described containment."),
      .init("Melanie Klein", concept: ID(103)), .init("Anna Freud", concept: ID(104)),
    ],
    right: 2, answer: "Melanie Klein",
    why: "Klein held that the infant moves between the two positions in its first year.",
    citations: ["Klein 1946, Notes on Some Schizoid Mechanisms"], theorists: ["Melanie Klein"])

  static let truefalse = item(
    2, mode: .truefalse, prompt: "True or false: Bion described the good-enough mother.",
    options: [.init("True"), .init("False")], right: 1, answer: "False",
    why: "It was Winnicott; Bion described containment.", citations: ["Winnicott 1953"],
    kind: .process, theorists: ["Wilfred Bion"])

  static let typed = item(
    3, mode: .typed, prompt: "Which mechanism puts one's own feelings into another person?",
    answer: "projective identification", why: "In projection nothing is put into the other.",
    citations: ["Klein 1946"], deck: "Defence mechanisms", kind: .defence,
    theorists: ["Melanie Klein"])

  static let match: [QuizItem] = {
    let pairs = [
      ("Melanie Klein", "The depressive position"), ("Donald Winnicott", "The transitional object"),
      ("Wilfred Bion", "Container and contained"), ("John Bowlby", "Attachment"),
    ]
    let order = [2, 0, 3, 1]
    let options = order.map { QuizItem.Option(pairs[$0].1, concept: ID(Int64(110 + $0))) }
    return pairs.enumerated().map { place, pair in
      item(
        4 + place, mode: .match, prompt: "What is \(pair.0) known for?", label: pair.0, group: 1,
        options: options, right: order.firstIndex(of: place), answer: pair.1,
        why: "\(pair.0) wrote of it at length.", citations: ["\(pair.0) 1950"],
        theorists: [pair.0])
    }
  }()

  /// One of each kind: choice, true or false, typed, and four pairs.
  static let items = [choice, truefalse, typed] + match

  static func quiz(
    _ items: [QuizItem] = items, limit: Int? = nil, responses: [Int: QuizResponse] = [:],
    flags: Set<Int> = []
  ) -> Quiz {
    Quiz(
      plan: QuizPlan(topic: "theorists", count: items.count, seed: 1, limit: limit), items: items,
      responses: responses, flags: flags)
  }

  static let knowledge = QuizKnowledge(
    names: [
      ("projective identification", ID(3)), ("projection", ID(20)), ("introjection", ID(21)),
      ("Melanie Klein", ID(103)),
    ])

  static func screen(
    _ items: [QuizItem] = items, limit: Int? = nil, responses: [Int: QuizResponse] = [:],
    flags: Set<Int> = []
  ) -> QuizScreen {
    QuizScreen(
      quiz(items, limit: limit, responses: responses, flags: flags), knowledge: knowledge, at: now)
  }

  static func response(
    _ outcome: QuizResponse.Outcome, _ given: String = "x", took: Int = 5000
  ) -> QuizResponse {
    QuizResponse(given: given, outcome: outcome, took: took)
  }

  static let reason: SafeText = "the disk did not take the answer (database or disk is full)"

  /// A quiz of which all is answered, with misses, a flag, and something passed over.
  static var result: QuizScreen {
    screen(flags: [0]).typing("1\n")
      .typing("b ").typing("projection\n ").typing("badc\n")
  }
}

extension QuizScreen {
  /// The screen after these messages, with everything saved that it asks for.
  func after(_ messages: Message..., dueToday: Int = 0) -> QuizScreen {
    var screen = self
    for message in messages { screen.perform(message, dueToday: dueToday) }
    return screen
  }

  /// The screen after these keys, a second apart, with everything saved that it asks for.
  func typing(_ keys: String, from start: Moment = QuizScene.now, dueToday: Int = 0) -> QuizScreen {
    var screen = self
    for (place, input) in Input.keys(keys).enumerated() {
      if let message = screen.message(for: input, at: start.later(seconds: place + 1)) {
        screen.perform(message, dueToday: dueToday)
      }
    }
    return screen
  }

  private mutating func perform(_ message: Message, dueToday: Int) {
    var effect = update(message)
    while let due = effect {
      switch due {
      case .close: effect = update(.closed(dueToday: dueToday))
      case .review: effect = nil
      case .answer, .flag, .undo: effect = update(.saved)
      }
    }
  }
}

import EngramCore
import EngramStore

/// What quiz is wanted, in the learner's words.
struct QuizRequest {
  /// Names of topics and a query, as on the command line.
  var words: [String] = []
  var mode = QuizMode.mixed
  var count = QuizPlan.usualCount
  var options = QuizPlan.usualOptions
  /// Nil for any.
  var seed: UInt64?
  /// Milliseconds; nil for a quiz that is no examination.
  var limit: Int?
  var countsMisses = false
  /// Whether others are to get the same quiz: what this learner mixes up has no say then.
  var isShared = false
}

extension Desk {
  /// Makes a quiz; it is not in the database yet.
  ///
  /// - Throws: `Failure` where the topic is not known or nothing can be asked about it.
  func makeQuiz(_ request: QuizRequest) throws -> Quiz {
    var random = environment.random
    let seed = request.seed ?? UInt64.random(in: 1...999_999, using: &random)
    let topic = request.words.joined(separator: " ")
    let plan = QuizPlan(
      topic: topic == QuizTopic.everything ? "" : topic, mode: request.mode, count: request.count,
      options: request.options, seed: seed, limit: request.limit,
      countsMisses: request.countsMisses)
    let items =
      topic == QuizTopic.confusions ? try drill(plan) : try items(plan, request)
    guard !items.isEmpty else {
      let about = topic.isEmpty ? QuizTopic.everything : topic
      throw Failure(
        "quiz", "there is nothing to ask about \(about): no card matches, or none can be asked",
        .unavailable)
    }
    return Quiz(plan: plan, items: items)
  }

  private func items(_ plan: QuizPlan, _ request: QuizRequest) throws -> [QuizItem] {
    let isShared = request.isShared || request.seed != nil
    let pool = try store.quizPool(
      matching: try query(request.words), order: QuizOrder(seed: plan.seed),
      atMost: QuizMaker.cards(for: plan.count), on: clock.now().day)
    return QuizMaker.items(
      of: pool, plan, confusions: isShared ? Confusions() : try store.confusions())
  }

  /// - Throws: `Failure` where a word is neither a topic nor part of a query.
  private func query(_ words: [String]) throws -> Query {
    guard !words.isEmpty else { return .all }
    // Decks and kinds are known without looking at any card; tags are not.
    let names = QuizTopicCounts(
      decks: try store.deckKeys().map { QuizTopicCounts.Deck(key: $0, title: $0, cards: 0) },
      kinds: [], tags: [])
    if let topic = try? QuizTopic(words, known: names) { return topic.query }
    let known = try store.quizTopics()
    do throws(QueryProblem) { return try QuizTopic(words, known: known).query } catch {
      throw Failure("quiz", error.description, .usage)
    }
  }

  private func drill(_ plan: QuizPlan) throws -> [QuizItem] {
    let confusions = try store.confusions()
    guard !confusions.isEmpty else {
      throw Failure("quiz", "you have mixed up nothing that is not forgotten again", .unavailable)
    }
    let concepts = Set(confusions.all.flatMap { [$0.pair.asked, $0.pair.chosen] })
    let pool = try store.quizPool(
      matching: .concepts(concepts.sorted()), order: QuizOrder(seed: plan.seed),
      atMost: 10_000, on: clock.now().day)
    return ConfusionDrill.items(of: pool, plan, confusions: confusions)
  }
}

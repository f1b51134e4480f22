/// A quiz: what was asked for, the items made of it, and the answers so far.
package struct Quiz: Hashable, Sendable {
  package let plan: QuizPlan
  package let items: [QuizItem]
  /// By the place of the item.
  package var responses: [Int: QuizResponse]
  /// Places that the learner wants to come back to.
  package var flags: Set<Int>

  package init(
    plan: QuizPlan, items: [QuizItem], responses: [Int: QuizResponse] = [:],
    flags: Set<Int> = []
  ) {
    self.plan = plan
    self.items = items
    self.responses = responses
    self.flags = flags
  }

  /// The places that are asked together with `place`: its group, or itself alone.
  package func group(of place: Int) -> [Int] {
    guard let group = items[place].group else { return [place] }
    return items.indices.filter { items[$0].group == group }
  }
}

/// What a quiz is to be, before its items are made.
package struct QuizPlan: Hashable, Sendable {
  /// As the learner wrote it, such as "theorists"; empty for everything.
  package let topic: String
  package let mode: QuizMode
  package let count: Int
  /// How many options a choice has where so many are fair.
  package let options: Int
  package let seed: UInt64
  /// Milliseconds for the whole, in an examination; nil for a quiz that teaches.
  ///
  /// In an examination nothing is told before its end.
  package let limit: Int?
  /// Whether cards that are missed become due today.
  package let countsMisses: Bool

  package init(
    topic: String = "", mode: QuizMode = .mixed, count: Int = QuizPlan.usualCount,
    options: Int = QuizPlan.usualOptions, seed: UInt64, limit: Int? = nil,
    countsMisses: Bool = false
  ) {
    self.topic = topic
    self.mode = mode
    self.count = count
    self.options = options
    self.seed = seed
    self.limit = limit
    self.countsMisses = countsMisses
  }

  package static let usualCount = 20
  package static let usualOptions = 4
  package static let optionCounts = 3...5
}

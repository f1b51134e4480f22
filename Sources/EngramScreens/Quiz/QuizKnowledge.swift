package import EngramCore

/// What typed answers are held against besides the items of the quiz.
package struct QuizKnowledge: Hashable, Sendable {
  private let names: [Name]

  private struct Name: Hashable, Sendable {
    let text: String
    let concept: ID<Concept>
  }

  /// - Parameter names: terms and aliases of all concepts; to answer with another's is to mix them up.
  package init(names: [(name: String, concept: ID<Concept>)] = []) {
    self.names = names.map { Name(text: $0.name, concept: $0.concept) }
  }

  /// The verdict, and the concept that was named where it is known.
  func judge(_ typed: String, _ item: QuizItem) -> (verdict: TypedVerdict, concept: ID<Concept>?) {
    let own = concepts(of: item)
    let others = names.indices.filter { !own.contains(names[$0].concept) }
    let question = TypedQuestion(
      answer: item.answer, aliases: item.aliases, isPerson: item.isPerson,
      // What the learner once insisted on stands among the aliases.
      accepted: [],
      others: others.map { TypedQuestion.OtherName(name: names[$0].text, index: $0) })
    let verdict = question.judge(typed)
    return switch verdict {
    case .right, .slip: (verdict, own.count == 1 ? own.first : nil)
    case .wrong(let other): (verdict, other.map { names[$0].concept })
    case .empty: (verdict, nil)
    }
  }

  /// The concepts that bear the name which is the answer.
  private func concepts(of item: QuizItem) -> Set<ID<Concept>> {
    let right = Set([item.answer.lowercased()] + item.aliases.map { $0.lowercased() })
    return Set(names.lazy.filter { right.contains($0.text.lowercased()) }.map(\.concept))
  }
}

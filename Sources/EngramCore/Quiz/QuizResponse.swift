/// What the learner did with one item of a quiz.
package struct QuizResponse: Hashable, Sendable {
  /// What was chosen or typed, as text; empty when the item was passed over.
  package let given: String
  /// The place of the option that was chosen; nil where none was.
  package let option: Int?
  /// The concept that was chosen or named, right or wrong; nil where it is not known.
  package let concept: ID<Concept>?
  package let outcome: Outcome
  /// Milliseconds from the question to the answer.
  package let took: Int

  package init(
    given: String, option: Int? = nil, concept: ID<Concept>? = nil, outcome: Outcome, took: Int
  ) {
    self.given = given
    self.option = option
    self.concept = concept
    self.outcome = outcome
    self.took = took
  }

  package enum Outcome: String, CaseIterable, Sendable {
    case right
    /// Typed with a small slip, and counted as right.
    case slip
    /// Judged wrong by the program and right by the learner, whose word counts.
    case overruled
    case wrong
    /// Seen, and left without an answer.
    case skipped

    package var isRight: Bool {
      switch self {
      case .right, .slip, .overruled: true
      case .wrong, .skipped: false
      }
    }
  }
}

/// A quiz as the database has it: the plan, the questions in their words, the answers.
package struct ArchivedQuiz: Hashable, Sendable {
  package let id: EventID
  package let plan: QuizPlan
  /// When it was begun.
  package let moment: Moment
  package let isFinished: Bool
  package let isUndone: Bool
  /// Of the command that it counts as.
  package let sequence: Int
  package let items: [ArchivedQuizItem]

  package init(
    id: EventID, plan: QuizPlan, moment: Moment, isFinished: Bool, isUndone: Bool, sequence: Int,
    items: [ArchivedQuizItem]
  ) {
    self.id = id
    self.plan = plan
    self.moment = moment
    self.isFinished = isFinished
    self.isUndone = isUndone
    self.sequence = sequence
    self.items = items
  }
}

/// A question of a quiz, and what was answered.
package struct ArchivedQuizItem: Hashable, Sendable {
  package var card: CardKey
  package var concept: ConceptName
  package var mode: QuizMode
  package var prompt: String
  package var label: String?
  /// Of those that are asked together.
  package var group: Int?
  package var options: [Option] = []
  /// The place of the right option.
  package var right: Int?
  package var answer: String
  package var aliases: [String] = []
  package var isPerson = false
  package var why: String?
  package var citations: [String] = []
  package var deckTitle: String
  package var kind: ConceptKind
  package var theorists: [String] = []
  package var isFlagged = false
  package var response: Response?
  /// The event that made its card due, where a miss counted.
  package var dueEvent: EventID?

  package struct Option: Hashable, Sendable {
    package let text: String
    package let concept: ConceptName?
    package let explanation: String?

    package init(text: String, concept: ConceptName?, explanation: String?) {
      self.text = text
      self.concept = concept
      self.explanation = explanation
    }
  }

  package struct Response: Hashable, Sendable {
    package let given: String
    package let option: Int?
    package let chosen: ConceptName?
    package let outcome: QuizResponse.Outcome
    /// Milliseconds.
    package let took: Int
    package let at: Instant

    package init(
      given: String, option: Int?, chosen: ConceptName?, outcome: QuizResponse.Outcome, took: Int,
      at: Instant
    ) {
      self.given = given
      self.option = option
      self.chosen = chosen
      self.outcome = outcome
      self.took = took
      self.at = at
    }
  }

  package init(
    card: CardKey, concept: ConceptName, mode: QuizMode, prompt: String, answer: String,
    deckTitle: String, kind: ConceptKind
  ) {
    self.card = card
    self.concept = concept
    self.mode = mode
    self.prompt = prompt
    self.answer = answer
    self.deckTitle = deckTitle
    self.kind = kind
  }
}

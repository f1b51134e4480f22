package import EngramCore

/// A quiz: a question, an answer, what is right and why, the next question.
///
/// It never claims what the database does not hold: after an answer it waits for the word that it is
/// saved, and stays with the question when it is not. An examination (`QuizPlan.limit`) tells
/// nothing before its end.
package struct QuizScreen: Screen {
  package internal(set) var phase: Phase
  package internal(set) var end = End.open
  /// Cards that leaving it for later made due.
  var dueToday = 0
  /// With the answers and flags that are saved.
  package internal(set) var quiz: Quiz
  /// One line about what just happened.
  package internal(set) var notice: SafeText?
  /// How many rows the learner has scrolled what does not fit; below 0 back to the question.
  package internal(set) var scroll = 0
  var route: QuizRoute
  var clock: QuizClock
  let knowledge: QuizKnowledge

  /// - Parameter quiz: with the answers of earlier sittings; it goes on at the first place without one.
  package init(
    _ quiz: Quiz, knowledge: QuizKnowledge = QuizKnowledge(), at moment: Moment,
    notice: SafeText? = nil
  ) {
    self.quiz = quiz
    self.notice = notice
    self.knowledge = knowledge
    route = QuizRoute(quiz)
    clock = QuizClock(quiz, at: moment.instant)
    phase = .ready
    ask(at: moment.instant)
  }

  package indirect enum Phase: Hashable, Sendable {
    case asking(QuizAsking)
    case told(QuizTold)
    /// Nothing is left to be asked; in an examination the learner hands in.
    case ready
    case result(dueToday: Int)
    /// Something was asked of the database; keys wait.
    case saving(Effect, over: Phase)
    /// Something was not saved; it can be tried again.
    case failed(SafeText, retry: Effect, over: Phase)
    case paused(over: Phase)
    case helping(over: Phase)
    case closed
  }

  /// What became of the quiz as a whole.
  package enum End: Hashable, Sendable {
    /// It can be resumed.
    case open
    case handedIn
    case takenBack
  }

  package enum Message: Hashable, Sendable {
    /// The place of an option.
    case pick(Int, Moment)
    case move(Int)
    case edit(LineEditor.Edit)
    case enter(Moment)
    /// A whole answer, where answers are typed.
    case answer(String, Moment)
    case takeBack
    case pass(Moment)
    case flag
    case overrule(Moment)
    case goOn(Moment)
    /// Back to what was passed over or flagged in an examination.
    case again(Moment)
    case pause, help, back
    case end(Moment)
    case leave(Moment)
    case tick(Moment)
    case retry
    case scroll(Int)
    case review
    case undo(Moment)
    /// The same by one key, which is pressed sooner than a word is typed: asked for twice.
    case askUndo(Moment)
    case quit
    /// What the database answered.
    case saved
    case closed(dueToday: Int)
    case failed(SafeText, retry: Effect)
    case noticed(SafeText)
  }

  package enum Effect: Hashable, Sendable {
    /// Places answered together; saved all or none. Answered by `saved` or `failed`.
    case answer([Int: QuizResponse], Moment)
    case flag(Int, Bool)
    /// Not finished: the rest is kept to be resumed. Answered by `closed` or `failed`.
    case close(isFinished: Bool, Moment)
    /// Review these cards now; only what it has to say is answered.
    case review([ID<Card>])
    /// Take the quiz back.
    case undo(Moment)
  }

  package var isFinished: Bool { phase == .closed }

  package var isExamination: Bool { quiz.plan.limit != nil }

  /// In an examination the time that is left must be seen to go.
  package var wakesEvery: Int? { isTimed ? 1000 : nil }

  /// Whether the end of the time would change anything.
  var isTimed: Bool {
    guard isExamination else { return false }
    return switch phase {
    case .result, .closed, .failed(_, retry: .close, _), .failed(_, _, over: .ready): false
    case .asking, .told, .ready, .saving, .failed, .paused, .helping: true
    }
  }
}

/// What is being asked, with the answer as far as it has come.
package struct QuizAsking: Hashable, Sendable {
  /// One, or all of a group.
  package let places: [Int]
  package var draft: Draft
  package let shownAt: Instant
  /// How a typed answer is spelt that is being saved with a slip.
  package var spelling: String?

  package enum Draft: Hashable, Sendable {
    case choosing(selected: Int?)
    case typing(LineEditor)
    /// The options given so far, in the order of the places.
    case matching([Int], selected: Int?)
  }

  /// The place that is asked for now, or the last one when all have an option.
  package var place: Int {
    guard case .matching(let given, _) = draft else { return places[0] }
    return places[min(given.count, places.count - 1)]
  }

  package var isTyping: Bool {
    if case .typing = draft { true } else { false }
  }
}

/// What is told after an answer.
package struct QuizTold: Hashable, Sendable {
  package let places: [Int]
  /// How an answer that was accepted with a slip is spelt.
  package var spelling: String?

  package init(places: [Int], spelling: String? = nil) {
    self.places = places
    self.spelling = spelling
  }
}

import EngramCore
import EngramScreens
import EngramStore

/// One sitting at a quiz: does what the quiz screen asks for, and tells it what came of it.
struct QuizSession {
  private let desk: Desk
  private let quiz: Quiz
  /// Nil until something of the quiz is to be kept.
  private var stored: ID<Quiz>?
  /// Made before the first try to write the quiz, so that a retry is the same one.
  private let uuid: EventID

  /// A new quiz, which is written when the first answer is: one that was only looked at leaves no trace.
  init(_ desk: Desk, _ quiz: Quiz) {
    self.desk = desk
    self.quiz = quiz
    var random = desk.environment.random
    uuid = EventID.random(using: &random)
  }

  /// A quiz that was left before its end.
  init(_ desk: Desk, resuming stored: StoredQuiz) {
    self.init(desk, stored.quiz)
    self.stored = stored.id
  }

  /// What a sitting is shown by.
  func screen(notice: SafeText? = nil) throws(StoreError) -> QuizScreen {
    let hasTyped = quiz.items.contains { $0.mode == .typed }
    let names = hasTyped ? try desk.store.quizNames() : []
    return QuizScreen(
      quiz, knowledge: QuizKnowledge(names: names), at: desk.clock.now(), notice: notice)
  }

  /// - Parameter review: lets the learner review cards, and says what came of it.
  mutating func perform(
    _ effect: QuizScreen.Effect, review: ([ID<Card>]) -> SafeText?
  ) -> QuizScreen.Message? {
    do throws(StoreError) {
      switch effect {
      case .answer(let responses, let moment):
        let id = try begun(at: moment)
        try desk.store.answer(responses.mapValues { $0 }, in: id, at: moment)
        return .saved
      case .flag(let place, let isFlagged):
        try desk.store.flag(place, isFlagged, in: try begun(at: desk.clock.now()))
        return .saved
      case .close(let isFinished, let moment):
        return .closed(dueToday: try close(isFinished: isFinished, at: moment))
      case .review(let cards): return review(cards).map { .noticed($0) }
      case .undo(let moment):
        try takeBack(at: moment)
        return .saved
      }
    } catch { return .failed(SafeText(error.description), retry: effect) }
  }

  private mutating func begun(at moment: Moment) throws(StoreError) -> ID<Quiz> {
    try desk.prepareForChanges()
    if let stored { return stored }
    let id = try desk.store.beginQuiz(quiz.plan, quiz.items, id: uuid, at: moment)
    stored = id
    return id
  }

  private mutating func close(isFinished: Bool, at moment: Moment) throws(StoreError) -> Int {
    guard let stored else { return 0 }
    try desk.prepareForChanges()
    var random = desk.environment.random
    return try desk.store.close(
      stored, isFinished: isFinished, at: moment, by: desk.engine, using: &random)
  }

  private func takeBack(at moment: Moment) throws(StoreError) {
    guard let stored else { return }
    try desk.prepareForChanges()
    var random = desk.environment.random
    try desk.store.undo(stored, at: moment, by: desk.engine, using: &random)
  }
}

/// A quiz as the history shows it: what was asked for and what it came to.
package struct QuizRecord: Hashable, Sendable {
  package let id: ID<Quiz>
  /// When it was begun.
  package let at: Instant
  /// Minutes east of UTC then.
  package let offset: Int
  package let day: Day
  package let topic: String
  package let mode: QuizMode
  package let isFinished: Bool
  package let score: QuizScore.Tally
  /// Milliseconds, over all answers.
  package let took: Int

  package init(
    id: ID<Quiz>, at: Instant, offset: Int, day: Day, topic: String, mode: QuizMode,
    isFinished: Bool, score: QuizScore.Tally, took: Int
  ) {
    self.id = id
    self.at = at
    self.offset = offset
    self.day = day
    self.topic = topic
    self.mode = mode
    self.isFinished = isFinished
    self.score = score
    self.took = took
  }
}

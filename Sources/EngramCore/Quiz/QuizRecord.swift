/// A quiz as its history tells it: when, about what, and what it came to.
package struct QuizRecord: Hashable, Sendable {
  package let id: ID<Quiz>
  package let at: Instant
  /// Minutes east of UTC then.
  package let offset: Int
  /// The study day on which it was begun.
  package let day: Day
  /// As the learner wrote it; empty for everything.
  package let topic: String
  package let mode: QuizMode
  package let isFinished: Bool
  package let tally: QuizScore.Tally
  /// Milliseconds over all answers.
  package let took: Int

  package init(
    id: ID<Quiz>, at: Instant, offset: Int, day: Day, topic: String, mode: QuizMode,
    isFinished: Bool, tally: QuizScore.Tally, took: Int
  ) {
    self.id = id
    self.at = at
    self.offset = offset
    self.day = day
    self.topic = topic
    self.mode = mode
    self.isFinished = isFinished
    self.tally = tally
    self.took = took
  }
}

/// What SM-2 remembers of one card.
package struct SM2State: Hashable, Sendable {
  /// Successful repetitions in a row.
  package let repetitions: Int
  /// The easiness factor in hundredths: 250 is 2.5, and 130 the least.
  package let easiness: Int
  /// Days; 0 before the first repetition.
  package let interval: Int

  package init(repetitions: Int, easiness: Int, interval: Int) {
    self.repetitions = repetitions
    self.easiness = easiness
    self.interval = interval
  }

  package static let initial = SM2State(repetitions: 0, easiness: 250, interval: 0)
}

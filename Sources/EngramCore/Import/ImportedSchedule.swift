/// What another program knew of a card.
package struct ImportedSchedule: Hashable, Sendable {
  /// Nil where the card was new there.
  package var state: ImportedState?
  package var isSuspended: Bool
  package var buriedUntil: Day?
  /// Its log, the oldest first, without what was no answer.
  package var answers: [ImportedAnswer]

  package init(
    state: ImportedState? = nil, isSuspended: Bool = false, buriedUntil: Day? = nil,
    answers: [ImportedAnswer] = []
  ) {
    self.state = state
    self.isSuspended = isSuspended
    self.buriedUntil = buriedUntil
    self.answers = answers
  }
}

extension ImportedState {
  /// With numbers that the rules can go on with on `day`, whatever the other program wrote.
  ///
  /// A last answer of tomorrow would keep the card from being answered today.
  package func plausible(on day: Day) -> ImportedState {
    func within(_ number: Int, _ range: ClosedRange<Int>) -> Int {
      min(max(number, range.lowerBound), range.upperBound)
    }
    return ImportedState(
      memory: SM2State(
        repetitions: within(memory.repetitions, 0...100_000),
        easiness: within(memory.easiness, 130...9_999),
        interval: within(memory.interval, 0...36_500)),
      // By no days: but no further than a day can be written down.
      due: due.advanced(by: 0), lastDay: lastDay.map { min($0.advanced(by: 0), day) },
      lapses: within(lapses, 0...100_000))
  }
}

/// One answer in another program's log.
package struct ImportedAnswer: Hashable, Sendable {
  /// Instant, local offset and study day of the answer.
  package let moment: Moment
  package let grade: Grade
  /// Milliseconds.
  package let took: Int
  /// False for cramming, which changed no schedule there either.
  package let isCounted: Bool

  package init(moment: Moment, grade: Grade, took: Int, isCounted: Bool) {
    self.moment = moment
    self.grade = grade
    self.took = took
    self.isCounted = isCounted
  }
}

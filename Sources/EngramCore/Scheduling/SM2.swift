/// The SM-2 algorithm in whole numbers: one pure step from state and grade to state.
///
/// Source: P. A. Wozniak, "Optimization of learning" (1990), chapter 3.2, for `published`; his
/// Delphi plug-in for `source`. All constants are whole hundredths, so easiness is kept as an
/// integer and interval times easiness is exact; in binary floating point one history in seven
/// gets a wrong interval.
package struct SM2: Hashable, Sendable {
  package let preset: Preset
  /// Days; every interval is cut to it before it is multiplied again.
  package let maximumInterval: Int

  package init(preset: Preset = .published, maximumInterval: Int = 36_500) {
    self.preset = preset
    self.maximumInterval = max(1, maximumInterval)
  }

  package enum Preset: String, CaseIterable, Sendable {
    /// The written algorithm: intervals round up, and a failure leaves the easiness alone.
    case published
    /// The author's code: intervals round to nearest (half to even), and each grade moves the easiness.
    case source
  }

  /// The state after one counted answer.
  ///
  /// The easiness held before this grade multiplies.
  package func next(_ state: SM2State, _ grade: Grade) -> SM2State {
    guard grade.isPass else {
      return SM2State(
        repetitions: 0,
        easiness: preset == .source ? SM2.easiness(state.easiness, after: grade) : state.easiness,
        interval: 1)
    }
    return SM2State(
      repetitions: state.repetitions + 1,
      easiness: SM2.easiness(state.easiness, after: grade),
      interval: interval(after: state))
  }

  private func interval(after state: SM2State) -> Int {
    let days =
      switch state.repetitions {
      case 0: 1
      case 1: 6
      default: product(state.interval, state.easiness)
      }
    return min(maximumInterval, max(1, days))
  }

  /// Days times hundredths, rounded as the preset wants; `Int.max` where that is exceeded.
  ///
  /// Whole hundreds of days are multiplied apart, so that nothing overflows but what is too long.
  private func product(_ days: Int, _ easiness: Int) -> Int {
    let (hundreds, odd) = days.quotientAndRemainder(dividingBy: 100)
    let (more, rest) = (odd * easiness).quotientAndRemainder(dividingBy: 100)
    let (most, overflow) = hundreds.multipliedReportingOverflow(by: easiness)
    let (whole, isTooLong) = most.addingReportingOverflow(more)
    guard !overflow, !isTooLong, whole < .max else { return .max }
    let roundsUp =
      switch preset {
      case .published: rest > 0
      case .source: rest > 50 || (rest == 50 && whole % 2 == 1)
      }
    return whole + (roundsUp ? 1 : 0)
  }

  /// EF + 0.1 − (5−q)(0.08 + (5−q)·0.02) in hundredths, with the floor of 1.3.
  private static func easiness(_ easiness: Int, after grade: Grade) -> Int {
    let short = 5 - grade.rawValue
    return max(130, easiness + 10 - short * (8 + short * 2))
  }
}

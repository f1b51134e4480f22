import EngramCore

/// Numbers of another program's schedule, once they were found sane.
struct ForeignSchedule {
  let memory: SM2State
  let lapses: Int

  /// Longer than any life, and than what the database may hold.
  private static let longest = 36_500
  private static let most = 1_000_000

  /// - Parameter easiness: in hundredths; a little less than 1.3 is taken for it.
  init?(repetitions: Int, easiness: Int, interval: Int, lapses: Int) {
    guard (0...ForeignSchedule.most).contains(repetitions),
      (100...1_000).contains(easiness), (0...ForeignSchedule.longest).contains(interval),
      (0...ForeignSchedule.most).contains(lapses)
    else { return nil }
    memory = SM2State(
      repetitions: repetitions, easiness: max(130, easiness), interval: interval)
    self.lapses = lapses
  }

  /// Due an interval after the last answer.
  func state(last: Day) -> ImportedState {
    ImportedState(
      memory: memory, due: last.advanced(by: memory.interval), lastDay: last, lapses: lapses)
  }

  /// Last answered an interval before it is due.
  func state(due: Day) -> ImportedState {
    ImportedState(
      memory: memory, due: due, lastDay: due.advanced(by: -memory.interval), lapses: lapses)
  }

  /// How many passes in a row an interval stands for at least: SM-2 gives six days only for the
  /// second.
  static func repetitions(_ count: Int, atLeastFor interval: Int) -> Int {
    max(count, interval >= 6 ? 2 : interval > 0 ? 1 : 0)
  }
}

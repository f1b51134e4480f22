import EngramCore

/// The time that a quiz has taken, and what is left of an examination.
struct QuizClock: Hashable, Sendable {
  private let limit: Int?
  /// Milliseconds of earlier sittings.
  private let before: Int
  private let began: Instant
  /// The latest instant heard of; a clock that is set back gives no time back.
  private(set) var now: Instant
  /// Milliseconds spent on a place, by the first one of its group, in earlier turns.
  private var spent: [Int: Int] = [:]

  init(_ quiz: Quiz, at instant: Instant) {
    limit = quiz.plan.limit
    before = quiz.responses.values.reduce(0) { $0 + $1.took }
    began = instant
    now = instant
    for unit in QuizRoute.units(of: quiz) {
      spent[unit[0]] = unit.reduce(0) { $0 + (quiz.responses[$1]?.took ?? 0) }
    }
  }

  mutating func advance(to instant: Instant) { now = max(now, instant) }

  /// Milliseconds; nil where there is no limit.
  var left: Int? { left(at: now) }

  func isUp(at instant: Instant) -> Bool { left(at: max(now, instant)) == 0 }

  private func left(at instant: Instant) -> Int? {
    limit.map { max(0, $0 - before - milliseconds(from: began, to: instant)) }
  }

  /// The time that an answer took, all turns together.
  ///
  /// Outside an examination at most an hour: longer means that the learner was away.
  func took(_ asking: QuizAsking, until instant: Instant) -> Int {
    let turns = spent[asking.places[0]] ?? 0
    let all = turns + milliseconds(from: asking.shownAt, to: instant)
    return limit == nil ? min(3_600_000, all) : all
  }

  /// Keeps the time of a turn, since there may be another.
  mutating func keep(_ asking: QuizAsking, until instant: Instant) {
    spent[asking.places[0]] = took(asking, until: instant)
  }

  /// What was kept of it.
  func kept(for place: Int) -> Int { spent[place] ?? 0 }

  private func milliseconds(from start: Instant, to end: Instant) -> Int {
    Int(max(0, end.milliseconds - start.milliseconds))
  }
}

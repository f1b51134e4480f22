/// An instant together with what the learner's clock showed then: the offset and the study day.
///
/// Due dates are study days, the log keeps instants; this is the one place where both meet.
package struct Moment: Hashable, Sendable {
  package let instant: Instant
  /// Minutes east of UTC at that instant.
  package let offset: Int
  package let day: Day

  package init(instant: Instant, offset: Int, day: Day) {
    self.instant = instant
    self.offset = offset
    self.day = day
  }

  /// The moment at `instant` where local time is `offset` minutes ahead of UTC.
  ///
  /// `rollover` is the local hour (0...23) at which a study day ends: an answer at 03:59 belongs to
  /// the day before when it is 4. Only the civil date and hour decide, so days of 23 and 25 hours
  /// need no care.
  package init(instant: Instant, offset: Int, rollover: Int) {
    let local = instant.milliseconds + Int64(offset) * 60_000
    let hours = local.dividedDown(by: 3_600_000)
    let day = (hours - Int64(rollover)).dividedDown(by: 24)
    self.init(instant: instant, offset: offset, day: Day(Int(day)))
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity, so that times before 1970 fall on the right day.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}

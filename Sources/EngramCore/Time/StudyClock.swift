/// Where "now" comes from: the one door through which time enters.
package struct StudyClock: Sendable {
  /// The instant, and minutes east of UTC at that instant.
  package typealias Reading = @Sendable () -> (instant: Instant, offset: Int)

  private let reading: Reading
  /// The local hour (0...23) at which a study day ends.
  package let rollover: Int

  package init(rollover: Int = 4, reading: @escaping Reading) {
    self.rollover = rollover
    self.reading = reading
  }

  /// A clock that stands still, for tests and demonstrations.
  package static func fixed(_ moment: Moment, rollover: Int = 4) -> StudyClock {
    StudyClock(rollover: rollover) { (moment.instant, moment.offset) }
  }

  /// The same clock with another hour of rollover.
  package func rollingOver(at hour: Int) -> StudyClock {
    StudyClock(rollover: hour, reading: reading)
  }

  package func now() -> Moment {
    let (instant, offset) = reading()
    return Moment(instant: instant, offset: offset, rollover: rollover)
  }
}

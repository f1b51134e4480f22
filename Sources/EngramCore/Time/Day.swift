/// A study day: days since 1970-01-01 of the learner's local calendar, shifted by the rollover hour.
package struct Day: Hashable, Comparable, Sendable {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// The day `days` calendar days later (earlier when negative), but none after 9999-12-31 or before
  /// 0000-01-01: further days could not be written down.
  package func advanced(by days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    let wanted = overflow ? (days < 0 ? Int.min : .max) : sum
    return Day(min(max(wanted, -719_528), 2_932_896))
  }

  /// How many days this day lies after `other`; negative when before it.
  package func days(since other: Day) -> Int { number - other.number }
}

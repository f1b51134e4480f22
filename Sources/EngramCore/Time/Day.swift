/// A study day: days since 1970-01-01 of the learner's local calendar, shifted by the rollover hour.
package struct Day: Hashable, Comparable, Sendable {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// The day `days` calendar days later (earlier when negative).
  package func advanced(by days: Int) -> Day { Day(number + days) }

  /// How many days this day lies after `other`; negative when before it.
  package func days(since other: Day) -> Int { number - other.number }
}

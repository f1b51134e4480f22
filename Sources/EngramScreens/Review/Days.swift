package import EngramCore

/// Spans and dates as a learner reads them.
package enum Days {
  /// "6 d", from three years on "2.7 y"; for the narrow cells under the grades.
  package static func short(_ days: Int) -> SafeText {
    days < 1000 ? "\(days) d" : "\(tenths(of: days * 10, by: 365)) y"
  }

  /// "6 days", for sentences.
  package static func long(_ days: Int) -> SafeText { days == 1 ? "1 day" : "\(days) days" }

  /// "today", "tomorrow", "in 6 days", "yesterday", "6 days ago".
  package static func relative(_ day: Day, to today: Day) -> SafeText {
    switch day.days(since: today) {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case let days where days > 0: "in \(days) days"
    case let days: "\(-days) days ago"
    }
  }

  /// A time such as "6 min 12 s".
  package static func time(milliseconds: Int) -> SafeText {
    let seconds = max(0, milliseconds) / 1000
    return seconds < 60
      ? "\(seconds) s"
      : seconds < 3600
        ? "\(seconds / 60) min \(seconds % 60) s"
        : "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  private static func tenths(of number: Int, by divisor: Int) -> SafeText {
    let tenths = (number + divisor / 2) / divisor
    return "\(tenths / 10).\(tenths % 10)"
  }
}

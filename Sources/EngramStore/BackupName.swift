import EngramCore

/// The name of an automatic copy, which tells when it was made: engram-2026-11-21T093000.db.
struct BackupName: Hashable, Comparable, Sendable {
  let text: String
  /// The civil day on which it was made.
  let day: Day

  init(_ moment: Moment) {
    let stamp = moment.description.prefix(19).filter { $0 != ":" }
    text = "engram-\(stamp).db"
    day = Day(String(stamp.prefix(10))) ?? moment.day
  }

  /// Nil when the file is none of ours.
  init?(_ text: String) {
    guard text.hasPrefix("engram-"), text.hasSuffix(".db"), text.count == 27,
      let day = Day(String(text.dropFirst(7).prefix(10)))
    else { return nil }
    self.text = text
    self.day = day
  }

  static func < (a: BackupName, b: BackupName) -> Bool { a.text < b.text }

  /// Which copies may go: all of two days stay, then the last of each of 12 days, 10 weeks and
  /// 9 months.
  ///
  /// Weeks and months are those of the calendar: if they were counted back from today, their borders
  /// would move each day, and no copy would ever grow old as the last of one.
  static func superfluous(_ names: [BackupName], on day: Day) -> [BackupName] {
    let old = names.sorted(by: >).filter { day.days(since: $0.day) >= 2 }
    var kept: Set<BackupName> = []
    let spans: [(count: Int, number: (Day) -> Int)] = [
      (12, { $0.number }), (10, { ($0.number + 3) / 7 }),
      (
        9,
        { day in
          let date = CivilDate(day)
          return date.year * 12 + date.month
        }
      ),
    ]
    for span in spans {
      var seen: Set<Int> = []
      for name in old where seen.count < span.count {
        if seen.insert(span.number(name.day)).inserted { kept.insert(name) }
      }
    }
    return old.filter { !kept.contains($0) }
  }
}

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
  static func superfluous(_ names: [BackupName], on day: Day) -> [BackupName] {
    var kept: Set<BackupName> = []
    let old = names.sorted(by: >).filter { name in
      let isRecent = day.days(since: name.day) < 2
      if isRecent { kept.insert(name) }
      return !isRecent
    }
    let spans: [(days: Int, count: Int)] = [(1, 12), (7, 10), (30, 9)]
    for span in spans {
      var seen: Set<Int> = []
      for name in old where seen.count < span.count {
        if seen.insert(day.days(since: name.day) / span.days).inserted { kept.insert(name) }
      }
    }
    return old.filter { !kept.contains($0) }
  }
}

import EngramCore

/// What org-drill or org-fc knew of an entry.
struct OrgSchedule {
  private let isSuspended: Bool
  /// org-drill's, which is of the whole entry.
  private var state: ImportedState?
  /// org-fc's, by position: "front", "back" or the number of a hole.
  private var positions: [String: ImportedState] = [:]

  /// Nil where a number cannot be.
  init?(_ entry: OrgEntry, _ options: ImportOptions) {
    isSuspended = entry.isSuspended
    switch entry.system {
    case .drill:
      switch OrgSchedule.drill(entry.section) {
      case .success(let state): self.state = state
      case .failure: return nil
      }
    case .flashcards:
      for row in OrgSchedule.rows(entry.section.reviews) {
        guard let position = row["position"], let state = OrgSchedule.state(row, options) else {
          return nil
        }
        if case .learnt(let state) = state { positions[position] = state }
      }
    }
  }

  /// - Parameter id: org-fc's number of the hole.
  func of(_ card: ImportedCard, id: Int?) -> ImportedSchedule? {
    let own: ImportedState? =
      if card.kind == .cloze {
        positions["\(id ?? card.number - 1)"]
      } else {
        positions[card.kind == .reverse ? "back" : "front"]
      }
    let known = own ?? state
    return known == nil && !isSuspended
      ? nil : ImportedSchedule(state: known, isSuspended: isSuspended)
  }

  private struct Insane: Error {}

  /// org-drill counts from 1: the next repetition, not the passes so far.
  private static func drill(_ section: OrgSection) -> Result<ImportedState?, Insane> {
    let properties = section.properties
    let last = properties["DRILL_LAST_REVIEWED"].flatMap(date)
    let due = section.scheduled.flatMap(date)
    guard last != nil || due != nil, properties.keys.contains(where: { $0.hasPrefix("DRILL_") })
    else { return .success(nil) }
    func number(_ name: String, or value: Int, _ read: (String.UTF8View) -> Int?) -> Int? {
      guard let text = properties[name] else { return value }
      return text.hasPrefix("-") ? 0 : read(text.utf8)
    }
    guard let easiness = number("DRILL_EASE", or: 250, { ForeignNumber.hundredths($0) }),
      let interval = number("DRILL_LAST_INTERVAL", or: 0, { ForeignNumber.days($0) }),
      let next = number("DRILL_REPEATS_SINCE_FAIL", or: 0, { ForeignNumber.whole($0) }),
      let lapses = number("DRILL_FAILURE_COUNT", or: 0, { ForeignNumber.whole($0) }),
      let learnt = ForeignSchedule(
        repetitions: ForeignSchedule.repetitions(max(0, next - 1), atLeastFor: interval),
        easiness: easiness, interval: interval, lapses: lapses)
    else { return .failure(Insane()) }
    guard let due else { return .success(last.map { learnt.state(last: $0) }) }
    return .success(
      ImportedState(
        memory: learnt.memory, due: due,
        lastDay: last ?? due.advanced(by: -interval), lapses: lapses))
  }

  /// The first date in a text such as "[2026-01-02 Fri 10:22]".
  private static func date(_ text: String) -> Day? {
    guard let start = text.utf8.firstIndex(where: { $0 == 0x5B || $0 == ASCII.less }) else {
      return nil
    }
    return Day(String(decoding: text.utf8[start...].dropFirst().prefix(10), as: UTF8.self))
  }

  /// The rows of org-fc's table under the names of its header.
  private static func rows(_ table: [[String]]) -> [[String: String]] {
    guard let header = table.first?.map({ $0.lowercased() }) else { return [] }
    return table.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private enum Row { case new, learnt(ImportedState) }

  /// org-fc's box counts from 0; its second is still the day of learning.
  private static func state(_ row: [String: String], _ options: ImportOptions) -> Row? {
    guard let easiness = row["ease"].flatMap({ ForeignNumber.hundredths($0.utf8) }),
      let box = row["box"].flatMap({ Int($0) }), (-1...1000).contains(box),
      let interval = row["interval"].flatMap({ ForeignNumber.days($0.utf8) }),
      let time = row["due"],
      let instant = Moment(iso: time, rollover: options.rolloverHour)?.instant,
      let learnt = ForeignSchedule(
        repetitions: ForeignSchedule.repetitions(max(0, box - 1), atLeastFor: interval),
        easiness: easiness, interval: interval, lapses: 0)
    else { return nil }
    if box <= 0, interval == 0, easiness == 250 { return .new }
    let seconds = Int(instant.milliseconds / 1000)
    let due = Moment(
      instant: instant, offset: options.localOffset(seconds), rollover: options.rolloverHour)
    return .learnt(learnt.state(due: due.day))
  }
}

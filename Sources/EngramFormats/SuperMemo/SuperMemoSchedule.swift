import EngramCore

/// What SuperMemo knew of an item: "REP=8 LAP=0 EF=3.200 UF=2.370 INT=429 LAST=27.01.26".
struct SuperMemoSchedule {
  /// Nil for what was never learnt: LAST=0.
  let state: ImportedState?

  /// Nil where a number is missing or cannot be.
  init?(_ words: ArraySlice<UInt8>, today: Day) {
    var values: [String: ArraySlice<UInt8>] = [:]
    guard words.count <= 256 else { return nil }
    for word in words.split(whereSeparator: ASCII.isBlank) {
      guard let equal = word.firstIndex(of: ASCII.equal) else { return nil }
      values[word[..<equal].text] = word[(equal + 1)...]
    }
    guard let repetitions = values["REP"].flatMap(ForeignNumber.whole),
      let lapses = values["LAP"].flatMap(ForeignNumber.whole),
      let easiness = values["EF"].flatMap(ForeignNumber.hundredths),
      let interval = values["INT"].flatMap(ForeignNumber.whole), let last = values["LAST"]
    else { return nil }
    if last.text == "0" {
      state = nil
      return
    }
    guard let day = SuperMemoSchedule.day(last, today: today),
      let learnt = ForeignSchedule(
        repetitions: repetitions, easiness: easiness, interval: interval, lapses: lapses)
    else { return nil }
    state = learnt.state(last: day)
  }

  /// Reads dd.mm.yy or dd.mm.yyyy; a year of two digits is the latest that is no more than a year
  /// ahead, of this century or the last.
  static func day(_ text: ArraySlice<UInt8>, today: Day) -> Day? {
    let parts = text.split(separator: ASCII.point, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 2 || parts[2].count == 4,
      parts[0].count <= 2, parts[1].count <= 2, let day = ForeignNumber.whole(parts[0]),
      let month = ForeignNumber.whole(parts[1]), var year = ForeignNumber.whole(parts[2])
    else { return nil }
    if parts[2].count == 2 {
      let present = CivilDate(today).year
      let century = present - present % 100
      year += century
      if year > present + 1 { year -= 100 }
    }
    return CivilDate(year: year, month: month, day: day).map { Day($0.dayNumber) }
  }
}

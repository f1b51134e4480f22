import EngramCore

/// What the plug-in knew of a card: "<!--SR:!2026-01-31,15,250!2026-02-02,3,230-->", siblings in
/// their order.
enum ObsidianSchedule {
  /// The comment's words, and where it stands.
  ///
  /// - Parameter isAlone: whether nothing but a block's name may stand on the line beside it.
  static func comment(
    _ line: ArraySlice<UInt8>, isAlone: Bool
  ) -> (words: ArraySlice<UInt8>, range: Range<Int>)? {
    var index = line.startIndex
    while let start = line[index...].firstIndex(of: ASCII.less) {
      index = start + 1
      guard line[start...].starts(with: "<!--SR:") else {
        if isAlone, !line[..<index].allSatisfy(ASCII.isBlank) { return nil }
        continue
      }
      guard !isAlone || line[..<start].allSatisfy(ASCII.isBlank) else { return nil }
      let rest = line[(start + 7)...]
      let close = end(of: rest)
      let words = rest[..<(close ?? rest.endIndex)].trimmed
      let range = start..<(close.map { $0 + 3 } ?? rest.endIndex)
      let behind = line[range.upperBound...].trimmed
      guard !isAlone || behind.isEmpty || behind.first == UInt8(ascii: "^") else { return nil }
      return (words, range)
    }
    return nil
  }

  /// Where the first "-->" stands.
  private static func end(of words: ArraySlice<UInt8>) -> Int? {
    var index = words.startIndex
    while let minus = words[index...].firstIndex(of: ASCII.minus) {
      if words[minus...].starts(with: "-->") { return minus }
      index = minus + 1
    }
    return nil
  }

  /// Nil where a number cannot be; a sibling that was never learnt has none.
  static func states(_ words: ArraySlice<UInt8>) -> [ImportedState?]? {
    guard words.count <= 64 << 10 else { return nil }
    var states: [ImportedState?] = []
    for part in words.split(separator: ASCII.exclamation) where !part.trimmed.isEmpty {
      let values = part.trimmed.split(separator: ASCII.comma, omittingEmptySubsequences: false)
      guard values.count == 3, let due = Day(values[0].text),
        let interval = ForeignNumber.days(values[1]),
        let ease = ForeignNumber.hundredths(values[2]),
        let learnt = ForeignSchedule(
          repetitions: ForeignSchedule.repetitions(0, atLeastFor: interval),
          easiness: (ease + 50) / 100, interval: interval, lapses: 0)
      else { return nil }
      /// With this day the plug-in keeps the place of a sibling that is new.
      let isNew = values[0].elementsEqual("2000-01-01".utf8)
      states.append(isNew ? nil : learnt.state(due: due))
    }
    return states
  }
}

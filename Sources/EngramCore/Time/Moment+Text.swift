extension Moment: CustomStringConvertible {
  /// Reads ISO 8601 with an offset, such as 2026-11-21T09:30:00+01:00 or 2026-11-21T08:30:00.250Z.
  ///
  /// Seconds and their fraction may be left out. Nil when it is no such time.
  package init?(iso text: some StringProtocol, rollover: Int) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, let date = Day(String(text.prefix(10))), bytes[10] == 0x54,
      let hour = decimal(bytes[11..<13]), hour < 24, bytes[13] == 0x3A,
      let minute = decimal(bytes[14..<16]), minute < 60
    else { return nil }
    var rest = bytes[16...]
    var milliseconds = 0
    if rest.first == 0x3A {
      guard rest.count >= 3, let second = decimal(rest.dropFirst().prefix(2)), second < 60
      else { return nil }
      milliseconds = second * 1000
      rest = rest.dropFirst(3)
      if rest.first == 0x2E {
        let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard let value = decimal(fraction.prefix(3)) else { return nil }
        milliseconds += value * [100, 10, 1][min(fraction.count, 3) - 1]
        rest = rest.dropFirst(1 + fraction.count)
      }
    }
    guard let offset = Moment.offset(rest) else { return nil }
    let minutes = Int64(date.number) * 1440 + Int64(hour * 60 + minute) - Int64(offset)
    self.init(
      instant: Instant(milliseconds: minutes * 60_000 + Int64(milliseconds)),
      offset: offset, rollover: rollover)
  }

  /// The local time to the minute, such as "2026-11-21 09:30".
  package var minutes: String {
    let text = description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
  }

  /// The local time with its offset, such as 2026-11-21T09:30:00.000+01:00.
  package var description: String {
    let local = Moment(instant: instant, offset: offset, rollover: 0)
    let shifted = instant.milliseconds + Int64(offset) * 60_000
    let ofDay = Int(shifted - Int64(local.day.number) * 86_400_000)
    let time =
      "\(padded(ofDay / 3_600_000, 2)):\(padded(ofDay / 60_000 % 60, 2)):"
      + "\(padded(ofDay / 1000 % 60, 2)).\(padded(ofDay % 1000, 3))"
    let sign = offset < 0 ? "-" : "+"
    let zone = "\(sign)\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
    return "\(local.day)T\(time)\(zone)"
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.elementsEqual([0x5A]) { return 0 }
    let bytes = Array(bytes)
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hours = decimal(bytes[1..<3]), hours <= 18,
      let minutes = decimal(bytes[4..<6]), minutes < 60
    else { return nil }
    return (bytes[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
  }
}

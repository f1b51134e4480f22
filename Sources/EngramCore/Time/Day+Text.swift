extension Day: CustomStringConvertible {
  /// Reads an ISO date such as 2026-11-21; nil when it is none.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10]),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.init(date.dayNumber)
  }

  /// The ISO date, such as 2026-11-21.
  package var description: String {
    let date = CivilDate(self)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}

/// The number that ASCII digits spell; nil for anything else, so that "+1" and "１" are refused, and
/// for more than an `Int` holds.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    let (tenfold, isTooLong) = value.multipliedReportingOverflow(by: 10)
    let (next, isOneTooMany) = tenfold.addingReportingOverflow(Int(byte - 0x30))
    guard !isTooLong, !isOneTooMany else { return nil }
    value = next
  }
  return bytes.isEmpty ? nil : value
}

/// A number of at least `width` digits, filled up with zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Numbers as other programs write them.
enum ForeignNumber {
  /// Digits alone, up to nine thousand million million.
  static func whole(_ text: some Collection<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 15, text.allSatisfy(ASCII.isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A decimal number such as "2.5" as 250, rounded.
  static func hundredths(_ text: some Collection<UInt8>) -> Int? {
    let parts = text.split(separator: ASCII.point, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ whole($0) }), whole < 1_000_000_000 else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard !parts[1].isEmpty, parts[1].allSatisfy(ASCII.isDigit) else { return nil }
    let digits = Array(parts[1].prefix(3)) + [0x30, 0x30]
    let thousandths = digits.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return whole * 100 + (thousandths + 5) / 10
  }

  /// A decimal number of days, rounded.
  static func days(_ text: some Collection<UInt8>) -> Int? {
    hundredths(text).map { ($0 + 50) / 100 }
  }
}

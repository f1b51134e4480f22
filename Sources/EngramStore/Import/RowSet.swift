/// Which of the rows up to a number were seen; a bit each.
struct RowSet {
  private var words: [UInt64]

  init(upTo last: Int64) { words = Array(repeating: 0, count: Int(max(0, last) / 64) + 1) }

  func contains(_ row: Int64) -> Bool {
    let word = Int(row / 64)
    return row >= 0 && word < words.count && words[word] & (1 << UInt64(row % 64)) != 0
  }

  /// Rows beyond the last are not kept.
  mutating func insert(_ row: Int64) {
    let word = Int(row / 64)
    guard row >= 0, word < words.count else { return }
    words[word] |= 1 << UInt64(row % 64)
  }
}

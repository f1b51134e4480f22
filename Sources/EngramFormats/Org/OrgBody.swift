/// The lines of a text in org-mode.
struct OrgBody {
  private(set) var bytes: [UInt8] = []
  /// Lines in which no sign means anything.
  private(set) var verbatim: [Range<Int>] = []
  private(set) var isTooLong = false

  private static let limit = 1 << 20

  mutating func append(_ line: some Collection<UInt8>, isVerbatim: Bool) {
    guard bytes.count + line.count < OrgBody.limit else {
      isTooLong = true
      return
    }
    let start = bytes.count
    bytes += line
    bytes.append(ASCII.newLine)
    if isVerbatim { verbatim.append(start..<bytes.count) }
  }
}

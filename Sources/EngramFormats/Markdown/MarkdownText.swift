/// What stands behind a mark such as Q: as it is in the file, with what the file says of its lines.
struct MarkdownText {
  /// Where the mark stands; each line of the text is one of the file.
  let line: Int
  private(set) var bytes: [UInt8] = []
  /// Lines of code, in which nothing is a picture or a hole.
  private(set) var code: [Range<Int>] = []
  /// Whether there was more of it than a text may have.
  private(set) var isTooLong = false

  static let limit = 1 << 20

  init(line: Int) { self.line = line }

  mutating func append(_ words: some Collection<UInt8>, isCode: Bool, isFirst: Bool = false) {
    guard bytes.count + words.count < MarkdownText.limit else {
      isTooLong = true
      return
    }
    if !isFirst { bytes.append(ASCII.newLine) }
    let start = bytes.count
    bytes += words
    if isCode { code.append(start..<bytes.count) }
  }

  var isBlank: Bool { bytes.allSatisfy { ASCII.isBlank($0) || $0 == ASCII.newLine } }

  /// The line of the file in which a byte stands.
  func line(of offset: Int) -> Int {
    line + bytes[..<offset].count { $0 == ASCII.newLine }
  }

  /// As a card shows it: pictures and sounds named, all else as written.
  var plain: String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    forEachPiece { piece in
      switch piece {
      case .bytes(let range): text += bytes[range]
      case .medium(let label): text += label
      case .escapedPicture(let backslashes):
        text.append(ASCII.exclamation)
        text += repeatElement(ASCII.backslash, count: backslashes - 1)
        text.append(ASCII.openBracket)
      }
    }
    return TidyText.text(text)
  }

  private enum Piece {
    case bytes(Range<Int>)
    case medium([UInt8])
    /// "!\[", which is "![" and no picture.
    case escapedPicture(backslashes: Int)
  }

  private func forEachPiece(_ body: (Piece) -> Void) {
    var opaque = OpaqueRanges(self)
    var index = 0
    var plainFrom = 0
    while let next = bytes[index...].firstIndex(of: ASCII.exclamation) {
      if let end = opaque.end(at: next) {
        index = end
        continue
      }
      var bracket = next + 1
      while bracket < bytes.count, bytes[bracket] == ASCII.backslash { bracket += 1 }
      index = bracket
      guard bracket < bytes.count, bytes[bracket] == ASCII.openBracket else { continue }
      let limit = bytes.count
      if bracket > next + 1 {
        body(.bytes(plainFrom..<next))
        body(.escapedPicture(backslashes: bracket - next - 1))
        index = bracket + 1
        plainFrom = index
      } else if let medium = MarkdownMedium(in: bytes, at: next, before: limit) {
        body(.bytes(plainFrom..<next))
        body(.medium(medium.label))
        index = medium.end
        plainFrom = index
      }
    }
    body(.bytes(plainFrom..<bytes.count))
  }
}

/// The text of a card from bytes as they were typed.
enum TidyText {
  /// Without blanks at its ends and at line ends, and with no more than one blank line at a time.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let whole = trimmed(bytes, 0..<bytes.count)
    guard bytes[whole].contains(0x0A) else {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[whole]), as: UTF8.self)
    }
    var tidy: [UInt8] = []
    tidy.reserveCapacity(whole.count)
    var breaks = 0
    var start = whole.lowerBound
    while start <= whole.upperBound {
      var end = start
      while end < whole.upperBound, bytes[end] != 0x0A { end += 1 }
      var lineEnd = end
      while lineEnd > start, isBlank(bytes[lineEnd - 1]) { lineEnd -= 1 }
      if lineEnd > start {
        for _ in 0..<min(2, breaks) { tidy.append(0x0A) }
        tidy += bytes[start..<lineEnd]
        breaks = 0
      }
      breaks += 1
      start = end + 1
    }
    return String(decoding: tidy, as: UTF8.self)
  }

  /// The same of a text.
  static func text(_ text: String) -> String {
    var text = text
    return text.withUTF8(TidyText.text)
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while true {
      if start < end, isSpace(bytes[start]) {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if start + 2 < end, bytes[start] == 0xEF, bytes[start + 1] == 0xBB,
        bytes[start + 2] == 0xBF
      {
        start += 3
      } else {
        break
      }
    }
    while true {
      if start < end, isSpace(bytes[end - 1]) {
        end -= 1
      } else if start + 1 < end, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x0A || isBlank(byte) }
}

/// The lines of a text, one after the other, each with its number.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private(set) var position: Int
  private(set) var number: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
    number = 0
  }

  mutating func next() -> TextLine? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes[start...].firstIndex(of: ASCII.newLine) ?? bytes.count
    position = end + 1
    number += 1
    return TextLine(number: number, bytes: bytes[start..<end])
  }
}

extension ArraySlice<UInt8> {
  /// Without the blanks around it.
  var trimmed: ArraySlice<UInt8> {
    var part = drop(while: ASCII.isBlank)
    while let last = part.last, ASCII.isBlank(last) { part.removeLast() }
    return part
  }

  func starts(with sign: StaticString) -> Bool {
    let count = sign.utf8CodeUnitCount
    guard self.count >= count else { return false }
    for offset in 0..<count where self[startIndex + offset] != sign.utf8Start[offset] {
      return false
    }
    return true
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}

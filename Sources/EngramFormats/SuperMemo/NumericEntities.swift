/// Characters written as their numbers, such as "&#960;" or "&#x3C0;", as SuperMemo's files of old
/// have them for all that is not ASCII.
enum NumericEntities {
  private static let names: [(name: StaticString, value: UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&nbsp;", 0x20),
  ]

  /// Whether there is one in the line.
  static func isPresent(in line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      rest = rest[start...]
      if number(rest) != nil { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// The text with its entities resolved; what is none stays as it is.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    var text: [UInt8] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<start]
      rest = rest[start...]
      if let (value, length) = number(rest) {
        UTF8Scan.append(value, to: &text)
        rest = rest.dropFirst(length)
      } else if let (name, value) = names.first(where: { rest.starts(with: $0.name) }) {
        text.append(value)
        rest = rest.dropFirst(name.utf8CodeUnitCount)
      } else {
        text.append(UInt8(ascii: "&"))
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  /// The scalar of the entity that stands first, and its length.
  private static func number(_ text: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
    guard text.starts(with: "&#") else { return nil }
    var digits = text.dropFirst(2)
    let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    if isHexadecimal { digits = digits.dropFirst() }
    digits = digits.prefix(9).prefix { $0 != UInt8(ascii: ";") }
    guard digits.endIndex < text.endIndex, text[digits.endIndex] == UInt8(ascii: ";"),
      digits.allSatisfy({ ASCII.isDigit($0) || (isHexadecimal && ASCII.isLetter($0)) }),
      let value = UInt32(digits.text, radix: isHexadecimal ? 16 : 10)
    else { return nil }
    let scalar = Unicode.Scalar(value).map(\.value) ?? 0xFFFD
    let isText = scalar == 0x0A || scalar == 0x09 || (scalar >= 0x20 && scalar != 0x7F)
    return (isText ? scalar : 0xFFFD, digits.endIndex + 1 - text.startIndex)
  }
}

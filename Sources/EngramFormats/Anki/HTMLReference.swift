/// A sign that is written by its name or number, such as "&auml;" or "&#228;".
enum HTMLReference {
  /// What begins with the "&" at `start`, and what stands behind it; no sign where it is just an "&".
  static func read(
    _ source: ArraySlice<UInt8>, at start: Int, inAttribute: Bool = false
  ) -> (scalar: Unicode.Scalar?, end: Int) {
    let next = start + 1
    guard next < source.endIndex else { return (nil, next) }
    return source[next] == UInt8(ascii: "#")
      ? numbered(source, from: next + 1) ?? (nil, next)
      : named(source, from: next, inAttribute: inAttribute) ?? (nil, next)
  }

  /// The text of an attribute, with its references read.
  static func decoded(_ source: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      guard source[index] == UInt8(ascii: "&") else {
        text.append(source[index])
        index += 1
        continue
      }
      let (scalar, end) = read(source, at: index, inAttribute: true)
      text += scalar.map { Array(String($0).utf8) } ?? [source[index]]
      index = end
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func numbered(
    _ source: ArraySlice<UInt8>, from start: Int
  ) -> (Unicode.Scalar?, Int)? {
    var index = start
    let isHexadecimal = index < source.endIndex && source[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var number: UInt32 = 0
    while index < source.endIndex, let digit = digit(source[index], isHexadecimal) {
      // Anything so large is nonsense anyway; it need not be told apart.
      number = min(number * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < source.endIndex, source[index] == UInt8(ascii: ";") { index += 1 }
    return (HTMLEntities.scalar(numbered: number), index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46 where isHexadecimal: byte - 0x41 + 10
    case 0x61...0x66 where isHexadecimal: byte - 0x61 + 10
    default: nil
    }
  }

  private static func named(
    _ source: ArraySlice<UInt8>, from start: Int, inAttribute: Bool
  ) -> (Unicode.Scalar?, Int)? {
    let longest = 32
    var end = start
    while end < source.endIndex, end - start < longest, isOfName(source[end]) { end += 1 }
    let text = { (end: Int) in String(decoding: source[start..<end], as: UTF8.self) }
    if end < source.endIndex, source[end] == UInt8(ascii: ";"),
      let scalar = HTMLEntities.scalar(named: text(end))
    {
      return (scalar, end + 1)
    }
    // The address "a?x=1&copy=2" has no © in it.
    if inAttribute, end < source.endIndex, source[end] == UInt8(ascii: "=") { return nil }
    for short in stride(from: min(end, start + 6), to: start + 1, by: -1) {
      guard !inAttribute || short == end else { return nil }
      if let scalar = HTMLEntities.scalar(namedWithoutEnd: text(short)) { return (scalar, short) }
    }
    return nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

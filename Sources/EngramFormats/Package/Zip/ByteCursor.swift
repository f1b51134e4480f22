/// Numbers of a binary file, little end first, one after another.
struct ByteCursor {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(Array(bytes)) }

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next number of `width` bytes, at most 8; nil where the bytes end, or where an `Int` cannot
  /// hold it.
  mutating func number(_ width: Int) -> Int? {
    guard let bytes = bytes(width) else { return nil }
    var value: UInt64 = 0
    for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
    return Int(exactly: value)
  }

  /// The next `count` bytes; nil where there are fewer.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func skip(_ count: Int) -> Bool { bytes(count) != nil }
}

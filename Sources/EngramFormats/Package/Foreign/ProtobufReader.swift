/// The fields of a protobuf message, in the order of its bytes.
struct ProtobufReader {
  private var cursor: ByteCursor
  private(set) var isDamaged = false

  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  init(_ bytes: ArraySlice<UInt8>) { cursor = ByteCursor(bytes) }

  enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
    /// A fixed width number, of which nothing here makes use.
    case other

    var number: Int? {
      guard case .number(let value) = self else { return nil }
      return Int(exactly: value)
    }

    var bytes: ArraySlice<UInt8> {
      guard case .bytes(let bytes) = self else { return [] }
      return bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Nil at the end, and where the message is damaged.
  mutating func next() -> (field: Int, value: Value)? {
    guard !cursor.isAtEnd, !isDamaged else { return nil }
    guard let tag = varint(), let field = Int(exactly: tag >> 3), field > 0,
      let value = value(kind: tag & 7)
    else {
      isDamaged = true
      return nil
    }
    return (field, value)
  }

  private mutating func value(kind: UInt64) -> Value? {
    switch kind {
    case 0: return varint().map { .number($0) }
    case 1: return cursor.skip(8) ? .other : nil
    case 2:
      guard let size = varint(), let count = Int(exactly: size), let bytes = cursor.bytes(count)
      else { return nil }
      return .bytes(bytes)
    case 5: return cursor.skip(4) ? .other : nil
    default: return nil
    }
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = cursor.number(1) else { return nil }
      if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}

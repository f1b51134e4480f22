/// A number for a name, the same on every machine and in every version: FNV-1a (Fowler, Noll and Vo)
/// over its bytes, put together piece by piece.
package struct NameHash: Hashable, Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package init(_ text: String) { append(text) }

  package mutating func append(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text { append(byte) }
  }

  package mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }
}

/// A zip put together by hand, so that a test can put it together wrongly.
struct ZipBytes {
  /// A file inside it: what the directory says, and what its own header says.
  struct Member {
    var name: String
    var bytes: [UInt8]
    var method = 0
    var flags = 0
    var checksum: UInt32
    var claimedSize: Int
    var attributes = 0x81A4_0000
    var localName: String
    var localOffset: Int?
    /// What follows the data.
    var behind: [UInt8] = []

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
      checksum = ZipBytes.checksum(bytes)
      claimedSize = bytes.count
      localName = name
    }
  }

  var members: [Member]
  var before: [UInt8] = []
  var behind: [UInt8] = []
  var comment: [UInt8] = []
  var disk = 0
  var countShift = 0

  var bytes: [UInt8] {
    var out = before
    var directory: [UInt8] = []
    for member in members {
      let offset = out.count
      let name = Array(member.name.utf8)
      func fields(_ name: [UInt8]) -> [UInt8] {
        Self.number(20, 2) + Self.number(member.flags, 2) + Self.number(member.method, 2)
          + Self.number(0, 4) + Self.number(Int(member.checksum), 4)
          + Self.number(member.bytes.count, 4) + Self.number(member.claimedSize, 4)
          + Self.number(name.count, 2) + Self.number(0, 2)
      }
      let local = Array(member.localName.utf8)
      out += Self.number(0x0403_4B50, 4) + fields(local) + local + member.bytes + member.behind
      directory += Self.number(0x0201_4B50, 4) + Self.number(3 << 8 | 20, 2) + fields(name)
      directory += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2)
      directory += Self.number(member.attributes, 4)
      directory += Self.number(member.localOffset ?? offset, 4) + name
    }
    let start = out.count
    let count = members.count + countShift
    out += directory + Self.number(0x0605_4B50, 4) + Self.number(disk, 2) + Self.number(disk, 2)
    out += Self.number(count, 2) + Self.number(count, 2) + Self.number(directory.count, 4)
    out += Self.number(start, 4) + Self.number(comment.count, 2) + comment
    return out + behind
  }

  static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = .max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

/// Follows a Zstandard stream from block to block while it passes by, without unpacking it.
///
/// Only what deck programs write gets through: one frame, no dictionary, a window of at most 128 MiB;
/// a larger one is what a small file asks much memory with.
struct ZstdFrame {
  private var state = State.header
  /// Bytes of a header that are not yet enough.
  private var held: [UInt8] = []
  private var hasChecksum = false

  private enum State {
    case header
    case block
    case data(left: Int, isLast: Bool)
    case checksum(left: Int)
    case end
  }

  private static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  private static let largestWindow = 1 << 27

  /// Looks at the next bytes of the stream.
  mutating func follow(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      switch state {
      case .header:
        held.append(rest.removeFirst())
        try readHeader()
      case .block:
        held.append(rest.removeFirst())
        if held.count == 3 { try readBlock() }
      case .data(let left, let isLast):
        let count = min(left, rest.count)
        rest = rest.dropFirst(count)
        state = count == left ? behind(isLast: isLast) : .data(left: left - count, isLast: isLast)
      case .checksum(let left):
        let count = min(left, rest.count)
        rest = rest.dropFirst(count)
        state = count == left ? .end : .checksum(left: left - count)
      case .end:
        throw ZipFault("a file in it goes on behind its end, as no deck program writes it")
      }
    }
  }

  /// Whether the frame ended where the bytes did.
  var isComplete: Bool {
    if case .end = state { true } else { false }
  }

  private mutating func readHeader() throws {
    if held.count <= 4 {
      guard held.elementsEqual(Self.mark.prefix(held.count)) else {
        throw ZipFault.damaged("a file in it is not packed as it should be")
      }
      return
    }
    let descriptor = held[4]
    let isSingle = descriptor & 0x20 != 0
    let dictionarySize = [0, 1, 2, 4][Int(descriptor & 3)]
    let sizeField = descriptor >> 6
    let sizeWidth = sizeField == 0 ? (isSingle ? 1 : 0) : 1 << Int(sizeField)
    let windowWidth = isSingle ? 0 : 1
    guard held.count == 5 + windowWidth + dictionarySize + sizeWidth else { return }
    var cursor = ByteCursor(held[5...])
    var window = 0
    if !isSingle, let byte = cursor.number(1) {
      let base = 1 << (10 + byte >> 3)
      window = base + base / 8 * (byte & 7)
    }
    let dictionary = cursor.number(dictionarySize) ?? 0
    if isSingle { window = (cursor.number(sizeWidth) ?? .max - 256) + (sizeWidth == 2 ? 256 : 0) }
    guard dictionary == 0 else {
      throw ZipFault("a file in it needs a dictionary, which no deck program uses")
    }
    guard window <= Self.largestWindow else {
      throw ZipFault("a file in it needs more than 128 MiB of memory to unpack")
    }
    guard descriptor & 8 == 0 else {
      throw ZipFault.damaged("a file in it is not packed as it should be")
    }
    hasChecksum = descriptor & 4 != 0
    held.removeAll()
    state = .block
  }

  private mutating func readBlock() throws {
    let header = Int(held[0]) | Int(held[1]) << 8 | Int(held[2]) << 16
    held.removeAll(keepingCapacity: true)
    let size = header >> 3
    let isLast = header & 1 != 0
    switch header >> 1 & 3 {
    case 0, 2: state = size == 0 ? behind(isLast: isLast) : .data(left: size, isLast: isLast)
    // One byte, repeated.
    case 1: state = .data(left: 1, isLast: isLast)
    default: throw ZipFault.damaged("a file in it is not packed as it should be")
    }
  }

  private func behind(isLast: Bool) -> State {
    if !isLast { return .block }
    return hasChecksum ? .checksum(left: 4) : .end
  }
}

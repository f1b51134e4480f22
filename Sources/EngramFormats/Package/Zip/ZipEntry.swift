/// One line of a zip's directory.
struct ZipEntry {
  let name: [UInt8]
  let offset: Int
  private let flags: Int
  private let method: ZipMember.Method
  private let checksum: Int
  private let packedSize: Int
  private let claimedSize: Int

  private static let isEncrypted = 1 | 1 << 6 | 1 << 13
  /// Checksum and sizes follow the data.
  private static let hasDescriptor = 1 << 3
  private static let descriptorMark = 0x0807_4B50

  init(_ cursor: inout ByteCursor) throws {
    guard cursor.number(4) == ZipDirectory.entryMark, let maker = cursor.number(2),
      cursor.skip(2), let flags = cursor.number(2), let method = cursor.number(2),
      cursor.skip(4), let checksum = cursor.number(4), let packed = cursor.number(4),
      let claimed = cursor.number(4), let nameSize = cursor.number(2),
      let extraSize = cursor.number(2), let commentSize = cursor.number(2),
      let disk = cursor.number(2), cursor.skip(2), let attributes = cursor.number(4),
      let offset = cursor.number(4), let name = cursor.bytes(nameSize),
      let extra = cursor.bytes(extraSize), cursor.skip(commentSize)
    else { throw ZipFault.damaged("its table of contents is cut short") }
    self.name = Array(name)
    let quoted = ZipName.quoted(self.name)
    if let reason = ZipName.fault(self.name) {
      throw ZipFault("\(quoted) is no name for a file inside a package: \(reason)")
    }
    guard flags & Self.isEncrypted == 0, method != 99 else {
      throw ZipFault("\(quoted) is encrypted; export the deck without a password")
    }
    guard disk == 0 else { throw ZipFault("\(quoted) lies in another part of it") }
    guard let method = ZipMember.Method(rawValue: method) else {
      throw ZipFault("\(quoted) is packed by a method (\(method)) that no deck program uses")
    }
    guard Self.isRegular(attributes, maker: maker >> 8) else {
      throw ZipFault("\(quoted) is a link, a folder or a device, not a file")
    }
    self.flags = flags
    self.method = method
    self.checksum = checksum
    var large = ZipLargeNumbers(extra)
    guard let claimedSize = large.number(claimed), let packedSize = large.number(packed),
      let place = large.number(offset)
    else { throw ZipFault.damaged("the sizes of \(quoted) are missing") }
    self.claimedSize = claimedSize
    self.packedSize = packedSize
    self.offset = place
  }

  var quoted: String { ZipName.quoted(name) }

  private static func isRegular(_ attributes: Int, maker: Int) -> Bool {
    // 3 is Unix, 19 macOS; with them the upper half holds the mode.
    if maker == 3 || maker == 19 {
      let kind = attributes >> 16 & 0xF000
      return kind == 0 || kind == 0x8000
    }
    return attributes & 0x10 == 0
  }

  /// The member with its own header checked, and where the next one must begin.
  func member(in file: ByteFile, upTo end: Int) throws -> (ZipMember, next: Int) {
    let differs = ZipFault.damaged("\(quoted) and the table of contents do not agree")
    guard let fixed = file.bytes(at: offset, count: 30) else { throw differs }
    var cursor = ByteCursor(fixed)
    guard cursor.number(4) == ZipDirectory.localMark, cursor.skip(2),
      cursor.number(2) == flags, cursor.number(2) == method.rawValue, cursor.skip(4),
      let checksum = cursor.number(4), let packed = cursor.number(4),
      let claimed = cursor.number(4), let nameSize = cursor.number(2),
      let extraSize = cursor.number(2), nameSize == name.count,
      let names = file.bytes(at: offset + 30, count: nameSize + extraSize),
      names.prefix(nameSize).elementsEqual(name)
    else { throw differs }
    var large = ZipLargeNumbers(names.dropFirst(nameSize))
    guard let localClaimed = large.number(claimed), let localPacked = large.number(packed) else {
      throw differs
    }
    // What follows the data need not be known here.
    let isLater = flags & Self.hasDescriptor != 0
    func agrees(_ here: Int, _ listed: Int) -> Bool { here == listed || isLater && here == 0 }
    guard agrees(checksum, self.checksum), agrees(localPacked, packedSize),
      agrees(localClaimed, claimedSize)
    else { throw differs }
    let start = offset + 30 + nameSize + extraSize
    guard start <= end, packedSize <= end - start else { throw differs }
    let data = start..<start + packedSize
    let next = isLater ? try descriptorEnd(in: file, at: data.upperBound) : data.upperBound
    guard next <= end else { throw differs }
    let member = ZipMember(
      name: String(decoding: name, as: UTF8.self), method: method,
      checksum: UInt32(truncatingIfNeeded: self.checksum), data: data, claimedSize: claimedSize)
    return (member, next)
  }

  /// Behind the data, checksum and sizes may stand with or without a mark, in 4 or 8 bytes.
  private func descriptorEnd(in file: ByteFile, at offset: Int) throws -> Int {
    let bytes = file.bytes(at: offset, count: min(24, file.size - offset)) ?? []
    for width in [4, 8] {
      for hasMark in [true, false] {
        var cursor = ByteCursor(bytes)
        if hasMark, cursor.number(4) != Self.descriptorMark { continue }
        if cursor.number(4) == checksum, cursor.number(width) == packedSize,
          cursor.number(width) == claimedSize
        {
          return offset + (hasMark ? 4 : 0) + 4 + 2 * width
        }
      }
    }
    throw ZipFault.damaged("\(quoted) and the table of contents do not agree")
  }
}

/// The sizes that do not fit into 32 bits: they stand in an extra field instead.
private struct ZipLargeNumbers {
  private var field: ByteCursor?

  init(_ extra: some Sequence<UInt8>) {
    var cursor = ByteCursor(extra)
    while let kind = cursor.number(2), let size = cursor.number(2),
      let bytes = cursor.bytes(size)
    {
      if kind == 1 {
        field = ByteCursor(bytes)
        return
      }
    }
  }

  /// The number meant by one of 32 bits; nil when it should be in the field and is not.
  mutating func number(_ short: Int) -> Int? {
    guard short == 0xFFFF_FFFF else { return short }
    guard let number = field?.number(8), number <= 1 << 60 else { return nil }
    return number
  }
}

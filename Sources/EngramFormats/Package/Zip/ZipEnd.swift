/// Where a zip file ends, and so where its directory lies.
struct ZipEnd {
  let directory: Range<Int>
  let count: Int

  private static let mark: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let locatorMark = 0x0706_4B50
  private static let largeMark = 0x0606_4B50

  init(_ file: ByteFile) throws {
    let tailSize = min(file.size, 22 + 0xFFFF)
    guard let tail = file.bytes(at: file.size - tailSize, count: tailSize) else {
      throw ZipFault.damaged("it cannot be read to its end")
    }
    let marks = tail.indices.dropLast(21).filter { tail[$0...].starts(with: Self.mark) }
    guard let last = marks.last else { throw Self.whatItIs(file) }
    var cursor = ByteCursor(tail[(last + 4)...])
    guard let disk = cursor.number(2), let firstDisk = cursor.number(2),
      let here = cursor.number(2), let count = cursor.number(2), let size = cursor.number(4),
      let offset = cursor.number(4), let comment = cursor.number(2)
    else { throw ZipFault.damaged("its end is cut off") }
    guard comment == cursor.rest.count else {
      throw ZipFault.damaged("there are bytes behind its end, or its end is cut off")
    }
    let start = file.size - tailSize + last
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      self = try Self.large(file, before: start)
    } else {
      guard disk == 0, firstDisk == 0, here == count else { throw Self.severalParts }
      guard offset + size == start else {
        throw ZipFault.damaged("its table of contents is not where it should be")
      }
      directory = offset..<start
      self.count = count
    }
  }

  private init(directory: Range<Int>, count: Int) {
    self.directory = directory
    self.count = count
  }

  /// The end of a zip with more members or bytes than its older form can count.
  private static func large(_ file: ByteFile, before end: Int) throws -> ZipEnd {
    let wrong = ZipFault.damaged("its table of contents is not where it should be")
    guard let locator = file.bytes(at: end - 20, count: 20) else { throw wrong }
    var cursor = ByteCursor(locator)
    guard cursor.number(4) == locatorMark, let disk = cursor.number(4),
      let record = cursor.number(8), let disks = cursor.number(4),
      let bytes = file.bytes(at: record, count: 56), record == end - 20 - 56
    else { throw wrong }
    guard disk == 0, disks == 1 else { throw severalParts }
    cursor = ByteCursor(bytes)
    guard cursor.number(4) == largeMark, cursor.number(8) == 44, cursor.skip(4),
      let here = cursor.number(4), let first = cursor.number(4), let localCount = cursor.number(8),
      let count = cursor.number(8), let size = cursor.number(8), let offset = cursor.number(8)
    else { throw wrong }
    guard here == 0, first == 0, localCount == count else { throw severalParts }
    guard offset <= record, size == record - offset else { throw wrong }
    return ZipEnd(directory: offset..<record, count: count)
  }

  private static let severalParts = ZipFault(
    "it is one part of several; join the parts with the program that made them")

  /// What a file without the end of a zip is instead.
  private static func whatItIs(_ file: ByteFile) -> ZipFault {
    guard file.size > 0 else { return .noPackage("the file is empty; download or export it again") }
    let start = file.bytes(at: 0, count: min(file.size, 512)) ?? []
    func begins(_ bytes: [UInt8]) -> Bool { start.starts(with: bytes) }
    if begins(Array("SQLite format 3\0".utf8)) {
      return .noPackage(
        "it is a bare SQLite database, as packages have one inside; in Anki choose File, Export")
    }
    if begins([0x50, 0x4B, 3, 4]) {
      return .damaged("it is incomplete, cut off before its end")
    }
    if begins([0x1F, 0x8B]) {
      return .noPackage("it is packed with gzip; unpack it and import what is inside")
    }
    if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      return .noPackage("it is packed with zstd; unpack it and import what is inside")
    }
    let isText = !start.contains { $0 < 9 || (14..<32).contains($0) }
    return isText
      ? .noPackage("it is plain text; import it without saying --format")
      : .noPackage("packages are zip files, and this is none")
  }
}

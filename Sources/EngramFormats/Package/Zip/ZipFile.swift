package import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A zip file whose members are unpacked one at a time, to names that we choose, never to their own.
package struct ZipFile {
  /// In the order of the file.
  package let members: [ZipMember]
  private let file: ByteFile
  private let name: String
  private let byName: [String: Int]
  private var unpacked = 0
  /// Of what was left out since it is too large.
  private var wasted = 0

  /// Opens the zip at `path` after checking all that it says of itself; `name` is what the learner
  /// calls it.
  package init(path: String, name: String) throws(ImportProblem) {
    file = try ByteFile(path: path, name: name)
    self.name = name
    members = try ZipDirectory(file, name: name).members
    byName = Dictionary(
      members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func member(_ name: String) -> ZipMember? { byName[name].map { members[$0] } }

  /// How a member is packed inside the zip.
  package enum Packing: Sendable {
    case zip
    /// As a Zstandard frame that the zip holds.
    case zstd
  }

  /// The bytes of a member, at most `limit`.
  package mutating func bytes(
    of member: ZipMember, limit: Int, packing: Packing = .zip
  ) throws(ImportProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      try unpack(member, limit: limit, packing: packing) { bytes.append(contentsOf: $0) }
    } catch {
      throw problem(error.message)
    }
    return bytes
  }

  /// Unpacks a member of at most `limit` bytes to a file at `path`.
  package mutating func extract(
    _ member: ZipMember, to path: String, limit: Int, packing: Packing = .zip
  ) throws(ImportProblem) {
    do {
      try write(member, to: path, limit: limit, packing: packing)
    } catch {
      throw problem(error.message)
    }
  }

  /// The same, but false, with nothing left behind, where the member is larger than `limit`.
  mutating func extractIfSmall(
    _ member: ZipMember, to path: String, limit: Int, packing: Packing
  ) throws(ImportProblem) -> Bool {
    guard member.claimedSize <= limit else { return false }
    let before = unpacked
    do {
      try write(member, to: path, limit: limit, packing: packing)
      return true
    } catch {
      // What is left out takes no room, but its unpacking takes time.
      wasted += unpacked - before
      guard error.isAboutSize, unpacked <= UnpackLimit.total, wasted <= UnpackLimit.total else {
        throw problem(error.message)
      }
      unpacked = before
      return false
    }
  }

  private mutating func write(
    _ member: ZipMember, to path: String, limit: Int, packing: Packing
  ) throws(ZipFault) {
    let target = try UnpackedFile(path, size: member.claimedSize)
    do {
      try unpack(member, limit: limit, packing: packing) { try target.append($0) }
    } catch {
      unlink(path)
      throw error
    }
  }

  private mutating func unpack(
    _ member: ZipMember, limit: Int, packing: Packing,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws(ZipFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    do {
      // The header made for it counts sizes in 32 bits, which every limit is below.
      guard member.claimedSize <= UnpackLimit.total, member.data.count <= UnpackLimit.total else {
        throw tooLarge(member, limit: limit)
      }
      let packed = try UnpackStream(member, of: file)
      let stream = packing == .zstd ? try UnpackStream(zstd: packed) : packed
      var size = 0
      while true {
        let count = try stream.read(into: buffer)
        if count == 0 { break }
        size += count
        unpacked += count
        guard size <= limit, unpacked <= UnpackLimit.total else {
          throw tooLarge(member, limit: limit)
        }
        if size > UnpackLimit.suspiciousSize,
          size / UnpackLimit.suspiciousRatio > member.data.count
        {
          throw ZipFault(
            "\(ZipName.quoted(Array(member.name.utf8))) unpacks to more than "
              + "\(UnpackLimit.suspiciousRatio) times its size: it is made to fill the disk",
            isAboutSize: true)
        }
        try sink(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
      }
    } catch {
      throw error as? ZipFault ?? .damaged("it cannot be unpacked")
    }
  }

  private func tooLarge(_ member: ZipMember, limit: Int) -> ZipFault {
    let quoted = ZipName.quoted(Array(member.name.utf8))
    return ZipFault(
      unpacked > UnpackLimit.total
        ? "it unpacks to more than \(UnpackLimit.total >> 30) GiB; export a smaller part of it"
        : "\(quoted) unpacks to more than \(limit >> 20) MiB; export a smaller part of it",
      isAboutSize: true)
  }

  private func problem(_ message: String) -> ImportProblem {
    ImportProblem(at: Place(file: name), message)
  }
}

import CArchive

/// The unpacked bytes of one member, as libarchive gives them.
///
/// A class because C keeps the address of what feeds it.
final class UnpackStream {
  private let stream: OpaquePointer
  private let feed: Feed

  /// Reads a member of a zip.
  convenience init(_ member: ZipMember, of file: ByteFile) throws {
    var header = member.freshHeader[...]
    var offset = member.data.lowerBound
    let end = member.data.upperBound
    let feed = Feed { room in
      if !header.isEmpty {
        defer { header = [] }
        room.copyBytes(from: header)
        return header.count
      }
      let part = UnsafeMutableRawBufferPointer(rebasing: room.prefix(end - offset))
      let count = file.read(at: offset, into: part)
      guard count == part.count else {
        throw ZipFault.damaged("it became shorter while it was read")
      }
      offset += count
      return count
    }
    try self.init(feed, open: ea_open_member)
  }

  /// Reads a Zstandard frame that comes out of another stream.
  convenience init(zstd packed: UnpackStream) throws {
    guard ea_has_zstd() else {
      throw ZipFault.unavailable(
        "the libarchive of this computer cannot unpack zstd; install a newer one (brew install "
          + "libarchive), or in Anki choose Export with \"Support older Anki versions\" ticked")
    }
    var frame = ZstdFrame()
    let feed = Feed { room in
      let count = try packed.read(into: room)
      try frame.follow(UnsafeRawBufferPointer(rebasing: room.prefix(count)))
      guard count > 0 || frame.isComplete else {
        throw ZipFault.damaged("a file in it is incomplete")
      }
      return count
    }
    try self.init(feed, open: ea_open_zstd)
  }

  private init(
    _ feed: Feed, open: (ea_source?, UnsafeMutableRawPointer?) -> OpaquePointer?
  ) throws {
    guard ea_is_there() else { throw Self.missing }
    let source: ea_source = { context, bytes in
      guard let context, let bytes else { return -1 }
      return Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue().next(bytes)
    }
    guard let stream = open(source, Unmanaged.passUnretained(feed).toOpaque()) else {
      throw ZipFault("there is not enough memory to unpack it")
    }
    self.stream = stream
    self.feed = feed
  }

  deinit { ea_close(stream) }

  /// The next bytes, as many as are ready; 0 at the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = ea_read(stream, room.baseAddress, room.count)
    if let failure = feed.failure { throw failure }
    guard count >= 0 else { throw ZipFault.damaged("a file in it cannot be unpacked") }
    return count
  }

  static let missing = ZipFault.unavailable(
    "libarchive, which does it, is not installed; on Debian and Ubuntu: sudo apt install "
      + "libarchive-dev; on Fedora: sudo dnf install libarchive; on macOS: brew install libarchive")
}

/// Where the packed bytes come from, a part at a time.
private final class Feed {
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private let fill: (UnsafeMutableRawBufferPointer) throws -> Int
  /// Why there are no more bytes; an error cannot cross C.
  private(set) var failure: (any Error)?

  init(fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) { self.fill = fill }

  deinit { buffer.deallocate() }

  func next(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do {
      let count = try fill(buffer)
      bytes.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return -1
    }
  }
}

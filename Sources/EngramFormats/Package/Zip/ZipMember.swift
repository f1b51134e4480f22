/// One file inside a zip, as its directory and its own header agree on it.
package struct ZipMember: Hashable, Sendable {
  package let name: String
  let method: Method
  let checksum: UInt32
  /// Where its data lie in the file.
  let data: Range<Int>
  /// What the directory claims; never relied on.
  package let claimedSize: Int

  enum Method: Int, Sendable {
    case stored = 0
    case deflated = 8
  }

  /// The beginning of a zip that holds only this member; its data follow.
  ///
  /// So a reader of zips meets no byte of the foreign headers.
  var freshHeader: [UInt8] {
    var header: [UInt8] = []
    func put(_ value: Int, _ width: Int) {
      for index in 0..<width { header.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
    put(ZipDirectory.localMark, 4)
    put(20, 2)
    put(0, 2)
    put(method.rawValue, 2)
    put(0, 4)
    put(Int(checksum), 4)
    put(data.count, 4)
    put(claimedSize, 4)
    put(1, 2)
    put(0, 2)
    header.append(UInt8(ascii: "m"))
    return header
  }
}

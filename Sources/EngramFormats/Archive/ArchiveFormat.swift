/// engram's own loss-free export.
package enum ArchiveFormat {
  /// Why a file that begins so is one; nil when it is none.
  package static func recognise(_ head: TextHead) -> String? {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let start = head.bytes.drop { blanks.contains($0) }
    guard start.first == UInt8(ascii: "{") else { return nil }
    let name = start.dropFirst().drop { blanks.contains($0) }
    return name.starts(with: "\"engram\"".utf8) ? "its first line names engram" : nil
  }

  package static func reader(_ file: ImportFile, _ options: ImportOptions) -> any ImportReader {
    ArchiveReader(file, scratch: options.scratch)
  }
}

import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

extension ExportSitting {
  /// Everything there is; a query has no say.
  func writeArchive() throws {
    var cards = 0
    var leftOut = 0
    try write(to: output) { stream in
      cards = try writeRecords(to: &stream)
      leftOut = try writeMedia(to: &stream)
    }
    let lost =
      leftOut == 0
      ? []
      : [
        "\(leftOut.of("file")) among the pictures and sounds that no card can name"
      ]
    tell(cards, in: output, lost: lost)
  }

  /// - Returns: how many cards there were.
  private func writeRecords(to stream: inout ExportStream) throws -> Int {
    var cards = 0
    var interruption: (any Error)?
    do {
      try desk.store.archive(version: EngramCommand.version, at: desk.clock.now()) { record in
        do { try checkInterruption() } catch {
          interruption = error
          throw error
        }
        if case .concept(let concept) = record { cards += concept.cards.count }
        stream.write(ArchiveWriter.line(record))
      }
    } catch {
      throw interruption ?? error
    }
    return cards
  }

  /// - Returns: how many files were left out, such as what a file manager puts into a folder.
  private func writeMedia(to stream: inout ExportStream) throws -> Int {
    let media = MediaFolder(of: desk.store, environment.files)
    let named = try desk.store.mediaNames()
    var leftOut = 0
    for name in media.names.sorted() {
      try checkInterruption()
      let isHidden = name.utf8.first == UInt8(ascii: ".")
      guard ZipName.isPlain(name), !isHidden || named.contains(name), let path = media.file(name),
        case .success(let bytes) = environment.files.read(path), bytes.count <= UnpackLimit.medium
      else {
        leftOut += 1
        continue
      }
      write(bytes, of: name, to: &stream)
    }
    return leftOut
  }

  /// In pieces that a line can hold.
  private func write(_ bytes: [UInt8], of name: String, to stream: inout ExportStream) {
    var rest = bytes[...]
    repeat {
      stream.write(ArchiveWriter.medium(name, rest.prefix(ArchiveWriter.mediumPiece)))
      rest = rest.dropFirst(ArchiveWriter.mediumPiece)
    } while !rest.isEmpty
  }
}

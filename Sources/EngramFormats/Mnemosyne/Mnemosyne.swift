package import EngramCore

/// The files that Mnemosyne writes: .cards packages, and the XML of its first version.
package enum Mnemosyne {
  /// Why a text is taken for Mnemosyne's XML; nil when it is none.
  package static func recognise(_ head: TextHead) -> String? {
    root(of: head.bytes).map { "its element is <\($0)>" }
  }

  /// Why the beginning of a file is taken for Mnemosyne 1's own data, which `reader` refuses.
  package static func recognise(_ start: some Sequence<UInt8>) -> String? {
    start.starts(with: "--- Mnemosyne Data ---".utf8) ? "it begins \"--- Mnemosyne Data ---\"" : nil
  }

  /// A reader of any of these files.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    var start: [UInt8] = []
    do {
      var bytes = try FileBytes(file)
      while start.count < 64, try bytes.append(64, to: &start) {}
    }
    if recognise(start) != nil {
      throw ImportProblem(
        at: Place(file: file.name),
        "this is Mnemosyne 1's own .mem file, which holds a program and not just cards, so it is not "
          + "opened; in Mnemosyne 1 choose File, Export, as XML, and import that")
    }
    if start.starts(with: "PK".utf8) {
      let folder = try Scratch.folder(in: options.scratch, for: file.name)
      let zip = try ZipFile(path: Scratch.path(of: file, in: folder), name: file.name)
      return MnemosyneCardsReader(zip, name: file.name, folder: folder, options: options)
    }
    let text = try TextFile.read(file, encoding: options.encoding)
    switch root(of: text.bytes) {
    case "mnemosyne":
      return MnemosyneXMLReader(text.bytes, file: file.name, withSchedule: options.withSchedule)
    case .some:
      return MnemosyneEntriesReader(text.bytes, file: file.name, options: options)
    case nil:
      throw ImportProblem(
        at: Place(file: file.name),
        "this is no file of Mnemosyne's: it has neither <mnemosyne> nor <openSM2sync> in it, and is "
          + "no package; in Mnemosyne choose File, Export, Cards")
    }
  }

  /// The name of the first element, if it is one of Mnemosyne's.
  private static func root(of bytes: [UInt8]) -> String? {
    guard bytes.first(where: { !isBlank($0) }) == UInt8(ascii: "<") else { return nil }
    let head = bytes.prefix(TextFile.headSize)
    var events = XMLEvents(Array(head), file: "")
    do {
      guard case .start(let name, _)? = try events.next() else { return nil }
      return roots.first { $0 == name }
    } catch {
      // What is wrong with it is told when it is read.
      return roots.first { XMLText.contains("<" + $0.lowercased(), in: head) }
    }
  }

  private static let roots = ["mnemosyne", "openSM2sync"]
}

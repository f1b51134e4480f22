import EngramCore
import EngramFormats
import EngramStore

/// The folder beside the database where pictures and sounds of imported packages are kept.
struct MediaFolder {
  let path: String
  private let files: Files
  /// What was not there before.
  private var added: [String] = []

  /// Beside "engram.db" it is "engram.media".
  init(of store: Store, _ files: Files) {
    let base = store.path.hasSuffix(".db") ? String(store.path.dropLast(3)) : store.path
    path = base + ".media"
    self.files = files
  }

  /// Where a file of that name lies; nil when there is none.
  func file(_ name: String) -> String? {
    // A name that a text was given by hand may lead anywhere.
    guard !name.contains("/") else { return nil }
    return files.kind("\(path)/\(name)") == .file ? "\(path)/\(name)" : nil
  }

  /// What is kept already.
  var names: Set<String> { Set(files.names(path)) }

  /// Where the pictures and sounds lie that a card names.
  func files(of card: Card) -> [String] {
    let texts = [card.prompt, card.answer, card.note ?? ""]
    var seen: Set<String> = []
    return texts.flatMap { MediaMention.names(in: $0) { file($0) != nil } }
      .filter { seen.insert($0).inserted }.compactMap(file)
  }

  /// The names under which media are kept whose own names are taken by other content.
  ///
  /// The same file again gets the same name again, and no file of a package has such a name by
  /// accident.
  func renamings(for media: [ImportedMedium]) -> [String: String] {
    var renamings: [String: String] = [:]
    for medium in media {
      guard case .success(let bytes) = files.read(medium.path),
        case .success(let kept) = files.read("\(path)/\(medium.name)"), kept != bytes
      else { continue }
      renamings[medium.name] = MediaFolder.named(medium.name, bytes)
    }
    return renamings
  }

  /// Such as "cones-9f86d081e4ab77c2.png", by the content.
  private static func named(_ name: String, _ content: [UInt8]) -> String {
    var hash = NameHash()
    content.withUnsafeBufferPointer { hash.append($0) }
    let digits = String(SeededGenerator.mix(hash.value), radix: 16)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return "\(name)-\(digits)"
    }
    return "\(name[..<dot])-\(digits)\(name[dot...])"
  }

  /// Moves the files to their place.
  mutating func keep(_ media: [ImportedMedium], as renamings: [String: String]) throws {
    guard !media.isEmpty else { return }
    if let problem = files.makeFolder(path) {
      throw Failure("import", "\(path): \(problem.reason)", .cannotCreate)
    }
    for medium in media {
      let name = renamings[medium.name] ?? medium.name
      if file(name) == nil { added.append(name) }
      if let problem = files.move(medium.path, "\(path)/\(name)") {
        throw Failure("import", "\(path)/\(name): \(problem.reason)", .disk)
      }
    }
  }

  /// Takes back what was added.
  func dropAdded() {
    for name in added { files.remove("\(path)/\(name)") }
  }

  /// Removes the files that no card names any more.
  func sweep(keeping names: Set<String>) {
    for name in files.names(path) where !names.contains(name) { files.remove("\(path)/\(name)") }
  }
}

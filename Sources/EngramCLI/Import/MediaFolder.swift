import EngramCore
import EngramFormats
import EngramStore

/// The folder beside the database where pictures and sounds of imported packages are kept.
struct MediaFolder {
  let path: String
  private let files: Files

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
  /// The same file again gets the same name again.
  func renamings(for media: [ImportedMedium]) throws -> [String: String] {
    var renamings: [String: String] = [:]
    for medium in media {
      let name = try freeName(for: medium)
      if name != medium.name { renamings[medium.name] = name }
    }
    return renamings
  }

  private func freeName(for medium: ImportedMedium) throws -> String {
    guard case .success(let bytes) = files.read(medium.path) else { return medium.name }
    for number in 1...10_000 {
      let name = number == 1 ? medium.name : MediaFolder.numbered(medium.name, number)
      guard file(name) != nil else { return name }
      if case .success(let kept) = files.read("\(path)/\(name)"), kept == bytes { return name }
    }
    throw Failure("import", "\(medium.name) has too many namesakes in \(path)", .cannotCreate)
  }

  /// Such as "cones-2.png".
  private static func numbered(_ name: String, _ number: Int) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return "\(name)-\(number)"
    }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }

  /// Moves the files to their place.
  func keep(_ media: [ImportedMedium], as renamings: [String: String]) throws {
    guard !media.isEmpty else { return }
    if let problem = files.makeFolder(path) {
      throw Failure("import", "\(path): \(problem.reason)", .cannotCreate)
    }
    for medium in media {
      let name = renamings[medium.name] ?? medium.name
      if let problem = files.move(medium.path, "\(path)/\(name)") {
        throw Failure("import", "\(path)/\(name): \(problem.reason)", .disk)
      }
    }
  }

  /// Removes the files that no card names any more.
  func sweep(keeping names: Set<String>) {
    for name in files.names(path) where !names.contains(name) { files.remove("\(path)/\(name)") }
  }
}

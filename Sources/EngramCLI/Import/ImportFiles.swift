import EngramFormats

/// The files that the learner named for an import: folders opened, pipes put into files.
struct ImportFiles {
  let environment: Environment
  /// For what comes through pipes.
  let scratch: String

  /// How far a folder was walked through.
  private struct Walk {
    var files: [ImportFile] = []
    var names = 0
    /// Those seen, so that one that holds itself by a link has an end.
    var folders: Set<String> = []
  }

  private static let mostFiles = 2_000
  /// What may stand in a folder besides: not a whole disk.
  private static let mostNames = 100_000

  /// - Throws: `Failure` for what is not there; a folder without any file is one.
  func expand(_ names: [String]) throws -> [ImportFile] {
    var found: [ImportFile] = []
    for name in names {
      guard name != "-" else {
        found.append(try spooled(nil, as: "standard input", number: found.count))
        continue
      }
      switch environment.files.kind(name) {
      case .folder where ImportFiles.isPackage(name):
        throw Failure(
          "import", "\(name) is a folder, not a package; name the file that Anki exported",
          .badData)
      case .folder:
        var walk = Walk()
        try gather(name, &walk)
        let files = walk.files
        guard !files.isEmpty else {
          throw Failure(
            "import", "the folder \(name) holds no file that could be a deck", .noSuchFile)
        }
        found += files
      case .file: found.append(ImportFile(name: name, path: name))
      case .other: found.append(try spooled(name, as: name, number: found.count))
      case .missing(let problem):
        throw Failure(
          "import", "\(name): \(problem.reason); see how it is spelt", .noSuchFile)
      }
    }
    var seen: Set<ImportFile> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// What comes through a pipe can be read only once, and is looked at twice.
  private func spooled(_ pipe: String?, as name: String, number: Int) throws -> ImportFile {
    let path = "\(scratch)/input-\(number)"
    if let problem = environment.spool(pipe, path) {
      if environment.isInterrupted() { throw Interrupted() }
      throw Failure("import", "\(name): \(problem.reason)", .badData)
    }
    var file = ImportFile(name: name, path: path)
    file.isNamed = pipe != nil
    return file
  }

  /// The files in a folder and in those below it, by name; hidden ones are no decks, nor are pictures.
  private func gather(_ folder: String, _ walk: inout Walk) throws {
    guard let identity = environment.files.identity(folder), walk.folders.insert(identity).inserted
    else { return }
    for name in environment.files.names(folder) where !name.hasPrefix(".") {
      guard !environment.isInterrupted() else { throw Interrupted() }
      walk.names += 1
      let isDeck = ImportFiles.mayBeDeck(name)
      guard walk.names <= ImportFiles.mostNames,
        !isDeck || walk.files.count < ImportFiles.mostFiles
      else {
        throw Failure(
          "import",
          "there are more than \(ImportFiles.mostFiles) files in it, or \(ImportFiles.mostNames) "
            + "names, the most that are taken at once; name the folders that hold decks", .badData)
      }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      switch environment.files.kind(path) {
      case .folder: try gather(path, &walk)
      case .file where isDeck:
        var file = ImportFile(name: path, path: path)
        file.isFound = true
        walk.files.append(file)
      case .file, .other, .missing: continue
      }
    }
  }

  private static func isPackage(_ name: String) -> Bool {
    [".apkg", ".colpkg", ".cards"].contains { name.lowercased().hasSuffix($0) }
  }

  /// In a folder that is imported whole, what lies beside the decks must not stop it.
  private static func mayBeDeck(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return [
      "csv", "tsv", "txt", "apkg", "colpkg", "cards", "xml", "md", "markdown", "org", "yaml",
      "yml", "json", "jsonl",
    ].contains(ending)
  }
}

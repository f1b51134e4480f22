import EngramCore
import EngramFormats

/// The decks that come with the program.
struct BundledDecks {
  let folder: String
  private let names: [String]
  private let files: Files

  /// In the share folder of the installed program, or in the source tree that it was built from;
  /// `$ENGRAM_DECKS` names another folder.
  static func find(_ environment: Environment) -> BundledDecks? {
    for folder in candidates(environment) {
      let names = environment.files.names(folder).filter { $0.hasSuffix(".yaml") }
      if !names.isEmpty {
        return BundledDecks(folder: folder, names: names, files: environment.files)
      }
    }
    return nil
  }

  private static func candidates(_ environment: Environment) -> [String] {
    if let named = environment.variable("ENGRAM_DECKS") { return [named] }
    guard var path = environment.executable else { return [] }
    var candidates: [String] = []
    while let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      path = String(path[..<slash])
      if candidates.isEmpty { candidates.append(path + "/../share/engram/decks") }
      // Only the tree that it was built from: another folder of that name may be the learner's own.
      if environment.files.stamp(path + "/Package.swift") != nil {
        candidates.append(path + "/Decks")
      }
    }
    return candidates
  }

  /// Changes when any of the files does.
  var fingerprint: String {
    names.map { "\($0) \(files.stamp("\(folder)/\($0)") ?? "")" }.joined(separator: "\n")
  }

  /// All decks, each in the order of the names.
  ///
  /// - Throws: `Failure` with every problem, when one cannot be read whole.
  func load() throws -> [DeckDocument] {
    try names.map { name in
      let path = "\(folder)/\(name)"
      switch files.read(path) {
      case .failure(let problem): throw Failure("decks", "\(path): \(problem.reason)", .noSuchFile)
      case .success(let bytes):
        let checked = ConceptDeckFormat.parse(bytes, file: path)
        guard !checked.hasErrors else {
          throw Failure(
            "decks", checked.diagnostics.map(\.description).joined(separator: "\n"), .badData)
        }
        return checked.value.document
      }
    }
  }
}

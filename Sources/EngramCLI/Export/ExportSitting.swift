import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

/// One `engram export`: the cards that match, a concept at a time, into a file or to standard output.
struct ExportSitting {
  let environment: Environment
  let desk: Desk
  private let query: Query
  /// Nil: standard output.
  let output: String?
  private let overwrites: Bool

  init(
    _ environment: Environment, _ desk: Desk, query: Query, output: String?, overwrites: Bool
  ) {
    self.environment = environment
    self.desk = desk
    self.query = query
    self.output = output
    self.overwrites = overwrites
  }

  /// Anything that writes a concept after the other.
  func writeText(_ writer: some ConceptWriter) throws {
    var writer = writer
    var count = 0
    try write(to: output) { stream in
      writer.begin(&stream)
      count = try forEachConcept { writer.write($0, to: &stream) }
    }
    tell(count, in: output, lost: writer.lost)
  }

  /// One deck is a file; several go into a folder.
  func writeDeckFiles() throws {
    var names: Set<ConceptName> = []
    _ = try forEachConcept { concept in
      if let card = concept.cards.first?.card { names.insert(card.key.conceptName) }
    }
    let authored = try desk.store.deckKeys().filter { try desk.store.deckSource($0) != nil }
    var export = DeckYAMLExport(exported: names, others: Set(authored)) { key in
      try desk.store.deckSource(key)
    }
    var files: [ExportedDeckFile] = []
    let count = try forEachConcept { concept in
      if let file = try export.add(concept) { files.append(file) }
    }
    if let file = try export.finish() { files.append(file) }
    if files.count == 1, output.map({ environment.files.kind($0) != .folder }) ?? true {
      try write(to: output) { $0.write(files[0].text) }
    } else {
      try writeFolder(files)
    }
    tell(count, in: output, lost: export.lost)
  }

  private func writeFolder(_ files: [ExportedDeckFile]) throws {
    guard let output else {
      throw Failure(
        "export", "these are \(files.count) decks: name one with deck:KEY, or a folder with -o",
        .usage)
    }
    if environment.files.kind(output) == .file {
      throw Failure("export", "\(output) is a file, and \(files.count) decks want a folder", .usage)
    }
    if let problem = environment.files.makeFolder(output) {
      throw Failure("export", "\(output): \(problem.reason)", .cannotCreate)
    }
    let paths = files.map { "\(output)/\($0.key).yaml" }
    for path in paths { try check(path) }
    for (path, file) in zip(paths, files) { try write(to: path) { $0.write(file.text) } }
  }

  // MARK: - Steps

  /// - Returns: how many cards there were; none at all is refused.
  func forEachConcept(_ body: (ExportedConcept) throws -> Void) throws -> Int {
    var count = 0
    // What is thrown inside, the store would take for a fault of the database.
    var failure: (any Error)?
    try desk.store.forEachConcept(matching: query, on: desk.clock.now().day) { concept in
      do {
        try checkInterruption()
        try body(concept)
        count += concept.cards.count
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    guard count > 0 else { throw Failure("export", "no card matches", .unavailable) }
    return count
  }

  /// What was begun is removed by whoever began it.
  func checkInterruption() throws {
    if environment.isInterrupted() { throw Interrupted(outcome: "nothing was written") }
  }

  func check(_ path: String) throws {
    if desk.store.owns(path) {
      throw Failure(
        "export", "\(path) belongs to the database itself; name another file", .cannotCreate)
    }
    switch environment.files.kind(path) {
    case .missing: return
    case .file where overwrites: return
    case .file:
      throw Failure(
        "export", "\(path) exists; name another file, or write over it with --force", .cannotCreate)
    case .folder, .other: throw Failure("export", "\(path) is no file", .cannotCreate)
    }
  }

  func write(
    to path: String?, _ body: (inout ExportStream) throws -> Void
  ) throws {
    guard let path else {
      var stream = ExportStream.output(environment.output)
      return try body(&stream)
    }
    try check(path)
    switch environment.files.create(path) {
    case .failure(let problem):
      throw Failure("export", "\(path): \(problem.reason)", .cannotCreate)
    case .success(let file):
      var stream = ExportStream.file(file)
      try body(&stream)
      if let problem = file.finish() {
        throw Failure("export", "\(path): \(problem.reason)", .disk)
      }
    }
  }

  /// On standard error, since standard output may be the export itself.
  func tell(_ cards: Int, in path: String?, lost: [String]) {
    for loss in lost { environment.complain("not carried over: \(SafeText.line(loss))") }
    if let path {
      environment.print(
        "\(SafeText(cards.of("card"))) in \(SafeText.line(path))")
    }
  }
}

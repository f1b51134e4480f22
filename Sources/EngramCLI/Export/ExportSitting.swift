import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

/// One `engram export`: the cards that match, a concept at a time, into a file or to standard output.
struct ExportSitting {
  private let environment: Environment
  private let desk: Desk
  private let query: Query
  /// Nil: standard output.
  private let output: String?
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

  func writePackage(withSchedule: Bool) throws {
    guard let output else { return }
    try check(output)
    let scratch = "\(output).\(environment.stopwatch()).part"
    if let problem = environment.files.makeFolder(scratch) {
      throw Failure("export", "\(scratch): \(problem.reason)", .cannotCreate)
    }
    defer { environment.files.remove(scratch) }
    let draft = scratch + "/package"
    var options = AnkiPackageWriter.Options(
      now: desk.clock.now(), rolloverHour: desk.settings.rolloverHour, engine: desk.engine,
      scratch: scratch, media: MediaFolder(of: desk.store, environment.files).path)
    options.withSchedule = withSchedule
    let count: Int
    let lost: [String]
    do {
      var writer = try AnkiPackageWriter(to: draft, options)
      count = try forEachConcept { concept in
        try writer.write(concept) { try desk.store.events(of: $0) }
      }
      try writer.finish()
      lost = writer.lost
    } catch let problem as PackageWriteProblem {
      throw Failure("export", "\(output): \(problem.message)", .cannotCreate)
    }
    if let problem = environment.files.move(draft, output) {
      throw Failure("export", "\(output): \(problem.reason)", .cannotCreate)
    }
    tell(count, in: output, lost: lost)
  }

  /// Everything there is; a query has no say.
  func writeArchive() throws {
    let media = MediaFolder(of: desk.store, environment.files)
    var cards = 0
    try write(to: output) { stream in
      try desk.store.archive(version: EngramCommand.version, at: desk.clock.now()) { record in
        if case .concept(let concept) = record { cards += concept.cards.count }
        stream.write(ArchiveWriter.line(record))
      }
      for name in media.names.sorted() { write(name, in: media, to: &stream) }
    }
    tell(cards, in: output, lost: [])
  }

  /// A picture or a sound, in pieces that a line can hold.
  private func write(
    _ name: String, in media: MediaFolder, to stream: inout ExportStream
  ) {
    guard let path = media.file(name), case .success(let bytes) = environment.files.read(path)
    else {
      return
    }
    var rest = bytes[...]
    repeat {
      stream.write(ArchiveWriter.medium(name, rest.prefix(ArchiveWriter.mediumPiece)))
      rest = rest.dropFirst(ArchiveWriter.mediumPiece)
    } while !rest.isEmpty
  }

  // MARK: - Steps

  /// - Returns: how many cards there were; none at all is refused.
  private func forEachConcept(_ body: (ExportedConcept) throws -> Void) throws -> Int {
    var count = 0
    try desk.store.forEachConcept(matching: query, on: desk.clock.now().day) { concept in
      try body(concept)
      count += concept.cards.count
      return true
    }
    guard count > 0 else { throw Failure("export", "no card matches", .unavailable) }
    return count
  }

  private func check(_ path: String) throws {
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

  private func write(
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
  private func tell(_ cards: Int, in path: String?, lost: [String]) {
    for loss in lost { environment.complain("not carried over: \(SafeText.line(loss))") }
    if let path {
      environment.print(
        "\(SafeText(ImportPrinter.counted(cards, "card"))) in \(SafeText.line(path))")
    }
  }
}

/// Where an export goes.
enum ExportStream: TextOutputStream {
  case file(NewFile)
  case output(Output)

  mutating func write(_ bytes: [UInt8]) {
    switch self {
    case .file(let file): file.write(bytes)
    case .output(let output): output.write(String(decoding: bytes, as: UTF8.self))
    }
  }

  mutating func write(_ text: String) {
    switch self {
    case .file(let file): file.write(text)
    case .output(let output): output.write(text)
    }
  }
}

import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

/// Takes what the files give, piece by piece, into the database, and remembers what was left out.
struct ImportIntake {
  private let environment: Environment
  private let request: ImportSitting.Request
  private let rules: ImportRules?
  private let showsProgress: Bool
  private var progress: ImportProgress
  private(set) var rejections: [Rejection] = []
  private var rejects: RejectsFile?
  /// Where the first of them would have gone, for files that name no deck.
  private var rejectedDeck: String?
  private var namesDecks = false
  /// Those of concepts, until all files are read.
  private var decks: [(deck: ParsedDeck, file: ImportFile)] = []
  private var sound = 0
  private var folder: MediaFolder

  /// So many are named before the rest is only counted; the list itself holds more.
  private static let mostTold = 20

  init(
    _ environment: Environment, _ request: ImportSitting.Request, files: Int, at moment: Moment,
    _ desk: Desk
  ) {
    rules = request.withSchedule ? ImportRules(desk.engine, at: moment) : nil
    self.environment = environment
    self.request = request
    folder = MediaFolder(of: desk.store, environment.files)
    progress = ImportProgress(at: environment.stopwatch(), files: files)
    showsProgress =
      environment.isErrorTerminal && environment.variable("TERM").map { $0 != "dumb" } ?? false
    rejects = request.rejects.map { RejectsFile(path: $0, environment.files) }
  }

  /// Reads one file to its end.
  mutating func take(
    _ reader: inout any ImportReader, of file: ImportFile, into importer: inout Importer
  ) throws {
    let title = request.deck ?? ImportFile.deckTitle(ofFile: file.name)
    try importer.begin(file: file.name, isNamed: file.isNamed, defaultDeck: title)
    try rejects?.begin(with: reader.preamble)
    namesDecks = reader.namesDecks
    let namesakes = try reader.unpackMedia(among: folder.names)
    let renamings = folder.renamings(for: namesakes)
    let deck = request.deck
    let rules = rules
    try PieceRelay.read(&reader) { piece in
      guard case .note(var note) = piece else {
        return Prepared.other(piece.renaming(media: renamings))
      }
      note.deck = deck ?? note.deck
      let renamed = note.renaming(media: renamings)
      return .note(ReadyNote(renamed, by: rules), line: note.line)
    } into: { piece in
      guard !environment.isInterrupted() else { throw Interrupted() }
      switch piece {
      case .note(let note, let line): try add(note, at: line, of: file, into: &importer)
      case .other(let piece): try take(piece, title: title, of: file, into: &importer)
      }
    }
    progress.finishFile()
    // So that the next file finds them, too.
    if !request.isDryRun { try folder.keep(reader.media, as: renamings) }
  }

  /// A piece as the thread that reads can make it ready for the one that stores.
  private enum Prepared: Sendable {
    case note(ReadyNote, line: Int)
    case other(ImportPiece)
  }

  private mutating func take(
    _ piece: ImportPiece, title: String, of file: ImportFile, into importer: inout Importer
  ) throws {
    switch piece {
    case .note(let note): try add(ReadyNote(note), at: note.line, of: file, into: &importer)
    case .decks(let decks): add(decks, title: title, of: file)
    case .archive(let record, let line):
      do { try importer.add(record) } catch let fault as ArchiveFault {
        throw ImportProblem(at: Place(file: file.name, line: line, column: 1), fault.reason)
      }
      sound += 1
    case .rejected(let rejection): try reject(rejection)
    case .progress(let done, let total):
      let now = environment.stopwatch()
      draw(progress.reach(done, of: total, at: now, width: width))
    }
  }

  private mutating func add(
    _ note: ReadyNote, at line: Int, of file: ImportFile, into importer: inout Importer
  ) throws {
    switch try importer.add(note) {
    case .taken, .duplicate: sound += 1
    case .rejected(let reason):
      try reject(Rejection(at: Place(file: file.name, line: line), reason))
    }
    draw(progress.note(at: environment.stopwatch(), width: width))
  }

  /// To be called before anything is kept.
  ///
  /// - Throws: `Interrupted`, or `Failure` when all was wrong, or when all has to be right.
  mutating func judge() throws {
    try finishRejects()
    guard !environment.isInterrupted() else { throw Interrupted() }
    if request.isStrict, !rejections.isEmpty {
      throw Failure(
        "import",
        "\(rejections.count.of("problem")), and --strict wants none; "
          + "nothing was imported", .badData)
    }
    if sound == 0 {
      throw Failure(
        "import",
        rejections.isEmpty
          ? "there is no card in it; nothing was imported"
          : "none of it could be taken; nothing was imported", .badData)
    }
  }

  // MARK: - Concept decks

  private mutating func add(_ decks: [ParsedDeck], title: String, of file: ImportFile) {
    for var deck in decks {
      if request.deck != nil || deck.document.title.isEmpty {
        deck.document.title = title
        deck.document.key = NoteKey.deck(title)
      }
      self.decks.append((deck, file))
    }
  }

  /// Hands over the decks of all files: whole or not at all, for their concepts name each other.
  ///
  /// - Throws: `ImportProblem`.
  mutating func finishDecks(into importer: inout Importer) throws {
    guard !decks.isEmpty else { return }
    let others = try importer.deckSources(but: decks.map(\.deck.document.key)).map {
      ConceptDeckFormat.parse(Array($0.utf8), file: "").value.document
    }
    let problems = DeckCheck.check(
      decks.map { ($0.deck.document, $0.deck.places) }, among: others)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw ImportProblem(errors) }
    for (deck, file) in decks {
      do {
        try importer.add(deck.document, source: ConceptDeckFormat.print(deck.document))
      } catch StoreError.bundledDeck(let title, let key) {
        let problem = StoreError.bundledDeck(title: title, key: key)
        throw ImportProblem(at: Place(file: file.name), problem.description)
      }
      sound += deck.document.concepts.count
    }
  }

  // MARK: - What is left out

  private mutating func reject(_ rejection: Rejection) throws {
    if rejections.isEmpty {
      let title = ImportFile.deckTitle(ofFile: rejection.place.file)
      rejectedDeck = request.deck ?? (namesDecks ? nil : title)
    }
    try rejects?.write(rejection)
    // Its text would be kept for nothing.
    rejections.append(Rejection(at: rejection.place, rejection.reason))
  }

  /// On standard error, each with its place.
  ///
  /// - Parameter isDone: whether what was not left out is in; else the file itself is to be mended.
  func tellRejections(isDone: Bool) {
    guard !request.isJSON else { return }
    for rejection in rejections.prefix(ImportIntake.mostTold) {
      let place = rejection.place
      let line = place.line > 0 ? "\(place.file):\(place.line)" : place.file
      environment.complain("\(SafeText.line(line)): left out: \(SafeText.line(rejection.reason))")
    }
    if isDone, let rejects, rejects.hasWritten {
      let deck = rejectedDeck.map { " --deck \"\($0)\"" } ?? ""
      let command = "engram import \(request.rejects ?? "")\(deck)"
      environment.complain("once mended: " + SafeText.line(command))
    }
    let rest = rejections.count - ImportIntake.mostTold
    guard rest > 0 else { return }
    let more: SafeText = "and \(SafeText(String(rest))) more left out"
    environment.complain(
      more + (rejects == nil ? "; --rejects FILE writes those down that are lines of text" : ""))
  }

  mutating func finishRejects() throws { try rejects?.finish() }

  /// Leaves nothing of the file of rejects.
  func dropRejects() { rejects?.remove() }

  /// Takes back what the files brought, after an import that failed.
  func dropMedia() { folder.dropAdded() }

  // MARK: - Progress

  private var width: Int { max(20, (environment.columns ?? 80) - 1) }

  private func draw(_ line: SafeText?) {
    guard showsProgress, let line else { return }
    environment.errors.write("\r\(line.text)\u{1B}[K")
    environment.errors.flush()
  }

  /// Leaves the line free for what is said next.
  func endProgress() {
    guard showsProgress, progress.isShown else { return }
    environment.errors.write("\r\u{1B}[K")
    environment.errors.flush()
  }
}

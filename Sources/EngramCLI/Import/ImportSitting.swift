import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

/// One `engram import` from the names on the command line to the report: everything is looked at,
/// read and checked inside one transaction, which ends with all of it or with nothing.
struct ImportSitting {
  /// What the learner asked for.
  struct Request: Sendable {
    var files: [String]
    var deck: String?
    var format: ImportFormat?
    var encoding: TextEncoding?
    var separator: String?
    var rowSeparator: String?
    var withSchedule = false
    var takesTheirs = false
    var isDryRun = false
    var isStrict = false
    var rejects: String?
    var isJSON = false
  }

  private let environment: Environment
  private let common: CommonOptions
  private let request: Request

  init(_ environment: Environment, _ common: CommonOptions, request: Request) {
    self.environment = environment
    self.common = common
    self.request = request
  }

  /// - Throws: `Failure`, `StoreError`, or `Interrupted` when the learner wished to stop; nothing was
  ///   imported then.
  func run() throws {
    environment.watchInterruptions()
    let desk = try Desk.open(environment, common, for: .writing)
    let scratch = desk.store.path + ".import"
    // Only one engram writes, so what lies there is of one that was killed.
    environment.files.remove(scratch)
    if let problem = environment.files.makeFolder(scratch) {
      throw Failure("import", "\(scratch): \(problem.reason)", .cannotCreate)
    }
    defer { environment.files.remove(scratch) }
    let named = try ImportFiles(environment: environment, scratch: scratch).expand(request.files)
    var (files, readers) = try recognise(named, at: desk, scratch)
    if let file = zip(files, readers).first(where: { $1.format == .json })?.0, request.deck != nil {
      throw Failure(
        "import", "\(file.name) is a whole database with decks of its own; leave --deck out",
        .usage)
    }
    let moment = desk.clock.now()
    var intake = ImportIntake(environment, request, files: files.count, at: moment, desk)
    let report = try store(&readers, of: files, at: desk, moment, &intake)
    tell(report, formats: readers.map(\.format.rawValue), intake)
  }

  /// Every file that cannot be read is told before anything ends; one that merely lies in a folder
  /// and is no deck is passed over.
  private func recognise(
    _ named: [ImportFile], at desk: Desk, _ scratch: String
  ) throws -> (files: [ImportFile], readers: [any ImportReader]) {
    var files: [ImportFile] = []
    var readers: [any ImportReader] = []
    var problems: [Diagnostic] = []
    for (number, file) in named.enumerated() {
      guard !environment.isInterrupted() else { throw Interrupted() }
      var options = ImportOptions(
        now: desk.clock.now(), rolloverHour: desk.settings.rolloverHour,
        scratch: "\(scratch)/\(number)", localOffset: environment.localOffset)
      options.format = request.format
      options.encoding = request.encoding
      options.separator = request.separator
      options.rowSeparator = request.rowSeparator
      options.withSchedule = request.withSchedule
      options.deck = request.deck
      options.isCancelled = environment.isInterrupted
      if let problem = environment.files.makeFolder(options.scratch) {
        throw Failure("import", "\(options.scratch): \(problem.reason)", .cannotCreate)
      }
      do throws(ImportProblem) {
        guard let reader = try ImportRecogniser.readerIfDeck(for: file, options) else {
          say(file, "no deck; passed over")
          continue
        }
        say(file, reader.recognition)
        files.append(file)
        readers.append(reader)
      } catch { problems += error.diagnostics }
    }
    environment.output.flush()
    guard problems.isEmpty else { throw failure(problems) }
    guard !files.isEmpty else {
      throw Failure("import", "there is no deck among them; nothing was imported", .badData)
    }
    return (files, readers)
  }

  private func say(_ file: ImportFile, _ what: String) {
    guard !request.isJSON else { return }
    environment.tell(SafeText.line(file.name) + ": " + SafeText.line(what))
  }

  private func store(
    _ readers: inout [any ImportReader], of files: [ImportFile], at desk: Desk,
    _ moment: Moment, _ intake: inout ImportIntake
  ) throws -> ImportReport {
    if !request.isDryRun {
      try desk.prepareForChanges()
      try desk.store.backupBeforeImport(at: moment)
    }
    var random = environment.random
    let asked = ImportRequest(
      files: files.map(\.name), format: ImportSitting.title(of: readers.map(\.format)),
      isDryRun: request.isDryRun, takesTheirs: request.takesTheirs)
    do {
      let report = try desk.store.importing(
        asked, at: moment, by: desk.engine, using: &random
      ) { importer in
        for index in readers.indices {
          try intake.take(&readers[index], of: files[index], into: &importer)
        }
        try intake.finishDecks(into: &importer)
        try intake.judge()
      }
      intake.endProgress()
      return report
    } catch {
      intake.endProgress()
      intake.dropMedia()
      if error is Interrupted || error is CancellationError {
        intake.dropRejects()
        throw Interrupted()
      }
      try? intake.finishRejects()
      intake.tellRejections(isDone: false)
      if let problem = error as? ImportProblem { throw failure(problem.diagnostics) }
      throw error
    }
  }

  private func tell(_ report: ImportReport, formats: [String], _ intake: ImportIntake) {
    if request.isJSON {
      environment.print(
        ImportPrinter.json(
          report, formats: formats, rejected: intake.rejections, isDryRun: request.isDryRun))
    } else {
      let lines = ImportPrinter.lines(
        report, rejected: intake.rejections.count, isDryRun: request.isDryRun)
      for line in lines { environment.tell(line) }
    }
    environment.output.flush()
    intake.tellRejections(isDone: !request.isDryRun)
  }

  /// One problem is the failure itself; of several each is told, and then how many there were.
  private func failure(_ problems: [Diagnostic]) -> Failure {
    let shown = problems.sorted { $0.place < $1.place }
    guard shown.count > 1 else {
      return Failure(
        "import", (shown.first.map { "\($0.place): \($0.message)" } ?? "") + ImportSitting.nothing,
        .badData)
    }
    for problem in shown { environment.complain("\(SafeText(problem.description))") }
    return Failure("import", "\(shown.count) problems" + ImportSitting.nothing, .badData)
  }

  private static func title(of formats: [ImportFormat]) -> String {
    var seen: Set<ImportFormat> = []
    return formats.filter { seen.insert($0).inserted }.map(\.title).joined(separator: ", ")
  }

  private static let nothing = "; nothing was imported"
}

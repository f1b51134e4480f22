import ArgumentParser
import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

struct ImportCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring decks of your own in: files, folders, or - for input.",
    discussion: """
      Reads Anki packages and text, spreadsheets as CSV or TSV, Quizlet lists, Markdown (Q: A: C:), \
      Obsidian and org-mode notes, SuperMemo and Mnemosyne exports, concept decks and engram's own \
      JSON. What a file is, is told by its content.

      All of it goes in as one step, or nothing does; `engram import --undo` takes it back. The same \
      file a second time changes nothing. A newer version of it updates the words, keeps the \
      schedules and your own words, and suspends the cards that it no longer has.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "Files or folders; - reads standard input.", completion: .file())
  var files: [String] = []

  @Option(name: .long, help: "Put all of it into this deck, whatever decks the files name.")
  var deck: String?
  @Option(name: .long, help: "What the files are, in place of a look at their content.")
  var format: ImportFormat?
  @Option(
    name: .long,
    help: "How the text is encoded: utf-8, utf-16le, utf-16be, windows-1252, latin1, ...")
  var encoding: TextEncoding?
  @Option(name: .long, help: "What divides question and answer: a sign, \"tab\", \"::\" ...")
  var separator: String?
  @Option(name: .customLong("row-separator"), help: "What divides the cards, if not the line end.")
  var rowSeparator: String?
  @Flag(name: .customLong("with-schedule"), help: "Take due days, easiness and answers over too.")
  var withSchedule = false
  @Flag(name: .long, help: "Take the file's words also where you have your own.") var theirs = false
  @Flag(name: .customLong("dry-run"), help: "Show what would be done, and do nothing.")
  var dryRun = false
  @Flag(name: .long, help: "Import nothing when anything has to be left out.") var strict = false
  @Option(
    name: .long, help: "Write what was left out to this file, to be mended and imported.",
    completion: .file())
  var rejects: String?
  @Flag(
    name: .long,
    help: "Take the last import back; what you answered of it comes back if you import it again.")
  var undo = false
  @Flag(name: .long, help: "List the imports so far.") var history = false
  @Flag(name: .long, help: "Print JSON.") var json = false

  func validate() throws {
    let modes = [undo, history, !files.isEmpty].count { $0 }
    guard modes <= 1 else {
      throw ValidationError("name files, or give --undo, or --history: one of them at a time")
    }
    guard modes == 1 else {
      throw ValidationError(
        "name the files to import, such as: engram import cards.csv (- reads standard input)")
    }
    let others = [
      dryRun, strict, theirs, withSchedule, rejects != nil, deck != nil, format != nil,
      encoding != nil, separator != nil, rowSeparator != nil,
    ].contains(true)
    if files.isEmpty, others {
      throw ValidationError("--undo and --history take no other option but --json")
    }
    if deck.map({ $0.allSatisfy(\.isWhitespace) }) == true {
      throw ValidationError("--deck wants a name")
    }
    if rejects == "-" {
      throw ValidationError("--rejects wants the name of a new file")
    }
    if separator?.isEmpty == true || rowSeparator?.isEmpty == true {
      throw ValidationError("a separator is at least one sign")
    }
  }

  func run(in environment: Environment) throws {
    if history { return try showHistory(in: environment) }
    if undo { return try takeBack(in: environment) }
    try ImportSitting(environment, common, request: request).run()
  }

  private var request: ImportSitting.Request {
    ImportSitting.Request(
      files: files, deck: deck, format: format, encoding: encoding, separator: separator,
      rowSeparator: rowSeparator, withSchedule: withSchedule, takesTheirs: theirs,
      isDryRun: dryRun, isStrict: strict, rejects: rejects, isJSON: json)
  }

  private func showHistory(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let imports = try desk.store.imports()
    for past in imports {
      json
        ? environment.print(ImportPrinter.json(past)) : environment.tell(ImportPrinter.line(past))
    }
    if imports.isEmpty, !json { environment.print("Nothing was imported yet.") }
  }

  private func takeBack(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .writing)
    let undone = try desk.undoImport(at: desk.clock.now())
    try UndoCommand.tell(undone, at: desk, asJSON: json, in: environment)
  }
}

extension ImportFormat: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}

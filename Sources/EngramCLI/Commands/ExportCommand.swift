import ArgumentParser
import EngramCore
import EngramFormats
import EngramStore

struct ExportCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Take decks out: cards for other programs, or everything.",
    discussion: """
      Formats: yaml (deck files), csv, anki (text for Anki's import), apkg (an Anki package), \
      markdown (Q: A: C:), json (everything, with every answer: engram reads it back without loss). \
      The ending of FILE tells the format. Without -o the text goes to standard output.

      A file is written whole or not at all, and one that exists stays unless --force is given. Deck \
      files of several decks go into a folder, one file a deck.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Option(name: .long, help: "yaml, csv, anki, apkg, markdown or json.") var format: ExportFormat?
  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    completion: .file())
  var output: String?
  @Flag(name: .customLong("with-schedule"), help: "In an .apkg, due days and answers too.")
  var withSchedule = false
  @Flag(
    name: .customLong("for-spreadsheet"),
    help: "In CSV, no cell that a spreadsheet would take for a formula.")
  var forSpreadsheet = false
  @Flag(name: .long, help: "Write over a file that exists.") var force = false

  func validate() throws {
    guard let format = chosenFormat else {
      throw ValidationError(
        "say which format with --format, or by the file's ending: yaml, csv, txt (Anki), apkg, md, "
          + "json")
    }
    if withSchedule, format != .apkg {
      throw ValidationError(
        "--with-schedule is for apkg; json holds schedules anyway, and \(format.rawValue) cannot")
    }
    if forSpreadsheet, format != .csv {
      throw ValidationError("--for-spreadsheet is for csv")
    }
    if format == .apkg, output == nil {
      throw ValidationError("a package is no text: say where to with -o FILE.apkg")
    }
    if format == .json, !query.query.isEmpty {
      throw ValidationError(
        "json holds everything; for some of the cards take another format, or leave the query out")
    }
  }

  private var chosenFormat: ExportFormat? { format ?? output.flatMap(ExportFormat.init(ending:)) }

  func run(in environment: Environment) throws {
    guard let format = chosenFormat else { return }
    let query = try query.parsed(for: "export")
    let desk = try Desk.open(environment, common, for: .reading)
    environment.watchInterruptions()
    let sitting = ExportSitting(
      environment, desk, query: query, output: output, overwrites: force)
    switch format {
    case .csv: try sitting.writeText(CSVWriter(forSpreadsheet: forSpreadsheet))
    case .anki: try sitting.writeText(AnkiTextWriter())
    case .markdown: try sitting.writeText(MarkdownWriter())
    case .yaml: try sitting.writeDeckFiles()
    case .apkg: try sitting.writePackage(withSchedule: withSchedule)
    case .json: try sitting.writeArchive()
    }
  }
}

/// What cards can be written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case yaml, csv, anki, apkg, markdown, json

  /// By the ending of a file's name.
  init?(ending name: String) {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "yaml", "yml": self = .yaml
    case "csv": self = .csv
    case "txt": self = .anki
    case "apkg": self = .apkg
    case "md", "markdown": self = .markdown
    case "json", "jsonl": self = .json
    default: return nil
    }
  }
}

import ArgumentParser

/// The root: without a subcommand the home screen, or the status where there is no terminal.
struct EngramCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "engram",
    abstract: "Spaced repetition for students of psychology, in the terminal.",
    discussion: """
      Alone it opens the home screen: the decks, what is due, Enter reviews.

      Cards are named deck/concept/kind, as `engram list` shows them. A QUERY picks cards: words, \
      "phrases", deck:KEY, kind:CONCEPT-KIND, card:CARD-KIND, tag:TAG, \
      is:due|new|suspended|leech|drill, - or not, or, parentheses.

      Exit codes: 0 done, 64 usage, 65 bad data, 66 no such file, 69 unavailable, 70 our fault, \
      73 cannot create, 74 disk, 75 locked, 78 settings.
      """,
    version: "engram \(version)",
    groupedSubcommands: [
      CommandGroup(name: "Study", subcommands: daily + [StatsCommand.self]),
      CommandGroup(
        name: "Cards",
        subcommands: [
          ListCommand.self, ShowCommand.self, EditCommand.self, SuspendCommand.self,
          ResumeCommand.self, BuryCommand.self, ResetCommand.self, SetDueCommand.self,
          UndoCommand.self,
        ]),
      CommandGroup(
        name: "Decks", subcommands: [DecksCommand.self, ImportCommand.self, ExportCommand.self]),
      CommandGroup(
        name: "Keeping",
        subcommands: [
          SettingsCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self,
        ]),
      CommandGroup(
        name: "Tools",
        subcommands: [
          ScheduleCommand.self, CompletionsCommand.self, ManualCommand.self, BenchCommand.self,
        ]),
    ])

  static let version = "0.3.0"

  /// What is called every day, by learners, prompts and scripts.
  static let daily: [any ParsableCommand.Type] = [
    ReviewCommand.self, QuizCommand.self, StatusCommand.self, NextCommand.self, AnswerCommand.self,
  ]

  @OptionGroup var common: CommonOptions

  func run(in environment: Environment) throws {
    try EngramCommand.start(in: environment, common)
  }

  static func start(in environment: Environment, _ common: CommonOptions) throws {
    guard let screen = FullScreen(environment, common) else {
      return try StatusCommand.report(environment, common, asJSON: false)
    }
    try HomeSitting(environment, common).run(on: screen)
  }
}

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .customLong("db"), help: "The database file, in place of the usual one.")
  var database: String?

  @Flag(name: .customLong("no-color"), help: "No colours (as with NO_COLOR set).")
  var isColourless = false

  init() {}

  /// As given by a command line that the argument parser did not read.
  init(database: String?) {
    self.database = database
    isColourless = false
  }
}

import ArgumentParser
import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

struct DecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decks",
    abstract: "The decks: list, show as a study sheet, check a deck file, update.",
    subcommands: [List.self, Show.self, Check.self, Update.self], defaultSubcommand: List.self)

  struct List: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The decks, with their size.")

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Print one JSON object a line.") var json = false

    func run(in environment: Environment) throws {
      let desk = try Desk.open(environment, common, for: .reading)
      for deck in try desk.store.decks() {
        if json {
          environment.print(DecksCommand.json(deck))
        } else {
          let counts =
            SafeText(deck.concepts.of("concept")) + ", "
            + SafeText(deck.cards.of("card"))
          environment.print("\(deck.key): \(SafeText.line(deck.title).text), " + counts)
          if let summary = deck.summary { environment.print("  " + SafeText.line(summary)) }
        }
      }
    }
  }

  struct Update: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "update", abstract: "Bring the bundled decks up to date.",
      discussion: "Schedules and your own words stay; what changed is told.")

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Print one JSON object a deck.") var json = false

    func run(in environment: Environment) throws {
      let desk = try Desk.open(environment, common, for: .writing)
      guard let bundle = BundledDecks.find(environment) else {
        throw Failure(
          "decks", "the bundled decks were not found; name their folder with ENGRAM_DECKS",
          .noSuchFile)
      }
      try desk.prepareForChanges()
      for report in try desk.loadDecks() {
        if json {
          environment.print(DecksCommand.json(report))
          continue
        }
        environment.print(report.text)
        for renaming in report.renamed {
          environment.print("  renamed: \(renaming.from) is \(renaming.to) now")
        }
        for key in report.vanished { environment.print("  suspended: \(key.description)") }
        for key in report.keptEdits {
          environment.print("  kept in your words: \(key.description)")
        }
      }
      environment.errors.write("decks: \(SafeText(bundle.folder).text)\n")
    }
  }

  private static func json(_ deck: DeckSummary) -> JSON {
    .object([
      ("key", .string(deck.key)), ("name", .string(deck.title)),
      ("summary", .optional(deck.summary)), ("concepts", .int(deck.concepts)),
      ("cards", .int(deck.cards)), ("bundled", .bool(deck.isBundled)),
    ])
  }

  private static func json(_ report: DeckReport) -> JSON {
    .object([
      ("deck", .string(report.deck)), ("added", .int(report.added)),
      ("updated", .int(report.updated)), ("unchanged", .int(report.unchanged)),
      ("suspended", .strings(report.vanished.map(\.description))),
      ("returned", .strings(report.returned.map(\.description))),
      ("kept", .strings(report.keptEdits.map(\.description))),
      (
        "renamed",
        .array(
          report.renamed.map { .object([("from", .string($0.from)), ("to", .string($0.to))]) })
      ),
    ])
  }
}

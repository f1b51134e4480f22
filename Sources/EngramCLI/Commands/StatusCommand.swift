import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct StatusCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What is due, new and to be drilled today.")

  @OptionGroup var common: CommonOptions
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    try StatusCommand.report(environment, common, asJSON: json)
  }

  static func report(
    _ environment: Environment, _ common: CommonOptions, asJSON: Bool
  ) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let status = try desk.status()
    if asJSON { environment.print(json(status)) } else { print(status, in: environment) }
  }

  private static func print(_ status: StudyStatus, in environment: Environment) {
    environment.print(
      "\(status.day.description): \(status.due) due, \(status.new) new, \(status.drill) again; \(status.reviewed) reviewed today"
    )
    if status.backlog > 0 {
      environment.print("\(status.backlog) more are due beyond today's limit")
    }
    for deck in status.decks {
      environment.print(
        "  \(SafeText.line(deck.title).text): \(deck.due) due, \(deck.new) new, of \(deck.total)")
    }
  }

  private static func json(_ status: StudyStatus) -> JSON {
    let decks = status.decks.map { deck in
      JSON.object([
        ("key", .string(deck.key)), ("name", .string(deck.title)), ("due", .int(deck.due)),
        ("new", .int(deck.new)), ("total", .int(deck.total)),
      ])
    }
    return .object([
      ("day", .string(status.day.description)), ("due", .int(status.due)),
      ("new", .int(status.new)), ("drill", .int(status.drill)),
      ("reviewed", .int(status.reviewed)), ("backlog", .int(status.backlog)),
      ("total", .int(status.total)), ("decks", .array(decks)),
    ])
  }
}

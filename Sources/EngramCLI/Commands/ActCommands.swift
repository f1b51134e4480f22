import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct SuspendCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Never ask these cards until they are resumed.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    try BulkAct(environment, common, query, json).run("suspend") { _ in
      .suspend
    } where: { state in
      state?.isSuspended != true
    }
  }
}

struct ResumeCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Ask suspended or buried cards again.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    try BulkAct(environment, common, query, json).run("resume") { _ in
      .resume
    } where: { state in
      state.map { $0.isSuspended || $0.buriedUntil != nil } ?? false
    }
  }
}

struct BuryCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "bury", abstract: "Do not ask these cards again today.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    try BulkAct(environment, common, query, json).run("bury") { day in
      .bury(until: day.advanced(by: 1))
    }
  }
}

struct ResetCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Forget the schedule of these cards: they are new again.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    try BulkAct(environment, common, query, json).run("reset") { _ in
      .reset
    } where: { state in
      state.map { !$0.isNew } ?? false
    }
  }
}

struct SetDueCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-due", abstract: "Set the day on which a card is due.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var card: CardArgument
  @Argument(help: "A day such as 2026-12-24, or today, tomorrow, +7.") var date: String
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    var query = QueryArgument()
    query.query = [card.card]
    let today = environment.clock.now().day
    guard SetDueCommand.day(date, from: today) != nil else {
      throw Failure(
        "set-due", "\"\(date)\" is no day; write 2026-12-24, today, tomorrow or +7", .usage)
    }
    try BulkAct(environment, common, query, json).run("set-due") { day in
      .setDue(SetDueCommand.day(date, from: day) ?? day)
    }
  }

  /// Within what a schedule can hold: a hundred years either way.
  private static func day(_ text: String, from today: Day) -> Day? {
    let day: Day? =
      switch text {
      case "today": today
      case "tomorrow": today.advanced(by: 1)
      case _ where text.hasPrefix("+"):
        text.count <= 6 ? Int(text.dropFirst()).map { today.advanced(by: $0) } : nil
      default: Day(text)
      }
    return day.flatMap { abs($0.days(since: today)) <= 36_500 ? $0 : nil }
  }
}

/// The same act on all cards that were named: one command, undone as one.
struct BulkAct {
  private let environment: Environment
  private let common: CommonOptions
  private let query: QueryArgument
  private let json: Bool

  init(
    _ environment: Environment, _ common: CommonOptions, _ query: QueryArgument, _ json: Bool
  ) {
    self.environment = environment
    self.common = common
    self.query = query
    self.json = json
  }

  func run(
    _ name: String, _ kind: (Day) -> Event.Kind,
    where isWanted: (CardState?) -> Bool = { _ in true }
  ) throws {
    let desk = try Desk.open(environment, common, for: .writing)
    let cards = try query.cards(for: name, at: desk)
    try desk.prepareForChanges()
    let now = desk.clock.now()
    var random = environment.random
    let changed = try desk.store.record(
      kind(now.day), of: cards, at: now, by: desk.engine, using: &random, where: isWanted)
    guard !json else {
      return environment.print(
        .object([("act", .string(name)), ("changed", .int(changed.count))]))
    }
    let nothing = changed.isEmpty ? "; nothing to do" : ""
    environment.print(
      "\(name): \(changed.count) \(changed.count == 1 ? "card" : "cards")\(nothing)")
  }
}

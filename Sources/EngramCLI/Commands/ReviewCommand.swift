import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore
import EngramTerminal

struct ReviewCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Today's review: what is due, and some new cards.",
    discussion: """
      Space or Enter shows the answer, 0 to 5 grade it, space again grades it 4. Every answer is \
      saved before the next question is shown; quit whenever you like. ? shows all keys.

      With --plain, or off a terminal, it goes in lines: Enter shows the answer, a digit and Enter \
      grade it; undo, suspend, bury, edit, why, help, quit are words.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "In lines, for screen readers and pipes.") var plain = false
  @Option(name: .long, help: "At most so many cards in this sitting.") var limit: Int?
  @Flag(name: .long, help: "Any matching card, and no answer changes a schedule.")
  var practice = false
  @Flag(name: .long, help: "Cards ahead of their day; the answers count.") var early = false

  func validate() throws {
    guard limit.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--limit wants a number above 0")
    }
    guard !(practice && early) else {
      throw ValidationError("--practice and --early exclude each other")
    }
  }

  func run(in environment: Environment) throws {
    try ReviewCommand.review(
      try query.parsed(for: "review"), in: environment, common,
      mode: practice ? .practice : early ? .early : .scheduled, limit: limit, isPlain: plain)
  }

  static func review(
    _ query: Query = .all, in environment: Environment, _ common: CommonOptions,
    mode: ReviewSession.Mode = .scheduled, limit: Int? = nil, isPlain: Bool = false
  ) throws {
    let desk = try Desk.open(environment, common, for: .writing)
    let notice = try desk.updateNotice()
    var session = try ReviewSession(desk, query: query, mode: mode, limit: limit)
    guard !session.isEmpty else { return try tellNothing(desk, query, notice) }
    let full = FullScreen(
      environment, common, front: isPlain ? .plain : desk.settings.front,
      theme: desk.settings.theme)
    if let full {
      var terminal = try full.open(for: "review")
      desk.review(&session, on: &terminal, notice: notice)
    } else {
      desk.reviewInLines(&session, notice: notice)
    }
    for line in try session.summary().lines { environment.print(line) }
  }

  /// What can be done instead.
  private static func tellNothing(_ desk: Desk, _ query: Query, _ notice: SafeText?) throws {
    if let notice { desk.environment.print(notice) }
    let today = desk.clock.now().day
    let matching = try desk.store.cardIDs(matching: query, on: today)
    guard !matching.isEmpty else { throw Failure("review", "no card matches", .unavailable) }
    let summary = try ReviewSession(desk, query: query, mode: .scheduled, limit: nil).summary()
    desk.environment.print("Nothing is left to review today. Due tomorrow: \(summary.dueTomorrow).")
    desk.environment.print(
      "More now: `engram review --practice` changes no schedule, `--early` counts.")
  }
}

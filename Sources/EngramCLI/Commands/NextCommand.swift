import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct NextCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "The next card of today's queue, for scripts and other fronts.",
    discussion: "With --json: the card with what each grade would give, or null when none is left.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    let query = try query.parsed(for: "next")
    let desk = try Desk.open(environment, common, for: .reading)
    let day = desk.clock.now().day
    let queue = try desk.store.queue(matching: query, desk.plan(on: day))
    guard let item = queue.current, let studied = try desk.store.card(item.card) else {
      if json { environment.print(.null) } else { environment.print("Nothing is left today.") }
      return
    }
    let outcomes = Answering.outcomes(for: studied.state, on: day, by: desk.engine)
    guard !json else {
      let fields = [("outcomes", JSON.array(outcomes.map(JSON.outcome)))]
      return environment.print(.object(JSON.card(studied) + fields))
    }
    environment.print("\(studied.card.key.description)")
    environment.print(SafeText(studied.card.prompt))
  }
}

struct AnswerCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Grade a card, 0 to 5, as the review would.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var card: CardArgument
  @Argument(help: "0 blackout, 1 wrong, 2 nearly, 3 hard, 4 good, 5 easy.") var grade: String
  @Option(name: .long, help: "Milliseconds that the answer took.") var took = 0
  @Flag(name: .long, help: "Count it even though the card is not due yet.") var early = false
  @Flag(name: .long, help: "Leave the schedule alone.") var practice = false
  @Flag(name: .long, help: "Print JSON.") var json = false

  func validate() throws {
    guard Int(grade).flatMap(Grade.init(rawValue:)) != nil else {
      throw ValidationError("\"\(grade)\" is no grade; grades are 0 to 5")
    }
    guard (0...86_400_000).contains(took) else {
      throw ValidationError("--took is milliseconds, from 0 to a day")
    }
  }

  func run(in environment: Environment) throws {
    guard let grade = Int(grade).flatMap(Grade.init(rawValue:)) else { return }
    let desk = try Desk.open(environment, common, for: .writing)
    let studied = try card.find(for: "answer", at: desk)
    try desk.prepareForChanges()
    let now = desk.clock.now()
    let kind = Answering.kind(
      grade, took: took, for: studied.state, on: now.day, countsEarly: early,
      practiceOnly: practice)
    var random = environment.random
    let id = EventID.random(using: &random)
    let state = try desk.store.record(
      kind, of: studied.card.id, decidedOn: studied.state?.lastEvent, id: id, at: now,
      by: desk.engine)
    guard !json else {
      return environment.print(
        .object([
          ("card", .string(studied.card.key.description)), ("event", .string(id.description)),
          ("kind", .string(kind.word)), ("state", JSON.state(state)),
        ]))
    }
    let due = state.due.map { "due \($0)" } ?? "still new"
    environment.print("\(studied.card.key.description): \(kind.word) \(grade.rawValue), \(due)")
  }
}

extension Event.Kind {
  /// The word for it in JSON and in lines.
  var word: String {
    switch self {
    case .review: "review"
    case .drill: "drill"
    case .practice: "practice"
    case .reset: "reset"
    case .setDue: "set-due"
    case .suspend: "suspend"
    case .resume: "resume"
    case .bury: "bury"
    case .importState: "import"
    case .undo: "undo"
    }
  }
}

import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct ListCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cards as lines.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var query: QueryArgument
  @Flag(name: .long, help: "Print one JSON object a line.") var json = false

  func run(in environment: Environment) throws {
    let query = try query.parsed(for: "list")
    let desk = try Desk.open(environment, common, for: .reading)
    try desk.store.forEachCard(matching: query, on: desk.clock.now().day) { studied in
      if json {
        environment.print(.object(JSON.card(studied)))
      } else {
        environment.printFields(ListCommand.fields(studied))
      }
      return true
    }
  }

  /// Key, due day and question.
  private static func fields(_ studied: StudiedCard) -> [SafeText] {
    let state = studied.state
    let due = state?.isSuspended == true ? "suspended" : state?.due?.description ?? "new"
    let prompt = SafeText.line(studied.card.prompt)
    return [SafeText(studied.card.key.description), SafeText(due), prompt]
  }
}

struct ShowCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One card: its words, its schedule, its history.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var card: CardArgument
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let studied = try card.find(for: "show", at: desk)
    guard !json else { return environment.print(.object(JSON.card(studied))) }
    for line in CardPage.lines(studied) { environment.print(line) }
    let media = MediaFolder(of: desk.store, environment.files)
    for path in media.files(of: studied.card) { environment.print("File: " + SafeText.line(path)) }
    let history = History(try desk.store.events(of: studied.card.id), by: desk.engine)
    guard !history.steps.isEmpty else { return }
    environment.print("")
    for line in Explanation.ladder(history) { environment.print(line) }
  }
}

/// A card as a page of lines.
enum CardPage {
  static func lines(_ studied: StudiedCard) -> [SafeText] {
    let card = studied.card
    var lines: [SafeText] = [
      "\(card.key.description)", "Question: " + SafeText(card.prompt),
      "Answer: " + SafeText(card.answer),
    ]
    if !card.aliases.isEmpty {
      lines.append("Also right: " + SafeText.line(card.aliases.joined(separator: "; ")))
    }
    if let note = card.note { lines.append("Note: " + SafeText(note)) }
    lines += card.citations.map { "Source: " + SafeText.line($0) }
    if !card.tags.isEmpty {
      lines.append("Tags: " + SafeText.line(card.tags.joined(separator: " ")))
    }
    if card.isEdited { lines.append("In your own words.") }
    return lines + [schedule(studied.state)]
  }

  private static func schedule(_ state: CardState?) -> SafeText {
    guard let state, let due = state.due else {
      return state?.isSuspended == true ? "New, suspended." : "New."
    }
    let suspended: SafeText = state.isSuspended ? ", suspended" : ""
    return "Due \(SafeText(due.description)), interval \(Days.long(state.memory.interval)), "
      + "easiness \(Explanation.easiness(state.memory.easiness)), "
      + "lapses \(SafeText(String(state.lapses)))" + suspended + "."
  }
}

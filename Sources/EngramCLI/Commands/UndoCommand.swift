import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct UndoCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last command, whole; again for the one before.")

  @OptionGroup var common: CommonOptions
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .writing)
    let undone = try desk.undo(at: desk.clock.now())
    try UndoCommand.tell(undone, at: desk, asJSON: json, in: environment)
  }

  /// Says what was taken back.
  static func tell(
    _ undone: Undone, at desk: Desk, asJSON json: Bool, in environment: Environment
  ) throws {
    let cards = try undone.cards.compactMap { try desk.store.card($0)?.card.key.description }
    guard !json else {
      var fields: [(String, JSON)] = [
        ("undone", .string(undone.kind.word)), ("cards", .strings(cards)),
      ]
      if case .importing(let files) = undone.kind { fields.append(("files", .strings(files))) }
      return environment.print(.object(fields))
    }
    environment.print(try desk.sentence(on: undone))
  }
}

extension Undone {
  /// - Parameter cards: what it concerned, such as " of 3 cards".
  func sentence(_ cards: SafeText) -> SafeText { "Undone: \(kind.phrase)" + cards + "." }
}

extension Undone.Kind {
  var word: String {
    switch self {
    case .event(let kind): kind.word
    case .edit: "edit"
    case .setting: "settings"
    case .quiz: "quiz"
    case .importing: "import"
    }
  }

  fileprivate var phrase: String {
    switch self {
    case .event(let kind): kind.word + (kind.grade.map { " \($0.rawValue)" } ?? "")
    case .edit: "edit"
    case .setting(let key): "change of \(key)"
    case .quiz(let topic): topic.isEmpty ? "quiz" : "quiz on \(topic)"
    case .importing(let files):
      files.count == 1 ? "import of \(files[0])" : "import of \(files.count) files"
    }
  }
}

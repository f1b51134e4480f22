/// The command lines given all day, by hand and by prompts, in their plainest forms.
///
/// They are read without the argument parser, whose reflection takes longer than counting what is
/// due. It sees to every other form, and to every mistake.
struct PlainCommand: Hashable {
  enum Name: Hashable { case home, review, status }

  let name: Name
  let database: String?
  let isJSON: Bool

  /// Nil for anything but `engram`, `engram review` and `engram status [--json]`, each with or
  /// without `--db FILE` at the end.
  init?(_ arguments: [String]) {
    var words = arguments[...]
    switch words.first {
    case "review": name = .review
    case "status": name = .status
    default: name = .home
    }
    if name != .home { words.removeFirst() }
    isJSON = name == .status && words.first == "--json"
    if isJSON { words.removeFirst() }
    let rest = Array(words)
    switch rest.count {
    case 0: database = nil
    case 2 where rest[0] == "--db" && !rest[1].hasPrefix("-"): database = rest[1]
    default: return nil
    }
  }

  func run(in environment: Environment) throws {
    let common = CommonOptions(database: database)
    switch name {
    case .home: try EngramCommand.start(in: environment, common)
    case .review: try ReviewCommand.review(in: environment, common)
    case .status: try StatusCommand.report(environment, common, asJSON: isJSON)
    }
  }
}

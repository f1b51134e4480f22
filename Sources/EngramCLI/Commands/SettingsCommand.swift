import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Look at the settings, or change one.",
    subcommands: [List.self, Get.self, Set.self], defaultSubcommand: List.self)

  struct List: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "All settings, with what they mean.")

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Print JSON.") var json = false

    func run(in environment: Environment) throws {
      let settings = try Desk.open(environment, common, for: .reading).settings
      guard !json else {
        return environment.print(
          .object(SettingKey.allCases.map { ($0.rawValue, SettingsCommand.json($0, settings)) }))
      }
      for key in SettingKey.allCases {
        let name = TextLayout.pad(SafeText(key.rawValue), width: 16)
        let value = TextLayout.pad(SafeText(settings.text(key)), width: 11)
        environment.print(name + value + SafeText(key.explanation))
      }
    }
  }

  struct Get: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "get", abstract: "One setting.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Its name.") var key: String

    func run(in environment: Environment) throws {
      let key = try SettingsCommand.key(key)
      let settings = try Desk.open(environment, common, for: .reading).settings
      environment.print(SafeText(settings.text(key)))
    }
  }

  struct Set: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Change one setting.",
      discussion: """
        preset and max-interval are the rules by which the log is read: changing them computes all \
        schedules anew. --dry-run tells how many due days would move. `engram undo` takes it back.
        """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "Its name.") var key: String
    @Argument(help: "Its new value.") var value: String
    @Flag(name: [.long, .customShort("n")], help: "Tell what would change, and change nothing.")
    var dryRun = false

    func run(in environment: Environment) throws {
      let key = try SettingsCommand.key(key)
      let desk = try Desk.open(environment, common, for: .writing)
      guard desk.settings.setting(key, to: value) != nil else {
        throw Failure(
          "settings", "\(key.rawValue) is \(key.explanation); not \"\(value)\"", .settings)
      }
      try desk.prepareForChanges()
      let change = try desk.store.change(
        key, to: value, at: desk.clock.now(), isTrial: dryRun)
      let verb = dryRun ? "would be" : "is"
      environment.print("\(key.rawValue) \(verb) \(value)")
      guard key.changesSchedules else { return }
      environment.print(
        "\(change.moved) schedules \(dryRun ? "would change" : "changed"); due by today: \(change.dueBefore) before, \(change.dueAfter) after"
      )
    }
  }

  private static func key(_ text: String) throws -> SettingKey {
    guard let key = SettingKey(rawValue: text) else {
      let known = SettingKey.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("settings", "there is no \"\(text)\"; there are \(known)", .settings)
    }
    return key
  }

  private static func json(_ key: SettingKey, _ settings: Settings) -> JSON {
    let text = settings.text(key)
    return Int(text).map(JSON.int) ?? .string(text)
  }
}

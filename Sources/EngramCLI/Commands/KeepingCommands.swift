import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct BackupCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database, and check the copy.",
    discussion: """
      engram also does it by itself before the first change of a day. Without a file the copy goes \
      to the folder backups beside the database.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "Where to; there must be nothing yet.") var file: String?
  @Flag(name: .long, help: "List the copies there are, the newest first.") var list = false

  func run(in environment: Environment) throws {
    let desk = try Desk.openExisting(environment, common, for: .reading)
    guard !list else {
      for path in Store.backups(of: desk.store.path) { environment.print(SafeText(path)) }
      return
    }
    let target = file ?? desk.store.backupPath(at: desk.clock.now())
    let backup = try desk.store.makeBackup(to: target)
    environment.print("\(SafeText(backup.path).text): \(backup.events.of("event")), checked")
  }
}

struct RestoreCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a copy in the place of the database.",
    discussion: """
      Without a file it takes the newest copy that passes its check. What was there is kept beside \
      it under another name.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The copy to take.") var file: String?

  func run(in environment: Environment) throws {
    let path = try DataLocation.database(common.database, environment)
    let (backup, replaced) = try Store.restore(path, from: file, at: environment.clock.now())
    environment.print(
      "Restored \(backup.events.of("event")) from \(SafeText(backup.path).text).")
    if let replaced { environment.print("What was there is now \(SafeText(replaced).text).") }
  }
}

struct DoctorCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the database against its log, or rebuild it from there."
  )

  @OptionGroup var common: CommonOptions
  @Flag(name: .long, help: "Compute every schedule anew from the log.") var rebuild = false
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    let desk = try Desk.openExisting(environment, common, for: rebuild ? .writing : .reading)
    var rebuilt: Int?
    if rebuild {
      try desk.prepareForChanges()
      rebuilt = try desk.store.rebuild(by: desk.engine)
    }
    let findings = try desk.store.examine(by: desk.engine)
    if json {
      environment.print(
        .object([
          ("cards", .int(findings.cards)), ("events", .int(findings.events)),
          ("rebuilt", rebuilt.map(JSON.int) ?? .null),
          ("problems", .strings(findings.problems.map(\.text))),
          ("hash", .optional(findings.hash)),
        ]))
    } else {
      if let rebuilt { environment.print("Rebuilt from the log: \(rebuilt) schedules differed.") }
      for problem in findings.problems { environment.print(SafeText(problem.text)) }
      environment.print(
        "\(findings.cards.of("card")), \(findings.events.of("event")) looked over.")
      if let hash = findings.hash { environment.print("hash \(hash)") }
    }
    guard findings.problems.isEmpty else {
      let isMendable = findings.problems.allSatisfy(\.isMendable)
      throw Failure(
        "doctor",
        "\(findings.problems.count.of("problem")); "
          + (isMendable
            ? "`engram doctor --rebuild` mends them"
            : "`engram restore` takes the newest good backup"),
        .badData)
    }
    if !json { environment.print("Nothing is wrong.") }
  }
}

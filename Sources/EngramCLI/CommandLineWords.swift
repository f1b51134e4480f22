import ArgumentParser

/// The words of a command line, looked at before the argument parser reads them.
struct CommandLineWords {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  /// The command that they name; options may stand before it.
  var command: String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--db" { _ = rest.popFirst() }
      if CommandLineWords.commands.contains(word) { return word }
    }
    return nil
  }

  /// The words with "-" before a term of a query spelt out, since the argument parser would take it
  /// for an option.
  var queriesProtected: [String] {
    guard words.contains(where: CommandLineWords.isExcluding), let command,
      CommandLineWords.takingQueries.contains(command)
    else { return words }
    return words.flatMap { word in
      CommandLineWords.isExcluding(word) ? ["not", String(word.dropFirst())] : [word]
    }
  }

  /// A number below zero, which the argument parser would take for an option; none is ever wanted,
  /// but a query may exclude a number.
  var negativeNumber: String? {
    let takesQueries = command.map(CommandLineWords.takingQueries.contains) ?? false
    return zip([""] + words, words).first { before, word in
      // Behind an option it is that option's value, and no term of a query.
      word.hasPrefix("-") && Int(word) != nil && (!takesQueries || before.hasPrefix("--"))
    }?.1
  }

  private static func isExcluding(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.count > 2
  }

  private static let commands = Set(
    EngramCommand.configuration.groupedSubcommands.flatMap { $0.subcommands }
      .compactMap { $0.configuration.commandName })

  private static let takingQueries: Set = [
    "review", "quiz", "list", "next", "suspend", "resume", "bury", "reset", "export",
  ]
}

import ArgumentParser

/// The manual page, made from the help texts so that it cannot fall behind; `make install` uses it.
struct ManualCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual page, in troff.", shouldDisplay: false)

  func run(in environment: Environment) throws {
    var page = """
      .TH ENGRAM 1 "" "\(EngramCommand.configuration.version)" "User Commands"
      .SH NAME
      engram \\- \(EngramCommand.configuration.abstract)

      """
    page += section("SYNOPSIS", EngramCommand.helpMessage(columns: 76))
    for group in EngramCommand.configuration.groupedSubcommands {
      for command in group.subcommands where command.configuration.shouldDisplay {
        page += section(
          "ENGRAM " + (command.configuration.commandName ?? "").uppercased(),
          EngramCommand.helpMessage(for: command, columns: 76))
      }
    }
    page += section(
      "FILES",
      """
      $ENGRAM_HOME, else $XDG_DATA_HOME/engram, else ~/.local/share/engram:
        engram.db           the database
        engram.db.lock      names the process that writes
        backups/            checked copies, one before the first change of each day
      """)
    environment.output.write(page)
  }

  private func section(_ title: String, _ text: String) -> String {
    let escaped = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let safe = line.map { $0 == "\\" ? "\\e" : String($0) }.joined()
      return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
    return ".SH \"\(title)\"\n.nf\n\(escaped.joined(separator: "\n"))\n.fi\n"
  }
}

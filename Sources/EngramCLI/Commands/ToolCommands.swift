import ArgumentParser
import EngramScreens

struct CompletionsCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Completions for a shell.",
    discussion:
      "For example: engram completions bash > ~/.local/share/bash-completion/completions/engram")

  @Argument(help: "bash, zsh or fish.") var shell: String

  func validate() throws {
    guard ["bash", "zsh", "fish"].contains(shell) else {
      throw ValidationError("completions are for bash, zsh or fish, not \"\(shell)\"")
    }
  }

  func run(in environment: Environment) throws {
    environment.output.write(
      EngramCommand.completionScript(for: CompletionShell(rawValue: shell) ?? .bash) + "\n")
  }
}

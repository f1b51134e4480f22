import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: reads the command line, runs one command, and turns what went wrong into a sentence
/// and an exit code.
package enum Program {
  package static func main() {
    keepStandardStreams()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let environment = Environment.live()
    let status = run(Array(CommandLine.arguments.dropFirst()), in: environment)
    environment.output.flush()
    environment.errors.flush()
    // A shell that runs engram in a loop stops with it.
    if status == interrupted {
      signal(SIGINT, SIG_DFL)
      raise(SIGINT)
    }
    exit(status)
  }

  /// What a shell makes of a process that Ctrl-C ended.
  private static let interrupted: Int32 = 130

  /// Fills the place of a standard stream that the shell closed, so that no file of ours gets its
  /// number; reading from it and writing to it still fail.
  private static func keepStandardStreams() {
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Runs one command line and returns its exit code.
  package static func run(_ arguments: [String], in environment: Environment) -> Int32 {
    do {
      try checkVariables(environment)
      if let plain = PlainCommand(arguments) {
        try plain.run(in: environment)
        return ExitStatus.done.rawValue
      }
      let words = CommandLineWords(arguments)
      if let number = words.negativeNumber {
        throw Failure(
          words.command ?? "home", "\"\(number)\" is below zero, and no number here may be", .usage)
      }
      var command = try parse(words.queriesProtected)
      if let command = command as? any StudyCommand {
        try command.run(in: environment)
      } else {
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch let failure as Failure {
      environment.output.flush()
      environment.complain(failure.text)
      return failure.status.rawValue
    } catch let error as StoreError {
      environment.output.flush()
      let name = CommandLineWords(arguments).command ?? "home"
      environment.complain(Failure(name, error).text)
      return ExitStatus(error.category).rawValue
    } catch let interruption as Interrupted {
      environment.complain("engram: interrupted; \(interruption.outcome)")
      return interrupted
    } catch { return report(error, CommandLineWords(arguments).command, in: environment) }
  }

  /// A daily command is parsed by itself: preparing the whole tree of commands takes the argument
  /// parser longer than counting what is due.
  ///
  /// Whatever is not plain (help, a mistake) is left to the whole tree, which has the right words.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let daily = EngramCommand.daily.first { $0.configuration.commandName == arguments.first }
    if let daily, let command = try? daily.parseAsRoot(Array(arguments.dropFirst())) {
      return command
    }
    return try EngramCommand.parseAsRoot(arguments)
  }

  /// What the argument parser has to say: help and version are no errors.
  private static func report(
    _ error: any Error, _ command: String?, in environment: Environment
  ) -> Int32 {
    let code = EngramCommand.exitCode(for: error)
    guard code != .success else {
      environment.output.write(EngramCommand.fullMessage(for: error) + "\n")
      return code.rawValue
    }
    let message = EngramCommand.message(for: error)
    if message.isEmpty { return code.rawValue }
    environment.complain("engram: \(command.map { $0 + ": " } ?? "")\(message)")
    environment.complain(
      "Run `engram --help`, or `engram help` with a command's name, for what there is.")
    return ExitStatus.usage.rawValue
  }

  private static func checkVariables(_ environment: Environment) throws {
    guard let now = environment.variable("ENGRAM_NOW"), Moment(iso: now, rollover: 4) == nil,
      Environment.fixedSeconds(now) == nil
    else { return }
    throw Failure(
      "ENGRAM_NOW", "\"\(now)\" is no time such as 2026-11-21T09:30:00+01:00", .settings)
  }
}

/// A command that is given the world it acts in.
protocol StudyCommand: ParsableCommand {
  func run(in environment: Environment) throws
}

import EngramCore
import EngramScreens
import EngramTerminal

/// The full screen as it will be once it is opened.
struct FullScreen {
  var theme: Theme
  private let hasColour: Bool

  /// Nil off a terminal, on one that cannot place text, or where lines are wanted.
  init?(
    _ environment: Environment, _ common: CommonOptions, front: Settings.Front = .full,
    theme: String = "auto"
  ) {
    guard front == .full, environment.isInputTerminal, environment.isOutputTerminal,
      let term = environment.variable("TERM"), term != "dumb"
    else { return nil }
    hasColour =
      !common.isColourless && environment.variable("NO_COLOR") == nil
      && environment.variables["CLICOLOR"] != "0"
    self.theme = Theme(rawValue: theme) ?? .auto
  }

  /// - Throws: `Failure` when the terminal does not let itself be taken.
  func open(for command: String) throws -> CursesTerminal {
    guard let terminal = CursesTerminal(theme: theme, colour: hasColour) else {
      throw Failure(
        command, "this terminal has no full screen; use `engram review --plain`", .unavailable)
    }
    return terminal
  }
}

extension Desk {
  /// The review on the full screen, until the learner leaves it.
  func review(
    _ session: inout ReviewSession, on terminal: inout CursesTerminal, notice: SafeText?
  ) {
    let screen = session.screen(notice: notice)
    _ = EngramScreens.run(screen, on: &terminal, clock: clock, idle: { idle() }) {
      effect, terminal in
      session.perform(effect) { text in
        var edited: String?
        terminal.handOver { edited = edit(text) }
        return edited
      }
    }
  }

  /// The review in lines, until the learner leaves it or the input ends.
  func reviewInLines(_ session: inout ReviewSession, notice: SafeText?) {
    _ = LinearFront(environment, clock: clock).run(session.screen(notice: notice)) { effect in
      session.perform(effect) { edit($0) }
    }
  }
}

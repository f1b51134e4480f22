import EngramCore
import EngramScreens
import EngramStore

/// The review in lines, for pipes and screen readers: what the full screen shows, in words.
struct PlainReview {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  /// Goes on until the learner quits or the input ends; at the end of the queue undo is still possible.
  func run(_ session: inout ReviewSession, notice: SafeText?) {
    let environment = desk.environment
    var screen = session.screen(notice: notice)
    tell(screen)
    while !screen.isFinished {
      prompt()
      guard let line = environment.readLine() else { break }
      guard let message = screen.message(forLine: line, at: desk.clock.now()) else {
        environment.print(help(for: screen))
        continue
      }
      var effect = screen.update(message)
      while let due = effect {
        effect = session.perform(due) { desk.edit($0) }.flatMap { screen.update($0) }
      }
      tell(screen)
    }
  }

  private func tell(_ screen: ReviewScreen) {
    for line in screen.lines { desk.environment.print(line) }
    desk.environment.output.flush()
  }

  /// Only where a person types.
  private func prompt() {
    guard desk.environment.isInputTerminal else { return }
    desk.environment.output.write("> ")
    desk.environment.output.flush()
  }

  private func help(for screen: ReviewScreen) -> SafeText {
    screen.phase == .revealed
      ? "Type a grade from the list, or help." : "Press Enter for the answer, or type help."
  }
}

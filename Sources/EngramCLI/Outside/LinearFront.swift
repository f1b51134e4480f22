import EngramCore
import EngramScreens

/// Shows a screen in lines, for pipes and screen readers: what the full screen shows, in words.
struct LinearFront {
  private let environment: Environment
  private let clock: StudyClock

  init(_ environment: Environment, clock: StudyClock) {
    self.environment = environment
    self.clock = clock
  }

  /// Goes on until the screen is finished or the input ends, and returns it as it then is.
  func run<S: LinearScreen>(
    _ screen: consuming S, perform: (S.Effect) -> S.Message?
  ) -> S {
    var screen = screen
    tell(screen)
    while !screen.isFinished {
      prompt()
      let line = environment.readLine()
      let now = clock.now()
      let message =
        line.map { screen.message(forLine: $0, at: now) }
        ?? screen.message(for: .ended(.hangUp), at: now)
      if let message {
        var effect = screen.update(message)
        while let due = effect { effect = perform(due).flatMap { screen.update($0) } }
      }
      if message == nil, line != nil { environment.print(screen.hint) } else { tell(screen) }
      guard line != nil else { break }
    }
    return screen
  }

  private func tell(_ screen: some LinearScreen) {
    for line in screen.lines { environment.print(line) }
    environment.output.flush()
  }

  /// Only where a person types.
  private func prompt() {
    guard environment.isInputTerminal else { return }
    environment.output.write("> ")
    environment.output.flush()
  }
}

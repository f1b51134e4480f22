package import EngramCore

/// Shows a screen until it is finished, and returns it as it then is.
///
/// Each input is stamped with the time at which it was read, and all effects that follow from it
/// are performed before anything is drawn. A screen that leaves an ending unanswered is finished by
/// it, and none outlives its terminal or the system's request to stop. A screen that watches the
/// clock (`wakesEvery`) hears a tick where no input came in that time.
///
/// - Parameters:
///   - idle: called once at the start and after effects, when the screen is drawn and no input has come for a
///     moment: the time for work that the learner should not wait for.
///   - perform: does what the screen asks for; returns what came of it, or nil for nothing to say.
package func run<S: Screen, T: Terminal & ~Copyable>(
  _ screen: consuming S, on terminal: inout T, clock: StudyClock, idle: () -> Void,
  perform: (S.Effect, inout T) -> S.Message?
) -> S {
  var screen = screen
  var drawn: Frame?
  var owesIdle = true
  while !screen.isFinished {
    let frame = screen.view(in: terminal.size)
    if frame != drawn { terminal.draw(frame) }
    drawn = frame
    let patience = owesIdle ? quietMilliseconds : screen.wakesEvery
    let next = patience.map { terminal.nextInput(within: $0) } ?? terminal.nextInput()
    if next == nil, owesIdle {
      owesIdle = false
      idle()
      continue
    }
    let input = next ?? .tick
    if input.spoilsScreen { drawn = nil }
    let message = screen.message(for: input, at: clock.now())
    var effect = message.flatMap { screen.update($0) }
    while let due = effect {
      owesIdle = true
      effect = perform(due, &terminal).flatMap { screen.update($0) }
    }
    if case .ended(let ending) = input, ending != .interrupt || message == nil { break }
  }
  return screen
}

/// How long without input counts as idle.
private let quietMilliseconds = 150

extension Input {
  /// Whether what was drawn may no longer be what is seen.
  fileprivate var spoilsScreen: Bool {
    switch self {
    case .resized, .resumed: true
    case .key, .tick, .ended: false
    }
  }
}

import EngramCore
import EngramTestSupport
import Testing

@testable import EngramScreens

struct RunTests {
  private let clock = StudyClock.fixed(.noon(ofDay: 10))

  @Test func keysBecomeMessagesUntilTheScreenIsFinished() {
    var terminal = ScriptedTerminal("abq?")
    let screen = play(&terminal)
    #expect(screen.heard == [.key(.character("a")), .key(.character("b")), .key(.character("q"))])
    #expect(terminal.frames.map(\.text) == ["0", "1", "2"])
  }

  @Test func inputIsStampedWhenItIsRead() {
    var terminal = ScriptedTerminal("aq")
    #expect(play(&terminal).days == [Day(10), Day(10)])
  }

  @Test func effectsArePerformedBeforeAnythingIsDrawn() {
    var terminal = ScriptedTerminal("sq")
    var performed: [Counter.Effect] = []
    let screen = play(&terminal) { effect, _ in
      performed.append(effect)
      return effect == .save(1) ? .saved : nil
    }
    #expect(performed == [.save(1), .tell])
    #expect(screen.saved == 1)
    #expect(terminal.frames.map(\.text) == ["0", "1 saved 1"])
  }

  @Test func effectsReachTheTerminal() {
    var terminal = ScriptedTerminal("sq")
    _ = play(&terminal) { _, terminal in
      terminal.bell()
      terminal.handOver {}
      return nil
    }
    #expect(terminal.bells == 1)
    #expect(terminal.handOvers == 1)
  }

  @Test func anUnchangedFrameIsNotDrawnAgain() {
    var terminal = ScriptedTerminal("    aq")
    _ = play(&terminal)
    #expect(terminal.frames.map(\.text) == ["0", "1"])
  }

  @Test func aResizeAndAReturnAreDrawnAnew() {
    let small = Size(columns: 1, rows: 1)
    let keys: [Input] = [.resized(small), .resumed, .resized(small), .key(.character("q"))]
    var terminal = ScriptedTerminal(keys)
    _ = play(&terminal)
    #expect(terminal.frames.map(\.size.columns) == [80, 1, 1, 1])
  }

  @Test func idleComesAtTheStartAndOnceAfterEffectsAndAPause() {
    let key = { (character: Character) in ScriptedTerminal.Step.input(.key(.character(character))) }
    var terminal = ScriptedTerminal(
      [.pause, key("a"), .pause, key("s"), key("a"), .pause, .pause, key("s"), key("q")])
    var shownAtIdle: [Int] = []
    var performed = 0
    _ = run(
      Counter(), on: &terminal, clock: clock, idle: { shownAtIdle.append(performed) },
      perform: { _, _ in
        performed += 1
        return nil
      })
    #expect(shownAtIdle == [0, 1])
  }

  @Test func aScreenThatWatchesTheClockIsWokenWhereNothingCame() {
    let key = { (character: Character) in ScriptedTerminal.Step.input(.key(.character(character))) }
    let script = [.pause, .pause, key("a"), .pause, key("s"), .pause, .pause, key("q")]
    func heard(every milliseconds: Int?) -> [Input] {
      var terminal = ScriptedTerminal(script)
      var screen = Counter()
      screen.wakesEvery = milliseconds
      return run(screen, on: &terminal, clock: clock, idle: {}, perform: { _, _ in nil }).heard
    }
    let keys = Input.keys("asq")
    #expect(heard(every: nil) == keys)
    // The first pause after an effect is the idle time.
    #expect(heard(every: 1000) == [.tick, keys[0], .tick, keys[1], .tick, keys[2]])
  }

  @Test(arguments: [Ending.interrupt, .hangUp, .terminate])
  func anUnansweredEndingEndsTheScreen(ending: Ending) {
    var terminal = ScriptedTerminal([.ended(ending), .key(.character("a"))])
    #expect(play(&terminal).heard.isEmpty)
  }

  @Test func aScreenMayAnswerAnInterrupt() {
    var terminal = ScriptedTerminal([.ended(.interrupt), .key(.character("q"))])
    var screen = Counter()
    screen.answersEndings = true
    let end = run(screen, on: &terminal, clock: clock, idle: {}, perform: { _, _ in nil })
    #expect(end.heard == [.ended(.interrupt), .key(.character("q"))])
  }

  @Test func noScreenOutlivesItsTerminal() {
    var terminal = ScriptedTerminal("")
    var screen = Counter()
    screen.answersEndings = true
    let end = run(screen, on: &terminal, clock: clock, idle: {}, perform: { _, _ in nil })
    #expect(end.heard == [.ended(.hangUp)])
    #expect(!end.isFinished)
  }

  @Test func aFinishedScreenIsNotShown() {
    var terminal = ScriptedTerminal("a")
    var screen = Counter()
    screen.isFinished = true
    _ = run(screen, on: &terminal, clock: clock, idle: {}, perform: { _, _ in nil })
    #expect(terminal.frames.isEmpty)
  }

  @Test func aScriptTypesKeys() {
    #expect(
      Input.keys("a \n\t\u{1B}\u{7F}\u{3}é") == [
        .key(.character("a")), .key(.character(" ")), .key(.enter), .key(.tab), .key(.escape),
        .key(.backspace), .key(.control("c")), .key(.character("é")),
      ])
  }

  private func play(
    _ terminal: inout ScriptedTerminal,
    perform: (Counter.Effect, inout ScriptedTerminal) -> Counter.Message? = { _, _ in nil }
  ) -> Counter {
    run(Counter(), on: &terminal, clock: clock, idle: {}, perform: perform)
  }
}

/// Counts what it hears: `s` saves, `q` quits, a space means nothing.
private struct Counter: Screen {
  var heard: [Input] = []
  var days: [Day] = []
  var saved = 0
  var answersEndings = false
  var isFinished = false
  var wakesEvery: Int?

  enum Message: Hashable {
    case heard(Input, Day)
    case saved
  }

  enum Effect: Hashable {
    case save(Int)
    case tell
  }

  func message(for input: Input, at moment: Moment) -> Message? {
    switch input {
    case .key(.character(" ")), .resized, .resumed: nil
    case .tick: .heard(input, moment.day)
    case .ended: answersEndings ? .heard(input, moment.day) : nil
    case .key: .heard(input, moment.day)
    }
  }

  mutating func update(_ message: Message) -> Effect? {
    switch message {
    case .saved:
      saved = heard.count
      return .tell
    case .heard(let input, let day):
      heard.append(input)
      days.append(day)
      isFinished = input == .key(.character("q"))
      return input == .key(.character("s")) ? .save(heard.count) : nil
    }
  }

  func view(in size: Size) -> Frame {
    let text: SafeText = saved == 0 ? "\(heard.count)" : "\(heard.count) saved \(saved)"
    return Frame(size: size, lines: [Line(text)])
  }
}

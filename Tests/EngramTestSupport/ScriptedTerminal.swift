package import EngramScreens

/// A terminal that types from a script and keeps what it was shown.
package struct ScriptedTerminal: Terminal {
  package private(set) var size: Size
  package private(set) var frames: [Frame] = []
  package private(set) var bells = 0
  package private(set) var handOvers = 0
  private var script: ArraySlice<Step>

  /// What happens at the keyboard.
  package enum Step: Hashable, Sendable {
    case input(Input)
    /// So long without input that a wait with a limit ends.
    case pause
  }

  package init(_ steps: [Step], size: Size = Size(columns: 80, rows: 24)) {
    script = steps[...]
    self.size = size
  }

  package init(_ inputs: [Input], size: Size = Size(columns: 80, rows: 24)) {
    self.init(inputs.map { .input($0) }, size: size)
  }

  /// Types each character; newline is Enter, and control characters are the keys that send them.
  package init(_ keys: String, size: Size = Size(columns: 80, rows: 24)) {
    self.init(Input.keys(keys), size: size)
  }

  package mutating func draw(_ frame: borrowing Frame) { frames.append(copy frame) }

  /// When the script has ended the learner has hung up.
  package mutating func nextInput() -> Input {
    while true {
      if let input = nextInput(within: 0) { return input }
    }
  }

  package mutating func nextInput(within milliseconds: Int) -> Input? {
    switch script.popFirst() {
    case .input(.resized(let newSize)):
      size = newSize
      return .resized(newSize)
    case .input(let input): return input
    case .pause: return nil
    case nil: return .ended(.hangUp)
    }
  }

  package mutating func bell() { bells += 1 }

  package mutating func handOver(_ body: () -> Void) {
    handOvers += 1
    body()
  }
}

extension Input {
  /// The keys that type a text.
  package static func keys(_ text: String) -> [Input] { text.map { .key(Key(typed: $0)) } }
}

extension Key {
  fileprivate init(typed character: Character) {
    switch character {
    case "\n", "\r", "\r\n": self = .enter
    case "\t": self = .tab
    case "\u{1B}": self = .escape
    case "\u{8}", "\u{7F}": self = .backspace
    default:
      guard let code = character.asciiValue, (1...26).contains(code) else {
        self = .character(character)
        return
      }
      self = .control(Character(Unicode.Scalar(code + 0x60)))
    }
  }
}

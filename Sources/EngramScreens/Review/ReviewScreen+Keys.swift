package import EngramCore

extension ReviewScreen {
  package func message(for input: Input, at moment: Moment) -> Message? {
    switch input {
    case .key(let key): message(for: key, at: moment)
    case .ended: .quit
    case .resized, .resumed, .tick: nil
    }
  }

  private func message(for key: Key, at moment: Moment) -> Message? {
    switch key {
    case .down, .pageDown: return .scroll(key == .down ? 1 : 5)
    case .up, .pageUp: return .scroll(key == .up ? -1 : -5)
    default: break
    }
    switch phase {
    case .asking, .revealed: return studying(key, at: moment)
    case .explaining, .helping: return .back
    case .failed:
      switch key {
      case .character("q"), .escape: return .quit
      case .character("r"), .enter, .character(" "): return .retry
      default: return nil
      }
    case .done:
      switch key {
      case .character("u"): return .act(.undo, moment)
      case .character("q"), .escape, .enter, .character(" "): return .quit
      default: return nil
      }
    case .saving, .closed: return nil
    }
  }

  private func studying(_ key: Key, at moment: Moment) -> Message? {
    let isRevealed = phase == .revealed
    switch key {
    case .enter, .character(" "): return isRevealed ? .grade(.good, moment) : .reveal
    case .character("u"): return .act(.undo, moment)
    case .character("s"): return .act(.suspend, moment)
    case .character("b"): return .act(.bury, moment)
    case .character("e"): return .edit(moment)
    case .character("i"): return .explain
    case .character("?"): return .help
    case .character("q"), .escape: return .quit
    case .character(let character):
      guard isRevealed, let digit = character.wholeNumberValue, character.isASCII else {
        return nil
      }
      return scale.grade(forDigit: digit).map { .grade($0, moment) }
    default: return nil
    }
  }

  /// What a typed line means in the linear front: Enter, a digit, or a word.
  package func message(forLine line: String, at moment: Moment) -> Message? {
    let word = line.trimmed.lowercased()
    switch (phase, word) {
    case (.explaining, _), (.helping, _): return .back
    case (.done, "undo"), (.done, "u"): return .act(.undo, moment)
    case (.done, _): return .quit
    case (.failed, "quit"), (.failed, "q"): return .quit
    case (.failed, _): return .retry
    case (.asking, ""): return .reveal
    case (.revealed, ""): return nil
    case (_, "quit"), (_, "q"): return .quit
    case (_, "undo"), (_, "u"): return .act(.undo, moment)
    case (_, "suspend"), (_, "s"): return .act(.suspend, moment)
    case (_, "bury"), (_, "b"): return .act(.bury, moment)
    case (_, "edit"), (_, "e"): return .edit(moment)
    case (_, "why"), (_, "i"): return .explain
    case (_, "help"), (_, "?"): return .help
    case (.revealed, _):
      let choice = scale.choices.first { "\($0.digit)" == word || $0.name == word }
      return choice.map { .grade($0.grade, moment) }
    default: return nil
    }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

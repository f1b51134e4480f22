package import EngramCore

extension QuizScreen {
  package func message(for input: Input, at moment: Moment) -> Message? {
    switch input {
    case .resized, .resumed: nil
    case .tick: isTimed ? .tick(moment) : nil
    case .ended: ending(at: moment)
    // Too late: what there is by now is handed in.
    case .key(let key): isTimeUp(at: moment) ? .tick(moment) : message(for: key, at: moment)
    }
  }

  func isTimeUp(at moment: Moment) -> Bool { isTimed && clock.isUp(at: moment.instant) }

  private func ending(at moment: Moment) -> Message {
    switch phase {
    case .result, .failed, .closed: .quit
    case .asking, .told, .ready, .saving, .paused, .helping: .leave(moment)
    }
  }

  private func message(for key: Key, at moment: Moment) -> Message? {
    switch phase {
    case .asking(let asking):
      return asking.isTyping
        ? typing(key, asking, at: moment)
        : choosing(key, asking, at: moment) ?? general(key) ?? scrolling(key)
    case .told: return reading(key, at: moment) ?? general(key) ?? scrolling(key)
    case .ready: return waiting(key, at: moment) ?? general(key)
    case .result: return afterwards(key, at: moment) ?? scrolling(key)
    case .failed: return retrying(key)
    case .paused: return paused(key, at: moment)
    case .helping: return scrolling(key) ?? .back
    case .saving, .closed: return nil
    }
  }

  /// Every letter belongs to the answer; only a question mark, with which none begins, asks for help.
  private func typing(_ key: Key, _ asking: QuizAsking, at moment: Moment) -> Message? {
    guard case .typing(let editor) = asking.draft else { return nil }
    switch key {
    case .enter: return .enter(moment)
    case .tab: return .pass(moment)
    case .escape: return .pause
    case .control("f"): return .flag
    case .character("?") where editor.isEmpty: return .help
    default: return LineEditor.Edit(key).map { .edit($0) } ?? scrolling(key)
    }
  }

  private func choosing(_ key: Key, _ asking: QuizAsking, at moment: Moment) -> Message? {
    switch key {
    case .enter, .character(" "): return .enter(moment)
    case .down: return .move(1)
    case .up: return .move(-1)
    case .backspace: return .takeBack
    case .tab: return .pass(moment)
    case .character(let character):
      if let option = option(character, asking) { return .pick(option, moment) }
      return character == "s" ? .pass(moment) : nil
    default: return nil
    }
  }

  /// The option that a digit or letter stands for.
  func option(_ character: Character, _ asking: QuizAsking) -> Int? {
    let options = options(asking)
    if character == "t", quiz.items[asking.places[0]].mode == .truefalse {
      return options.firstIndex { $0.text.lowercased().hasPrefix("t") }
    }
    guard let code = character.asciiValue else { return nil }
    let place =
      switch code {
      case 0x31...0x39: Int(code) - 0x31
      case 0x61...0x7A: Int(code) - 0x61
      default: -1
      }
    return options.indices.contains(place) ? place : nil
  }

  private func general(_ key: Key) -> Message? {
    switch key {
    case .control("f"), .character("f"): .flag
    case .character("?"): .help
    case .character("q"), .escape: .pause
    default: nil
    }
  }

  private func scrolling(_ key: Key) -> Message? {
    switch key {
    case .down: .scroll(1)
    case .up: .scroll(-1)
    case .pageDown: .scroll(5)
    case .pageUp: .scroll(-5)
    default: nil
    }
  }

  private func reading(_ key: Key, at moment: Moment) -> Message? {
    switch key {
    case .enter, .character(" "): .goOn(moment)
    case .character("o"): .overrule(moment)
    default: nil
    }
  }

  private func waiting(_ key: Key, at moment: Moment) -> Message? {
    switch key {
    case .enter: .enter(moment)
    case .character("b"), .backspace: .again(moment)
    default: nil
    }
  }

  private func afterwards(_ key: Key, at moment: Moment) -> Message? {
    switch key {
    case .character("r"): .review
    case .character("u"): .askUndo(moment)
    case .character("q"), .enter, .escape: .quit
    default: nil
    }
  }

  private func retrying(_ key: Key) -> Message? {
    switch key {
    case .character("r"), .enter, .character(" "): .retry
    case .character("q"), .escape: .quit
    default: nil
    }
  }

  private func paused(_ key: Key, at moment: Moment) -> Message? {
    switch key {
    case .enter, .escape, .character(" "): .back
    case .character("e"): .end(moment)
    case .character("q"): .leave(moment)
    default: nil
    }
  }
}

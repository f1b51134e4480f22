package import EngramCore

extension QuizScreen {
  /// What a typed line means in the linear front: an option, an answer, or a word.
  package func message(forLine line: String, at moment: Moment) -> Message? {
    // Too late: what there was by then is handed in.
    guard !isTimeUp(at: moment) else { return .tick(moment) }
    let word = line.trimmed.lowercased()
    switch phase {
    case .asking(let asking):
      guard asking.isTyping else { return choice(word, asking, at: moment) }
      return typed(line.trimmed, at: moment)
    case .told: return telling(word, at: moment)
    case .ready: return waiting(word, at: moment)
    case .result:
      switch word {
      case "review", "r": return .review
      case "undo", "u": return .undo(moment)
      case "", "quit", "q": return .quit
      default: return nil
      }
    case .failed: return word == "quit" || word == "q" ? .quit : .retry
    case .helping: return .back
    case .paused: return command(word, at: moment) ?? .back
    case .saving, .closed: return nil
    }
  }

  private func choice(_ word: String, _ asking: QuizAsking, at moment: Moment) -> Message? {
    if word.isEmpty { return isMatched(asking) ? .enter(moment) : nil }
    let texts = options(asking).map { SafeText.line($0.text).text.lowercased() }
    if let option = texts.firstIndex(of: word) { return .pick(option, moment) }
    if word.count == 1, let option = word.first.flatMap({ option($0, asking) }) {
      return .pick(option, moment)
    }
    if word == "back" { return .takeBack }
    // Where there is a "false" an f is too near to it to mean flag.
    if word == "f", quiz.items[asking.places[0]].mode == .truefalse { return nil }
    return command(word, at: moment)
  }

  private func isMatched(_ asking: QuizAsking) -> Bool {
    guard case .matching(let given, _) = asking.draft else { return false }
    return given.count == asking.places.count
  }

  /// A line is an answer unless it begins like a command; ".05" is an answer.
  private func typed(_ line: String, at moment: Moment) -> Message? {
    let word = line.dropFirst().lowercased()
    switch line.first {
    case nil: return nil
    case "/": return command(word, at: moment)
    case ".": return command(word, at: moment) ?? .answer(line, moment)
    default: return .answer(line, moment)
    }
  }

  private func command(_ word: String, at moment: Moment) -> Message? {
    switch word {
    case "skip", "s", "keep": .pass(moment)
    case "flag", "f": .flag
    case "end": .end(moment)
    case "quit", "q": .leave(moment)
    case "help", "?": .help
    default: nil
    }
  }

  private func telling(_ word: String, at moment: Moment) -> Message? {
    switch word {
    case "", "next": .goOn(moment)
    case "overrule", "o": .overrule(moment)
    case "skip", "s", "keep": nil
    default: command(word, at: moment)
    }
  }

  private func waiting(_ word: String, at moment: Moment) -> Message? {
    switch word {
    case "", "end": .enter(moment)
    case "back", "b": .again(moment)
    case "quit", "q": .leave(moment)
    case "help", "?": .help
    default: nil
    }
  }
}

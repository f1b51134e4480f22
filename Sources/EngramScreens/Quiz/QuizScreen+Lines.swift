import EngramCore

extension QuizScreen: LinearScreen {
  /// What the screen shows, for the linear front: no redraw, no box drawing, words for symbols.
  package var lines: [SafeText] { lines(of: phase) }

  /// What can be typed now; told where a line was not understood.
  package var hint: SafeText {
    switch phase {
    case .asking(let asking):
      asking.isTyping
        ? "Type the answer. A command begins with a slash, such as /skip, /flag, /quit or /help."
        : "Type one of the options, or skip, flag, end, quit or help."
    case .told: "Enter goes on; or type flag, end, quit or help."
    case .ready: "Enter ends the quiz; quit leaves it for later."
    case .result: "Type review, undo or quit."
    case .failed: "Enter tries again; quit leaves."
    case .saving, .paused, .helping, .closed: "Enter goes on."
    }
  }

  private func lines(of phase: Phase) -> [SafeText] {
    switch phase {
    case .asking(let asking): notices + question(asking)
    case .told(let told): notices + lines(told)
    case .ready: notices + QuizWords.readyLines(quiz)
    case .result(let dueToday): notices + resultLines(dueToday)
    case .saving, .closed: []
    case .failed(let reason, _, _):
      ["Not saved: " + reason, "Enter tries again; quit leaves. What is saved already stays."]
    case .paused: ["Enter goes on; end ends the quiz now; quit leaves it for later."]
    case .helping: plainHelp + ["Enter goes back."]
    }
  }

  private var notices: [SafeText] { notice.map { [$0] } ?? [] }

  private func question(_ asking: QuizAsking) -> [SafeText] {
    let item = quiz.items[asking.place]
    let total = quiz.items.count
    var heading: SafeText = "Question \(asking.place + 1) of \(total), \(QuizWords.mode(item.mode))"
    if case .matching = asking.draft, let turn = asking.places.firstIndex(of: asking.place) {
      heading += " \(turn + 1) of \(asking.places.count)"
    }
    heading += ", " + SafeText.line(item.standing.deckTitle)
    if quiz.flags.contains(asking.place) { heading += ", flagged" }
    heading += "."
    if let left = clock.left {
      heading += " " + QuizWords.spoken(left) + " left."
    } else if !quiz.responses.isEmpty {
      heading += " Right so far: \(quiz.score.total.right)."
    }
    return [heading, "Question: " + SafeText(item.prompt)] + choices(asking) + soFar(asking)
      + (isFirstOfItsSort(asking) ? [hint] : [])
  }

  /// How to answer is said once, for choices and for typed answers.
  private func isFirstOfItsSort(_ asking: QuizAsking) -> Bool {
    !quiz.responses.keys.contains {
      quiz.items.indices.contains($0)
        && (quiz.items[$0].mode == .typed) == asking.isTyping
    }
  }

  private func choices(_ asking: QuizAsking) -> [SafeText] {
    let isMatch = quiz.items[asking.places[0]].mode == .match
    let signs = isMatch ? QuizWords.letters : QuizWords.digits
    var takers: [Int: SafeText] = [:]
    if case .matching(let given, _) = asking.draft {
      for (place, option) in zip(asking.places, given) {
        takers[option] = ", given to " + QuizWords.name(quiz.items[place])
      }
    }
    return zip(signs, options(asking)).enumerated().map { place, choice in
      choice.0 + ": " + SafeText.line(choice.1.text) + (takers[place] ?? "")
    }
  }

  /// In an examination the answer that was given before.
  private func soFar(_ asking: QuizAsking) -> [SafeText] {
    if case .matching(let given, _) = asking.draft, given.count == asking.places.count {
      return ["All are matched. Enter keeps it; back takes the last one back."]
    }
    guard let response = quiz.responses[asking.place], !response.given.isEmpty else { return [] }
    let word = asking.isTyping ? "/keep" : "keep"
    let given = SafeText.line(response.given).asSentence
    return ["Your answer so far: " + given + " \(word) keeps it."]
  }

  private func lines(_ told: QuizTold) -> [SafeText] {
    var lines: [SafeText] = []
    if told.places.count > 1 {
      let right = told.places.count { quiz.responses[$0]?.outcome.isRight == true }
      lines.append("\(right) of \(told.places.count) right.")
    }
    for place in told.places {
      guard let response = quiz.responses[place] else { continue }
      let verdict = QuizVerdict(quiz.items[place], response, spelling: told.spelling)
      lines += told.places.count > 1 ? pair(place, verdict) : single(verdict)
    }
    return lines + [
      overruled(told) == nil
        ? "Enter goes on." : "Enter goes on; overrule counts your answer as right."
    ]
  }

  private func single(_ verdict: QuizVerdict) -> [SafeText] {
    var lines = [verdict.spoken]
    if verdict.isOverruled { return lines }
    if let pieces = verdict.difference { lines += QuizWords.spoken(pieces) }
    return lines + reasons(verdict)
  }

  private func pair(_ place: Int, _ verdict: QuizVerdict) -> [SafeText] {
    let word: SafeText = verdict.isRight ? "Right, " : "Wrong, "
    return [word + pairSentence(place, verdict).asSentence]
      + (verdict.isRight ? [] : reasons(verdict))
  }

  private func reasons(_ verdict: QuizVerdict) -> [SafeText] {
    [verdict.confusion, verdict.explanation].compactMap(\.self)
      + (verdict.why.map { ["Why: " + $0] } ?? []) + verdict.citations.map { "Source: " + $0 }
  }

  private func resultLines(_ dueToday: Int) -> [SafeText] {
    let review = missedCards.isEmpty ? "" : "review asks the missed cards now; "
    let undo = end == .takenBack ? "" : "undo takes the quiz back; "
    return QuizResult(quiz, dueToday: dueToday).lines
      + [SafeText("Type: \(review)\(undo)quit leaves.")]
  }

  private var plainHelp: [SafeText] {
    [
      "Choose with a number or a letter and Enter. A typed answer is a line of its own.",
      "Words: skip, flag, end, quit, help; back where pairs are matched.",
      "Where an answer is typed, begin them with a slash, such as /skip.",
      isExamination
        ? "What is skipped or flagged comes again at the end. Nothing is told before it."
        : "What is skipped comes once more after the last question. Every answer is saved at once.",
      "End ends the quiz now and tells the result; quit leaves it, and quiz --resume goes on.",
    ]
  }
}

extension QuizVerdict {
  /// The verdict with both answers in words.
  fileprivate var spoken: SafeText {
    isWrong
      ? "Wrong: you answered " + given.asSentence + " Right is " + right.asSentence
      : opening(right: right).asSentence
  }
}

extension QuizWords {
  /// Which words were missing and which too much.
  fileprivate static func spoken(_ pieces: [WordDiff.Piece]) -> [SafeText] {
    var missing: [SafeText] = []
    var extra: [SafeText] = []
    for piece in pieces {
      switch piece {
      case .same: break
      case .missing(let word): missing.append(SafeText.line(word))
      case .extra(let word): extra.append(SafeText.line(word))
      }
    }
    return (missing.isEmpty ? [] : ["Missing: " + missing.joined(separator: " ").asSentence])
      + (extra.isEmpty ? [] : ["Too much: " + extra.joined(separator: " ").asSentence])
  }
}

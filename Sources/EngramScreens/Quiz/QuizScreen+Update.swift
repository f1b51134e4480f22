import EngramCore

extension QuizScreen {
  package mutating func update(_ message: Message) -> Effect? {
    if let instant = message.moment?.instant { clock.advance(to: instant) }
    let isSureToUndo = notice == QuizWords.sureToUndo
    if message.isAct { notice = nil }
    switch phase {
    case .asking(let asking): return answering(asking, message)
    case .told(let told): return reading(told, message)
    case .ready: return waiting(message)
    case .result: return afterwards(message, isSureToUndo: isSureToUndo)
    case .saving(let effect, let over): return answered(effect, over: over, message)
    case .failed(_, let effect, let over): return failed(effect, over: over, message)
    case .paused(let over), .helping(let over): return aside(over, message)
    case .closed: return nil
    }
  }

  /// What a message does at a question, at what is told after it, and at the end.
  private mutating func anywhere(_ message: Message) -> Effect? {
    switch message {
    case .pause: phase = .paused(over: phase)
    case .help: phase = .helping(over: phase)
    case .scroll(let rows):
      scroll += rows
      return nil
    case .end, .leave, .tick: return leaving(message)
    default: return nil
    }
    scroll = 0
    return nil
  }

  private mutating func leaving(_ message: Message) -> Effect? {
    switch message {
    case .end(let moment): return handIn(at: moment)
    case .leave(let moment):
      // With every answer given there is nothing to come back for, but for handing in.
      let isDone = quiz.unanswered.isEmpty && !isExamination
      return save(.close(isFinished: isDone, moment), over: phase)
    case .tick(let moment) where isTimed && clock.isUp(at: moment.instant):
      notice = "The time is up."
      return handIn(at: moment)
    default: return nil
    }
  }

  private mutating func answered(
    _ effect: Effect, over: Phase, _ message: Message
  ) -> Effect? {
    switch (effect, message) {
    case (.close(isFinished: true, _), .closed(let dueToday)):
      phase = .result(dueToday: dueToday)
      end = .handedIn
      scroll = 0
    case (.close, .closed(let dueToday)):
      phase = .closed
      self.dueToday = dueToday
    case (.close, .saved): return nil
    case (_, .saved): return saved(effect, over: over)
    case (_, .failed(let reason, let retry)): phase = .failed(reason, retry: retry, over: over)
    default: break
    }
    return nil
  }

  private mutating func failed(
    _ effect: Effect, over: Phase, _ message: Message
  ) -> Effect? {
    switch message {
    case .retry: return save(effect, over: over)
    case .quit, .leave: phase = .closed
    case .tick: return leaving(message)
    default: break
    }
    return nil
  }

  /// On the pages that lie over the quiz.
  private mutating func aside(_ over: Phase, _ message: Message) -> Effect? {
    switch message {
    case .back:
      phase = over
      scroll = 0
    case .scroll(let rows): scroll = max(0, scroll + rows)
    case .end, .leave, .tick: return leaving(message)
    default: break
    }
    return nil
  }

  private mutating func waiting(_ message: Message) -> Effect? {
    switch message {
    case .enter(let moment): return handIn(at: moment)
    case .again(let moment):
      revisit(at: moment)
      return nil
    default: return anywhere(message)
    }
  }

  private mutating func answering(_ asking: QuizAsking, _ message: Message) -> Effect? {
    switch message {
    case .pick(let option, let moment): return pick(option, asking, at: moment)
    case .enter(let moment): return enter(asking, at: moment)
    case .answer(let text, let moment):
      guard asking.isTyping else { return nil }
      var typed = asking
      typed.draft = .typing(LineEditor(text))
      return enter(typed, at: moment)
    case .edit(let edit):
      guard case .typing(var editor) = asking.draft else { return nil }
      editor.apply(edit)
      var asking = asking
      asking.draft = .typing(editor)
      phase = .asking(asking)
      scroll = 0
    case .move(let step): move(step, asking)
    case .takeBack: takeBack(asking)
    case .pass(let moment): return pass(asking, at: moment)
    case .flag: return flag(asking.place)
    case .scroll(let rows): scroll = asking.isTyping ? scroll + rows : max(0, scroll + rows)
    default: return anywhere(message)
    }
    return nil
  }

  private mutating func reading(_ told: QuizTold, _ message: Message) -> Effect? {
    switch message {
    case .goOn(let moment): return advance(at: moment)
    case .flag: return flag(told.places[0])
    case .overrule(let moment):
      guard let (place, response) = overruled(told) else { return nil }
      return save(.answer([place: response], moment), over: phase)
    default: return anywhere(message)
    }
  }

  private mutating func afterwards(_ message: Message, isSureToUndo: Bool) -> Effect? {
    switch message {
    case .review:
      let cards = missedCards
      return cards.isEmpty ? nil : .review(cards)
    case .undo(let moment):
      return end == .takenBack ? nil : save(.undo(moment), over: phase)
    case .askUndo(let moment):
      // A word that was being typed when the quiz ended must not take it back.
      guard end != .takenBack else { return nil }
      guard isSureToUndo else {
        notice = QuizWords.sureToUndo
        return nil
      }
      return save(.undo(moment), over: phase)
    case .noticed(let text), .failed(let text, _): notice = text
    case .scroll(let rows): scroll = max(0, scroll + rows)
    case .leave, .quit: phase = .closed
    default: break
    }
    return nil
  }
}

extension QuizScreen.Message {
  /// Whether the learner did it.
  fileprivate var isAct: Bool {
    switch self {
    case .tick, .saved, .closed, .failed, .noticed: false
    case .pick, .move, .edit, .enter, .answer, .takeBack, .pass, .flag, .overrule, .goOn, .again,
      .pause, .help, .back, .end, .leave, .retry, .scroll, .review, .undo, .askUndo, .quit:
      true
    }
  }

  /// When it was.
  fileprivate var moment: Moment? {
    switch self {
    case .pick(_, let moment), .enter(let moment), .answer(_, let moment), .pass(let moment),
      .overrule(let moment), .goOn(let moment), .again(let moment), .end(let moment),
      .leave(let moment), .tick(let moment), .undo(let moment), .askUndo(let moment):
      moment
    case .move, .edit, .takeBack, .flag, .pause, .help, .back, .retry, .scroll, .review, .quit,
      .saved, .closed, .failed, .noticed:
      nil
    }
  }
}

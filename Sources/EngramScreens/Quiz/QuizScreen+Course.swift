import EngramCore

/// How a quiz goes from question to question, and ends.
extension QuizScreen {
  mutating func flag(_ place: Int) -> Effect? {
    save(.flag(place, !quiz.flags.contains(place)), over: phase)
  }

  mutating func pass(_ asking: QuizAsking, at moment: Moment) -> Effect? {
    let took = clock.took(asking, until: moment.instant)
    clock.keep(asking, until: moment.instant)
    guard route.isAgain, !isExamination else { return advance(at: moment, isPassedOver: true) }
    return save(.answer(skipped(asking.places, took: took), moment), over: .asking(asking))
  }

  private func skipped(_ places: [Int], took: Int) -> [Int: QuizResponse] {
    var responses: [Int: QuizResponse] = [:]
    for (turn, place) in places.enumerated() {
      responses[place] = QuizResponse(given: "", outcome: .skipped, took: turn == 0 ? took : 0)
    }
    return responses
  }

  /// Judged wrong, and right by the learner's word.
  func overruled(_ told: QuizTold) -> (place: Int, response: QuizResponse)? {
    let place = told.places[0]
    guard quiz.items[place].mode == .typed, let response = quiz.responses[place],
      response.outcome == .wrong
    else { return nil }
    return (
      place,
      QuizResponse(
        given: response.given, concept: response.concept, outcome: .overruled,
        took: response.took)
    )
  }

  /// What the database holds now.
  mutating func saved(_ effect: Effect, over: Phase) -> Effect? {
    phase = over
    switch effect {
    case .answer(let responses, let moment):
      quiz.responses.merge(responses) { _, new in new }
      switch over {
      case .asking(let asking) where !isExamination:
        phase = .told(QuizTold(places: asking.places, spelling: asking.spelling))
        scroll = 0
      case .asking(let asking):
        clock.keep(asking, until: moment.instant)
        return advance(at: moment)
      case .ready: return save(.close(isFinished: true, moment), over: .ready)
      default: break
      }
    case .flag(let place, let isFlagged):
      if isFlagged { quiz.flags.insert(place) } else { quiz.flags.remove(place) }
      notice = isFlagged ? "Flagged." : "No longer flagged."
    case .undo:
      end = .takenBack
      notice = "This quiz is taken back; nothing of it is kept."
    case .close, .review: break
    }
    return nil
  }

  /// The next question; after the last one what was passed over, then the end.
  mutating func advance(at moment: Moment, isPassedOver: Bool = false) -> Effect? {
    route.finishCurrent(isPassedOver: isPassedOver)
    if route.current == nil, !route.isAgain {
      isExamination ? route.goAgain(openUnits) : route.goAgain()
      if route.current != nil { notice = againNotice }
    }
    guard route.current == nil else {
      ask(at: moment.instant)
      return nil
    }
    guard isExamination else { return handIn(at: moment) }
    phase = .ready
    scroll = 0
    return nil
  }

  private var againNotice: SafeText {
    isExamination
      ? "Now what you flagged or passed over comes again."
      : "Now what you passed over comes again."
  }

  mutating func revisit(at moment: Moment) {
    guard isExamination, !openUnits.isEmpty else { return }
    route.goAgain(openUnits)
    ask(at: moment.instant)
  }

  /// What is flagged, or has no answer.
  private var openUnits: [[Int]] {
    QuizRoute.units(of: quiz).filter { unit in
      unit.contains { quiz.responses[$0] == nil || quiz.flags.contains($0) }
    }
  }

  /// Ends the quiz: what was left is stored as passed over, and then all is closed.
  mutating func handIn(at moment: Moment) -> Effect? {
    var responses: [Int: QuizResponse] = [:]
    var left = route.left
    if case .failed(_, .answer(let unsaved, _), _) = phase { responses = unsaved }
    if isExamination {
      if let asking = current {
        responses.merge(unfinished(asking, at: moment)) { unsaved, _ in unsaved }
        clock.keep(asking, until: moment.instant)
      }
      // What was never reached counts as missed, as on paper.
      left = Set(quiz.items.indices)
    }
    for place in left where quiz.responses[place] == nil && responses[place] == nil {
      responses[place] = QuizResponse(
        given: "", outcome: .skipped, took: clock.kept(for: place))
    }
    guard !responses.isEmpty else {
      return save(.close(isFinished: true, moment), over: .ready)
    }
    return save(.answer(responses, moment), over: .ready)
  }

  /// What is being asked, whatever lies over it.
  private var current: QuizAsking? {
    var phase = phase
    while true {
      switch phase {
      case .asking(let asking): return asking
      case .saving(_, let over), .failed(_, _, let over), .paused(let over), .helping(let over):
        phase = over
      case .told, .ready, .result, .closed: return nil
      }
    }
  }

  /// The cards that were not answered rightly, each once.
  var missedCards: [ID<Card>] {
    var seen: Set<ID<Card>> = []
    return quiz.missed.map { quiz.items[$0].card }.filter { seen.insert($0).inserted }
  }
}

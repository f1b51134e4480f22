import EngramCore

extension QuizScreen {
  /// Shows what the route has next; what it is when there is nothing, the caller decides.
  mutating func ask(at instant: Instant) {
    guard let places = route.current else { return }
    phase = .asking(QuizAsking(places: places, draft: draft(for: places), shownAt: instant))
    scroll = 0
  }

  /// An empty answer, or in the second turn of an examination the one given so far.
  private func draft(for places: [Int]) -> QuizAsking.Draft {
    let item = quiz.items[places[0]]
    switch item.mode {
    case .typed: return .typing(LineEditor(quiz.responses[places[0]]?.given ?? ""))
    case .match:
      let given = places.map { quiz.responses[$0]?.option }
      return .matching(given.prefix { $0 != nil }.compactMap(\.self), selected: nil)
    case .choice, .truefalse, .mixed:
      return .choosing(selected: quiz.responses[places[0]]?.option)
    }
  }

  /// The options to choose from now.
  func options(_ asking: QuizAsking) -> [QuizItem.Option] { quiz.items[asking.places[0]].options }

  mutating func pick(_ option: Int, _ asking: QuizAsking, at moment: Moment) -> Effect? {
    guard options(asking).indices.contains(option) else { return nil }
    var asking = asking
    switch asking.draft {
    case .typing: return nil
    case .choosing:
      let took = clock.took(asking, until: moment.instant)
      return save([asking.place: chosen(option, asking.place, took: took)], asking, at: moment)
    case .matching(var given, _):
      guard given.count < asking.places.count, !given.contains(option) else { return nil }
      given.append(option)
      asking.draft = .matching(given, selected: nil)
      phase = .asking(asking)
      guard given.count == asking.places.count else { return nil }
      return save(matched(asking, at: moment), asking, at: moment)
    }
  }

  mutating func enter(_ asking: QuizAsking, at moment: Moment) -> Effect? {
    switch asking.draft {
    case .choosing(let selected):
      return selected.flatMap { pick($0, asking, at: moment) }
    case .matching(let given, let selected):
      guard given.count < asking.places.count else {
        return save(matched(asking, at: moment), asking, at: moment)
      }
      return selected.flatMap { pick($0, asking, at: moment) }
    case .typing(let editor):
      guard let (response, spelling) = judged(editor.text, asking, at: moment) else {
        notice = "Nothing is typed yet. Tab passes over."
        return nil
      }
      var asking = asking
      asking.spelling = spelling
      return save([asking.place: response], asking, at: moment)
    }
  }

  /// Moves the mark among the options that can still be chosen.
  mutating func move(_ step: Int, _ asking: QuizAsking) {
    var asking = asking
    let count = options(asking).count
    func next(after selected: Int?, free: (Int) -> Bool) -> Int? {
      var place = selected ?? (step > 0 ? -1 : count)
      repeat { place += step > 0 ? 1 : -1 } while (0..<count).contains(place) && !free(place)
      return (0..<count).contains(place) ? place : selected
    }
    switch asking.draft {
    case .typing: scroll += step
    case .choosing(let selected):
      asking.draft = .choosing(selected: next(after: selected) { _ in true })
      scroll = 0
    case .matching(let given, let selected):
      asking.draft = .matching(given, selected: next(after: selected) { !given.contains($0) })
      scroll = 0
    }
    phase = .asking(asking)
  }

  mutating func takeBack(_ asking: QuizAsking) {
    guard case .matching(let given, _) = asking.draft, !given.isEmpty else { return }
    var asking = asking
    asking.draft = .matching(given.dropLast(), selected: nil)
    phase = .asking(asking)
  }

  /// What the answer so far would be counted as, where time does not wait for the rest.
  func unfinished(_ asking: QuizAsking, at moment: Moment) -> [Int: QuizResponse] {
    switch asking.draft {
    case .choosing: return [:]
    case .matching: return matched(asking, at: moment)
    case .typing(let editor):
      return judged(editor.text, asking, at: moment).map { [asking.place: $0.response] } ?? [:]
    }
  }

  private mutating func save(
    _ responses: [Int: QuizResponse], _ asking: QuizAsking, at moment: Moment
  ) -> Effect {
    save(.answer(responses, moment), over: .asking(asking))
  }

  mutating func save(_ effect: Effect, over phase: Phase) -> Effect {
    self.phase = .saving(effect, over: phase)
    return effect
  }
}

extension QuizScreen {
  private func chosen(_ option: Int, _ place: Int, took: Int) -> QuizResponse {
    let item = quiz.items[place]
    let choice = item.options[option]
    return QuizResponse(
      given: choice.text, option: option, concept: choice.concept,
      outcome: option == item.right ? .right : .wrong, took: took)
  }

  /// The pairs so far; the time is shared out evenly, since nobody thinks of one pair alone.
  private func matched(_ asking: QuizAsking, at moment: Moment) -> [Int: QuizResponse] {
    guard case .matching(let given, _) = asking.draft else { return [:] }
    let took = clock.took(asking, until: moment.instant)
    let share = took / asking.places.count
    var responses: [Int: QuizResponse] = [:]
    for (turn, (place, option)) in zip(asking.places, given).enumerated() {
      let rest = turn == 0 ? took % asking.places.count : 0
      responses[place] = chosen(option, place, took: share + rest)
    }
    return responses
  }

  /// Nil where nothing is typed.
  private func judged(
    _ typed: String, _ asking: QuizAsking, at moment: Moment
  ) -> (response: QuizResponse, spelling: String?)? {
    let (verdict, concept) = knowledge.judge(typed, quiz.items[asking.place])
    let took = clock.took(asking, until: moment.instant)
    func response(_ outcome: QuizResponse.Outcome) -> QuizResponse {
      QuizResponse(given: typed, concept: concept, outcome: outcome, took: took)
    }
    return switch verdict {
    case .right: (response(.right), nil)
    case .slip(let spelling): (response(.slip), spelling)
    case .wrong: (response(.wrong), nil)
    case .empty: nil
    }
  }
}

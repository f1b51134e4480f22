import EngramCore
import EngramScreens
import EngramStore
import EngramTerminal

/// The quizzes of one call of the program: the chooser where no topic was named, and what is begun.
struct QuizSitting {
  private let desk: Desk
  /// What all quizzes of this sitting have in common.
  private let request: QuizRequest

  init(_ desk: Desk, _ request: QuizRequest) {
    self.desk = desk
    self.request = request
  }

  /// One quiz, on the full screen or in lines, and what it came to.
  func run(_ session: QuizSession, on full: FullScreen?, notice: SafeText?) throws {
    var session = session
    let screen = try session.screen(notice: notice)
    let end: QuizScreen
    if let full {
      var terminal = try full.open(for: "quiz")
      end = desk.show(screen, &session, on: &terminal)
    } else {
      end = desk.tell(screen, &session)
    }
    // The linear front has told the result already, but not that there is a rest.
    if full != nil || end.end == .open { for line in end.summary { desk.environment.print(line) } }
  }

  /// The chooser, and the quizzes started from it.
  func choose(on full: FullScreen?, notice: SafeText?) throws {
    let chooser = try chooser(notice: notice)
    guard let full else {
      _ = LinearFront(desk.environment, clock: desk.clock).run(chooser) { effect in
        perform(effect) { screen, session in desk.tell(screen, &session) }
      }
      return
    }
    let summaries: [[SafeText]]
    do {
      var terminal = try full.open(for: "quiz")
      summaries = choose(chooser, on: &terminal)
    }
    for line in summaries.joined() { desk.environment.print(line) }
  }

  /// The chooser, called from another screen.
  ///
  /// - Returns: what the last quiz came to; nil where none was begun.
  func choose(on terminal: inout CursesTerminal) throws(StoreError) -> SafeText? {
    choose(try chooser(notice: nil), on: &terminal).last?.first
  }

  /// - Returns: what each quiz came to, for the scrollback.
  private func choose(
    _ chooser: QuizChooser, on terminal: inout CursesTerminal
  ) -> [[SafeText]] {
    var summaries: [[SafeText]] = []
    _ = EngramScreens.run(chooser, on: &terminal, clock: desk.clock, idle: { desk.idle() }) {
      effect, terminal in
      perform(effect) { screen, session in
        let end = desk.show(screen, &session, on: &terminal)
        summaries.append(end.summary)
        return end
      }
    }
    return summaries
  }

  private func chooser(notice: SafeText?) throws(StoreError) -> QuizChooser {
    let (topics, unfinished) = try choices()
    return QuizChooser(
      topics, unfinished: unfinished, mode: request.mode, count: request.count, notice: notice)
  }

  /// - Parameter run: shows a quiz until it is left, and returns it as it then is.
  private func perform(
    _ effect: QuizChooser.Effect, run: (QuizScreen, inout QuizSession) -> QuizScreen
  ) -> QuizChooser.Message? {
    do {
      switch effect {
      case .history: return .remembered(try desk.store.quizHistory())
      case .resume:
        guard let open = try desk.store.lastOpenQuiz() else { return .noticed("Nothing is left.") }
        return try sit(QuizSession(desk, resuming: open), run)
      case .start(let topic, let mode, let count):
        var request = request
        request.words = topic.split(separator: " ").map(String.init)
        request.mode = mode
        request.count = count
        return try sit(QuizSession(desk, try desk.makeQuiz(request)), run)
      }
    } catch let failure as Failure { return .noticed(SafeText.line(failure.why)) } catch {
      return .noticed(SafeText("\(error)"))
    }
  }

  private func sit(
    _ session: QuizSession, _ run: (QuizScreen, inout QuizSession) -> QuizScreen
  ) throws(StoreError) -> QuizChooser.Message {
    var session = session
    let end = run(try session.screen(), &session)
    let (topics, unfinished) = try choices()
    return .refreshed(topics, unfinished, notice: end.summary.first)
  }

  /// The topics with their last scores, and what was left before its end.
  private func choices() throws(StoreError) -> ([QuizChooser.Topic], QuizChooser.Unfinished?) {
    let counts = try desk.store.quizTopics()
    var last: [String: Int] = [:]
    for record in try desk.store.quizHistory() where record.isFinished {
      last[record.topic] = record.score.percent
    }
    func topic(
      _ group: QuizChooser.Group, _ title: String, _ word: String, _ cards: Int
    ) -> QuizChooser.Topic {
      QuizChooser.Topic(group, title: title, word: word, cards: cards, lastPercent: last[word])
    }
    let mixedUp = try desk.store.confusions().all.count
    var topics = [topic(.all, "Everything", "", counts.decks.reduce(0) { $0 + $1.cards })]
    if mixedUp > 0 {
      topics.append(topic(.all, "What you mix up", QuizTopic.confusions, mixedUp))
    }
    topics += counts.decks.filter { $0.cards > 0 }.map { topic(.decks, $0.title, $0.key, $0.cards) }
    // A kind that bears the name of a deck is asked with it.
    let decks = Set(counts.decks.map(\.key))
    topics += counts.kinds.filter { !decks.contains($0.kind.plural) }.map {
      topic(.kinds, $0.kind.plural.capitalisedFirst, $0.kind.plural, $0.cards)
    }
    topics += counts.tags.map { topic(.tags, $0.tag.capitalisedFirst, $0.tag, $0.cards) }
    let open = try desk.store.lastOpenQuiz()
    let unfinished = open.map {
      QuizChooser.Unfinished(
        topic: $0.quiz.plan.topic, answered: $0.quiz.responses.count, of: $0.quiz.items.count)
    }
    return (topics, unfinished)
  }
}

extension Desk {
  /// A quiz on the full screen, until the learner leaves it.
  func show(
    _ screen: QuizScreen, _ session: inout QuizSession, on terminal: inout CursesTerminal
  ) -> QuizScreen {
    EngramScreens.run(screen, on: &terminal, clock: clock, idle: { idle() }) { effect, terminal in
      session.perform(effect) { cards in
        practise(cards) { review(&$0, on: &terminal, notice: nil) }
      }
    }
  }

  /// A quiz in lines, until the learner leaves it or the input ends.
  func tell(_ screen: QuizScreen, _ session: inout QuizSession) -> QuizScreen {
    LinearFront(environment, clock: clock).run(screen) { effect in
      session.perform(effect) { cards in practise(cards) { reviewInLines(&$0, notice: nil) } }
    }
  }

  /// A review of these cards that changes no schedule.
  private func practise(
    _ cards: [ID<Card>], _ run: (inout ReviewSession) -> Void
  ) -> SafeText? {
    do throws(StoreError) {
      var session = try ReviewSession(
        self, query: .cards(cards), mode: .practice, limit: nil)
      guard !session.isEmpty else { return "None of these cards can be reviewed." }
      run(&session)
      return try session.summary().lines.first
    } catch { return SafeText(error.description) }
  }
}

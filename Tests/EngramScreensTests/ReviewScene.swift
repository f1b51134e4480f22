import EngramCore
import EngramTestSupport

@testable import EngramScreens

/// Cards and screens for the tests of the review.
enum ReviewScene {
  static let now = Moment.noon(ofDay: 20_778)

  static let klein = card(
    prompt: "Which theorist described the paranoid-schizoid and the depressive position?",
    answer: "Melanie Klein", citations: ["Klein 1946, Notes on Some Schizoid Mechanisms"],
    note: "Often confused with Winnicott, who wrote of the good-enough mother.",
    state: CardState(
      memory: SM2State(repetitions: 1, easiness: 250, interval: 1), due: Day(20_776),
      firstDay: Day(20_775), lastDay: Day(20_775)))

  static func card(
    prompt: String, answer: String, citations: [String] = [], note: String? = nil,
    deck: String = "Object relations", state: CardState? = nil,
    source: StudyQueue.Source = .due, mixUps: [MixUp] = []
  ) -> ReviewCard {
    let key = CardKey(deck: "object-relations", concept: "positions", kind: .who)
    let card = Card(
      id: ID(1), key: key, deckTitle: deck, prompt: prompt, answer: answer, aliases: [],
      note: note, tags: [], citations: citations, isEdited: false)
    let outcomes = Answering.outcomes(
      for: state, on: now.day, practiceOnly: source == .practice, by: Engine())
    return ReviewCard(
      StudiedCard(card: card, state: state), outcomes: outcomes, source: source, day: now.day,
      mixUps: mixUps)
  }

  static func screen(
    _ card: ReviewCard = klein, scale: GradeScale = .six, drill: Int = 0, backlog: Int = 0,
    notice: SafeText? = nil
  ) -> ReviewScreen {
    ReviewScreen(
      card: card, progress: Progress(done: 11, left: 23, drill: drill, backlog: backlog),
      scale: scale, at: now, notice: notice)
  }

  static func revealed(_ card: ReviewCard = klein, scale: GradeScale = .six) -> ReviewScreen {
    screen(card, scale: scale).after(.reveal)
  }

  static let failure = ReviewScreen.Effect.answer(.good, took: 4000, now)

  static var done: ReviewScreen {
    var summary = SittingSummary()
    summary.reviewed = 34
    summary.passed = 29
    summary.drilled = 6
    summary.milliseconds = 754_000
    summary.dueTomorrow = 21
    return revealed().after(
      .grade(.good, now),
      .shown(nil, Progress(done: 34, left: 0, drill: 0, backlog: 0), notice: nil, now),
      .summarised(summary))
  }
}

extension ReviewScreen {
  /// The screen after these messages.
  func after(_ messages: Message...) -> ReviewScreen {
    var screen = self
    for message in messages { _ = screen.update(message) }
    return screen
  }
}

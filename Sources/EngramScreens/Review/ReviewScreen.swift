package import EngramCore

/// The review: a question, its answer, a grade, the next question.
///
/// It never claims what the database does not hold: after a grade it waits for the word that the
/// answer is saved, and stays with the card when it is not.
package struct ReviewScreen: Screen {
  package private(set) var phase: Phase
  package private(set) var card: ReviewCard?
  package private(set) var progress: Progress
  /// One line about what just happened.
  package private(set) var notice: SafeText?
  package private(set) var summary: SittingSummary?
  /// How many rows the learner has scrolled what does not fit; below 0 back to the question.
  package private(set) var scroll = 0
  package let scale: GradeScale
  private var shownAt: Instant

  package init(
    card: ReviewCard?, progress: Progress, scale: GradeScale, at moment: Moment,
    notice: SafeText? = nil
  ) {
    phase = .asking
    self.card = card
    self.progress = progress
    self.scale = scale
    self.notice = notice
    shownAt = moment.instant
  }

  package enum Phase: Hashable, Sendable {
    case asking
    case revealed
    /// Something was asked of the database; keys wait.
    case saving(isRevealed: Bool)
    /// An answer or act was not saved; it can be tried again.
    case failed(SafeText, retry: Effect, isRevealed: Bool)
    case explaining(Explanation, isRevealed: Bool)
    case helping(isRevealed: Bool)
    /// All cards are answered; undo is still possible.
    case done
    case closed
  }

  package enum Message: Hashable, Sendable {
    case reveal
    case grade(Grade, Moment)
    case act(Act, Moment)
    case edit(Moment)
    case explain
    case help
    case back
    case retry
    case scroll(Int)
    case quit
    /// What the database answered.
    case shown(ReviewCard?, Progress, notice: SafeText?, Moment)
    case summarised(SittingSummary)
    case explained(Explanation)
    case failed(SafeText, retry: Effect)
    case noticed(SafeText)
  }

  package enum Effect: Hashable, Sendable {
    /// `took` is milliseconds from question to grade.
    case answer(Grade, took: Int, Moment)
    case act(Act, Moment)
    case edit(Moment)
    case explain
    case summarise
  }

  /// What can be done to the current card, or to the last command.
  package enum Act: Hashable, Sendable { case undo, suspend, bury }

  package var isFinished: Bool { phase == .closed }
}

extension ReviewScreen {
  package mutating func update(_ message: Message) -> Effect? {
    switch (phase, message) {
    case (.asking, .reveal):
      phase = .revealed
      notice = nil
      scroll = 0
    case (.revealed, .grade(let grade, let moment)):
      phase = .saving(isRevealed: phase == .revealed)
      return .answer(grade, took: took(until: moment), moment)
    case (.asking, .act(let act, let moment)), (.revealed, .act(let act, let moment)):
      phase = .saving(isRevealed: phase == .revealed)
      return .act(act, moment)
    case (.done, .act(.undo, let moment)):
      phase = .saving(isRevealed: phase == .revealed)
      return .act(.undo, moment)
    case (.asking, .edit(let moment)), (.revealed, .edit(let moment)):
      phase = .saving(isRevealed: phase == .revealed)
      return .edit(moment)
    case (.asking, .explain), (.revealed, .explain): return .explain
    case (.asking, .explained(let explanation)), (.revealed, .explained(let explanation)):
      phase = .explaining(explanation, isRevealed: phase == .revealed)
      scroll = 0
    case (.asking, .help), (.revealed, .help):
      phase = .helping(isRevealed: phase == .revealed)
      scroll = 0
    case (.explaining(_, let isRevealed), .back), (.helping(let isRevealed), .back):
      phase = isRevealed ? .revealed : .asking
      scroll = 0
    case (.failed(_, let effect, let isRevealed), .retry):
      phase = .saving(isRevealed: isRevealed)
      return effect
    case (.saving, .shown(let card, let progress, let notice, let moment)):
      return show(card, progress, notice, at: moment)
    case (.saving(let isRevealed), .failed(let reason, let retry)):
      phase = .failed(reason, retry: retry, isRevealed: isRevealed)
    case (.asking, .failed(let reason, _)), (.revealed, .failed(let reason, _)): notice = reason
    case (.saving(let isRevealed), .noticed(let text)):
      notice = text
      phase = card == nil ? .done : isRevealed ? .revealed : .asking
    case (_, .summarised(let summary)): self.summary = summary
    case (.revealed, .scroll(let rows)): scroll += rows
    case (_, .scroll(let rows)): scroll = max(0, scroll + rows)
    case (.saving, .quit): break
    case (_, .quit): phase = .closed
    default: break
    }
    return nil
  }

  private mutating func show(
    _ card: ReviewCard?, _ progress: Progress, _ notice: SafeText?, at moment: Moment
  ) -> Effect? {
    self.card = card
    self.progress = progress
    self.notice = notice
    shownAt = moment.instant
    scroll = 0
    guard card != nil else {
      phase = .done
      return .summarise
    }
    phase = .asking
    return nil
  }

  /// At most an hour: longer means that the learner was away.
  private func took(until moment: Moment) -> Int {
    Int(min(3_600_000, max(0, moment.instant.milliseconds - shownAt.milliseconds)))
  }
}

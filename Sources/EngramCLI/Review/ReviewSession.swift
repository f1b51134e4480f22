import EngramCore
import EngramScreens
import EngramStore

/// One sitting: does what the review screen asks for, and tells it what came of it.
///
/// The queue is held here; the store is asked again where something other than an answer to the
/// current card changed it.
struct ReviewSession {
  private var desk: Desk
  private let query: Query
  private let mode: Mode
  private let limit: Int?
  private var queue: StudyQueue
  private var current: ReviewCard?
  private var tally = SittingSummary()
  /// Made before the first try to save an answer, and kept until it is saved.
  private var pending: EventID?
  private var answered = 0
  /// Cards done with in this sitting, which practice does not ask again: no schedule keeps them away.
  private var practised: [ID<Card>] = []

  /// What quizzes found mixed up, by the concept asked for.
  private let mixUps: [String: [MixUp]]

  /// Which cards are asked, and what an answer counts as.
  enum Mode: Hashable {
    case scheduled
    /// No answer changes a schedule.
    case practice
    /// Cards ahead of their day, counted.
    case early
  }

  init(_ desk: Desk, query: Query, mode: Mode, limit: Int?) throws(StoreError) {
    self.desk = desk
    self.query = query
    self.mode = mode
    self.limit = limit
    queue = try ReviewSession.queue(desk, query, mode, limit)
    mixUps = Dictionary(grouping: try desk.store.mixUps(), by: \.asked)
    current = try loadCurrent(on: desk.clock.now().day)
  }

  /// Whether there is anything to ask.
  var isEmpty: Bool { current == nil }

  func screen(notice: SafeText?) -> ReviewScreen {
    ReviewScreen(
      card: current, progress: progress, scale: desk.settings.grades, at: desk.clock.now(),
      notice: notice)
  }

  /// - Parameter edit: lets the learner edit a text; nil when that failed.
  mutating func perform(
    _ effect: ReviewScreen.Effect, edit: (String) -> String?
  ) -> ReviewScreen.Message? {
    do throws(StoreError) {
      switch effect {
      case .answer(let grade, let took, let moment):
        return try answer(grade, took: took, at: moment)
      case .act(.undo, let moment): return try undo(at: moment)
      case .act(let act, let moment): return try setAside(act, at: moment)
      case .edit(let moment): return try self.edit(at: moment, edit)
      case .explain: return try explain()
      case .summarise: return .summarised(try summary())
      }
    } catch {
      return error == .nothingToUndo
        ? .noticed("There is nothing to undo.")
        : .failed(SafeText(error.description), retry: effect)
    }
  }

  /// What the sitting has come to so far.
  func summary() throws(StoreError) -> SittingSummary {
    var summary = tally
    let today = desk.clock.now().day
    let status = try desk.store.status(desk.plan(on: today))
    summary.leftToday = status.left
    let tomorrow = try desk.store.dueCount(by: today.advanced(by: 1))
    summary.dueTomorrow = tomorrow - (try desk.store.dueCount(by: today))
    return summary
  }
}

extension ReviewSession {
  private mutating func answer(
    _ grade: Grade, took: Int, at moment: Moment
  ) throws(StoreError) -> ReviewScreen.Message? {
    guard let current else { return nil }
    try desk.prepareForChanges()
    let kind = Answering.kind(
      grade, took: took, for: current.state, on: moment.day, countsEarly: mode == .early,
      practiceOnly: mode == .practice)
    let id = pending ?? newID()
    pending = id
    let state: CardState
    do {
      state = try desk.store.record(
        kind, of: current.card.id, decidedOn: current.state?.lastEvent, id: id, at: moment,
        by: desk.engine)
    } catch .cardChanged {
      pending = nil
      try rereadQueue()
      return try next(at: moment, notice: "This card was changed meanwhile; here it is again.")
    }
    pending = nil
    count(kind, took: took, by: 1)
    if mode == .practice { practised.append(current.card.id) }
    queue.finishCurrent(isDrilled: mode != .practice && state.isDrillPending(on: moment.day))
    return try next(at: moment, notice: nil)
  }

  private mutating func count(_ kind: Event.Kind, took: Int, by step: Int) {
    guard let grade = kind.grade else { return }
    answered = max(0, answered + step)
    tally.milliseconds += took
    if case .drill = kind {
      tally.drilled = max(0, tally.drilled + step)
    } else {
      tally.reviewed = max(0, tally.reviewed + step)
      tally.passed = max(0, tally.passed + (grade.isPass ? step : 0))
    }
  }

  private mutating func undo(at moment: Moment) throws(StoreError) -> ReviewScreen.Message? {
    let undone = try desk.undo(at: moment)
    switch undone.kind {
    case .event(let kind): count(kind, took: 0, by: -1)
    case .setting, .importing: desk = try desk.withSettingsReread()
    case .edit, .quiz: break
    }
    practised.removeAll { undone.cards.contains($0) }
    try rereadQueue()
    if let card = undone.cards.first { queue.bringToFront(card) }
    return try next(at: moment, notice: try desk.sentence(on: undone))
  }

  private mutating func setAside(
    _ act: ReviewScreen.Act, at moment: Moment
  ) throws(StoreError) -> ReviewScreen.Message? {
    guard let current else { return nil }
    try desk.prepareForChanges()
    let kind: Event.Kind = act == .suspend ? .suspend : .bury(until: moment.day.advanced(by: 1))
    var random = desk.environment.random
    _ = try desk.store.record(
      kind, of: [current.card.id], at: moment, by: desk.engine, using: &random)
    queue.remove(current.card.id)
    let what: SafeText = act == .suspend ? "Suspended" : "Buried until tomorrow"
    return try next(at: moment, notice: what + "; undo takes it back.")
  }

  private mutating func edit(
    at moment: Moment, _ edit: (String) -> String?
  ) throws(StoreError) -> ReviewScreen.Message? {
    guard let card = current?.card else { return nil }
    guard let text = edit(CardWordsFile.text(of: card)) else {
      return .noticed("The editor could not be run; set EDITOR to one.")
    }
    switch CardWordsFile.words(in: text, of: card) {
    case .unchanged: return .noticed("Nothing was changed.")
    case .incomplete(let problem): return .noticed(SafeText(problem))
    case .words(let words):
      try desk.prepareForChanges()
      try desk.store.edit(card.id, to: words, at: moment)
      return try next(at: moment, notice: "Changed. Your words stay when the deck is updated.")
    }
  }

  private func explain() throws(StoreError) -> ReviewScreen.Message? {
    guard let current else { return nil }
    let history = History(try desk.store.events(of: current.card.id), by: desk.engine)
    return .explained(Explanation(current, history))
  }

  /// Shows what is first in the queue now; a new study day has a new queue.
  private mutating func next(
    at moment: Moment, notice: SafeText?
  ) throws(StoreError) -> ReviewScreen.Message {
    let today = desk.clock.now().day
    var notice = notice
    if queue.day != today, mode == .scheduled {
      notice = "A new study day has begun."
      try rereadQueue()
    }
    current = try loadCurrent(on: today)
    return .shown(current, progress, notice: notice, moment)
  }

  private mutating func rereadQueue() throws(StoreError) {
    queue = try ReviewSession.queue(desk, query, mode, left)
    for card in practised { queue.remove(card) }
  }

  private func loadCurrent(on day: Day) throws(StoreError) -> ReviewCard? {
    guard let item = queue.current, let studied = try desk.store.card(item.card) else { return nil }
    let outcomes = Answering.outcomes(
      for: studied.state, on: day, countsEarly: mode == .early, practiceOnly: mode == .practice,
      by: desk.engine)
    let key = studied.card.key
    return ReviewCard(
      studied, outcomes: outcomes, source: item.source, day: day,
      mixUps: mixUps["\(key.deck)/\(key.concept)"] ?? [])
  }

  private var progress: Progress {
    Progress(
      done: answered, left: queue.count, drill: queue.drillCount, backlog: queue.backlog)
  }

  /// What the sitting's own limit leaves.
  private var left: Int? { limit.map { max(0, $0 - answered) } }

  private func newID() -> EventID {
    var random = desk.environment.random
    return EventID.random(using: &random)
  }

  private static func queue(
    _ desk: Desk, _ query: Query, _ mode: Mode, _ limit: Int?
  ) throws(StoreError) -> StudyQueue {
    let plan = desk.plan(on: desk.clock.now().day)
    var queue =
      switch mode {
      case .scheduled: try desk.store.queue(matching: query, plan)
      case .practice: try desk.store.practiceQueue(matching: query, plan)
      case .early: try desk.store.earlyQueue(matching: query, plan)
      }
    if let limit { queue.limit(to: limit) }
    return queue
  }
}

import EngramCore
import EngramScreens
import EngramStore
import EngramTerminal

/// The home screen, with the reviews started from it.
struct HomeSitting {
  private let environment: Environment
  private let common: CommonOptions

  init(_ environment: Environment, _ common: CommonOptions) {
    self.environment = environment
    self.common = common
  }

  func run(on screen: FullScreen) throws {
    var (desk, notice) = try open()
    let status = try desk.status()
    var screen = screen
    screen.theme = Theme(rawValue: desk.settings.theme) ?? .auto
    var total = SittingSummary()
    var failure: StoreError?
    do {
      var terminal = try screen.open(for: "home")
      var status = status
      if desk.isFirstStart {
        // Someone new should meet a question, not a menu; it is one key further back.
        _ = try perform(.review(deck: nil), desk, &terminal, &total)
        status = try desk.status()
      }
      _ = EngramScreens.run(
        HomeScreen(status, notice: notice), on: &terminal, clock: desk.clock,
        idle: { desk.idle() }
      ) { effect, terminal in
        do throws(StoreError) {
          let said = try perform(effect, desk, &terminal, &total)
          desk = try desk.withSettingsReread()
          return .refreshed(try desk.status(), notice: said)
        } catch {
          failure = error
          return .quit
        }
      }
    }
    if let failure { throw Failure("home", failure) }
    guard total.reviewed + total.drilled > 0 else { return }
    for line in total.lines { environment.print(line) }
  }

  /// To write where that is free, else to look.
  private func open() throws -> (Desk, SafeText?) {
    do {
      let desk = try Desk.open(environment, common, for: .writing)
      return (desk, try desk.updateNotice())
    } catch StoreError.locked(_, let pid) {
      let desk = try Desk.open(environment, common, for: .reading)
      let who = pid.map { " (process \($0))" } ?? ""
      return (desk, "Another engram\(who) is open: this one only looks.")
    }
  }

  private func perform(
    _ effect: HomeScreen.Effect, _ desk: Desk, _ terminal: inout CursesTerminal,
    _ total: inout SittingSummary
  ) throws(StoreError) -> SafeText? {
    guard desk.store.isWritable else { return "Another engram is open: finish there first." }
    switch effect {
    case .undo(let moment): return try undo(desk, at: moment)
    case .quiz: return try QuizSitting(desk, QuizRequest()).choose(on: &terminal)
    case .review(let deck):
      var session = try ReviewSession(
        desk, query: deck.map(Query.deck) ?? .all, mode: .scheduled, limit: nil)
      guard !session.isEmpty else {
        return deck == nil
          ? "Nothing is left to review today." : "Nothing is left in this deck today."
      }
      desk.review(&session, on: &terminal, notice: nil)
      total += try session.summary()
      return nil
    }
  }

  private func undo(_ desk: Desk, at moment: Moment) throws(StoreError) -> SafeText {
    do {
      return try desk.sentence(on: try desk.undo(at: moment))
    } catch .nothingToUndo { return "There is nothing to undo." }
  }
}

extension SittingSummary {
  fileprivate static func += (total: inout SittingSummary, sitting: SittingSummary) {
    total.reviewed += sitting.reviewed
    total.passed += sitting.passed
    total.drilled += sitting.drilled
    total.milliseconds += sitting.milliseconds
    total.dueTomorrow = sitting.dueTomorrow
    total.leftToday = sitting.leftToday
  }
}

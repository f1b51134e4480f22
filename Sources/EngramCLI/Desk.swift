import EngramCore
import EngramFormats
import EngramScreens
import EngramStore

/// The learner's place of work: the open database with its settings, and the clock set by them.
struct Desk {
  let environment: Environment
  let store: Store
  let settings: Settings
  let clock: StudyClock
  /// Whether the database was made just now.
  let isFirstStart: Bool

  var engine: Engine { Engine(settings.sm2) }

  func plan(on day: Day) -> StudyPlan { StudyPlan(day: day, limits: settings.limits) }

  private init(
    _ store: Store, _ environment: Environment, isFirstStart: Bool = false
  ) throws(StoreError) {
    self.environment = environment
    self.isFirstStart = isFirstStart
    self.store = store
    settings = try store.settings()
    clock = environment.clock.rollingOver(at: settings.rolloverHour)
  }

  /// Opens the database; at the very first start makes it and loads the bundled decks.
  ///
  /// A first start that was cut short between the two is made up for.
  static func open(
    _ environment: Environment, _ options: CommonOptions, for access: Store.Access
  ) throws -> Desk {
    let path = try DataLocation.database(options.database, environment)
    do {
      let desk = try Desk(try Store.open(path, for: access), environment)
      return try desk.store.bundle() == nil ? try desk.beginningAgain() : desk
    } catch StoreError.missing {
      let desk = try Desk(try create(path, environment), environment, isFirstStart: true)
      if BundledDecks.find(environment) == nil {
        environment.complain(
          "engram: decks: none came with the program; name their folder with ENGRAM_DECKS")
      }
      try desk.loadDecks()
      return desk
    }
  }

  /// The same desk by the settings as they are now, after an undo has changed one.
  func withSettingsReread() throws(StoreError) -> Desk { try Desk(store, environment) }

  /// The desk with the decks that no start has loaded yet; as it is where none can be had.
  private func beginningAgain() throws -> Desk {
    guard BundledDecks.find(environment) != nil else { return self }
    var store = store
    if !store.isWritable {
      do throws(StoreError) { store = try Store.open(store.path, for: .writing) } catch {
        return self
      }
    }
    let desk = try Desk(store, environment, isFirstStart: true)
    try desk.loadDecks()
    return desk
  }

  /// Opens what is there, and makes nothing.
  static func openExisting(
    _ environment: Environment, _ options: CommonOptions, for access: Store.Access
  ) throws -> Desk {
    let path = try DataLocation.database(options.database, environment)
    return try Desk(try Store.open(path, for: access), environment)
  }

  private static func create(
    _ path: String, _ environment: Environment
  ) throws(StoreError) -> Store {
    var random = environment.random
    return try Store.create(path, using: &random)
  }

  func status() throws(StoreError) -> StudyStatus {
    try store.status(plan(on: clock.now().day))
  }

  /// While the learner reads: the day's check and copy, and the log's way into the file.
  ///
  /// What fails here is tried again, and told, before the next change.
  func idle() {
    guard store.isWritable else { return }
    try? prepareForChanges()
    store.checkpoint()
  }

  /// The learner's editor on a text, in a scratch file beside the database.
  func edit(_ text: String) -> String? { environment.edit(text, store.path + ".edit.txt") }

  /// Takes the last command back.
  func undo(at moment: Moment) throws(StoreError) -> Undone {
    try prepareForChanges()
    var random = environment.random
    let undone = try store.undo(at: moment, by: engine, using: &random)
    if case .importing = undone.kind { try sweepMedia() }
    return undone
  }

  /// Takes the last import back, whatever came after it.
  func undoImport(at moment: Moment) throws(StoreError) -> Undone {
    try prepareForChanges()
    var random = environment.random
    let undone = try store.undoImport(at: moment, by: engine, using: &random)
    try sweepMedia()
    return undone
  }

  /// Pictures and sounds that no card names any more go with the import that brought them.
  private func sweepMedia() throws(StoreError) {
    MediaFolder(of: store, environment.files).sweep(keeping: try store.mediaNames())
  }

  /// A sentence on what an undo took back.
  func sentence(on undone: Undone) throws(StoreError) -> SafeText {
    if case .quiz = undone.kind {
      let count = undone.cards.count
      return undone.sentence(
        count == 0 ? "" : ", and the \(count) card\(count == 1 ? "" : "s") that it made due")
    }
    guard undone.cards.count == 1, let studied = try store.card(undone.cards[0]) else {
      return undone.sentence(undone.cards.isEmpty ? "" : " of \(undone.cards.count) cards")
    }
    return undone.sentence(" of \(studied.card.key.description)")
  }

  /// Makes sure that a check and a copy precede the first change of a study day.
  func prepareForChanges() throws(StoreError) {
    try store.prepareForChanges(on: clock.now())
  }

  /// Brings the bundled decks up to date where their files changed since the last look.
  ///
  /// - Returns: what changed; nothing when there was nothing to do.
  func updateDecks() throws -> [DeckReport] {
    guard let bundle = BundledDecks.find(environment) else { return [] }
    let fingerprint = bundle.fingerprint
    guard try store.bundle() != fingerprint else { return [] }
    try prepareForChanges()
    return try loadDecks().filter(\.changesAnything)
  }

  /// The update as a line for the learner; decks that cannot be read do not keep anyone from studying.
  func updateNotice() throws(StoreError) -> SafeText? {
    do {
      let reports = try updateDecks()
      return reports.isEmpty
        ? nil : "Decks updated: " + reports.map(\.text).joined(separator: "; ") + "."
    } catch let error as StoreError { throw error } catch let failure as Failure {
      return "Decks not updated: " + SafeText.line(failure.why)
    } catch { return "Decks not updated." }
  }

  /// Loads the bundled decks whether they changed or not.
  @discardableResult
  func loadDecks() throws -> [DeckReport] {
    guard let bundle = BundledDecks.find(environment) else { return [] }
    var random = environment.random
    let decks = try bundle.load()
    let sources = decks.map { ($0.key, ConceptDeckFormat.print($0)) }
    let reports = try store.apply(
      decks, sources: Dictionary(sources) { $1 }, isBundled: true, at: clock.now(), by: engine,
      using: &random)
    try store.setBundle(bundle.fingerprint)
    return reports
  }
}

extension DeckReport {
  /// Such as "theorists: 3 added, 2 reworded, 1 suspended because the deck no longer has it".
  var text: SafeText {
    let counts: [(Int, String)] = [
      (added, "added"), (updated, "reworded"), (renamed.count, "renamed"),
      (returned.count, "back again"),
      (vanished.count, "no longer in the deck, so suspended"),
      (keptEdits.count, "reworded by the deck but kept in your words"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(deck): \(parts.isEmpty ? "nothing changed" : parts.joined(separator: ", "))"
  }
}

package import EngramCore
import GRDB

/// Takes the notes and decks of files into the database, one at a time, within one transaction.
package struct Importer {
  let db: Database
  let request: ImportRequest
  let moment: Moment
  let engine: Engine
  var random: any RandomNumberGenerator
  let command: Command

  var report = ImportReport()
  var decks: ImportDecks
  var concepts: ImportedConcepts
  var lineages: ImportLineages
  var suspensions = Suspensions()
  var schedules: ScheduleWriter
  var journal: ImportJournal
  let rows: NoteRows
  let knownCards: RawStatement
  let editDeletion: RawStatement
  /// The cards that have the learner's own words.
  var edited: Set<Int64>
  /// Cards that their notes have no more, to be suspended if the file is a newer version.
  var dropped: [(card: Int64, lineage: Int64)] = []
  /// Decks of concepts, written at the end since they may refer to each other.
  var documents: [DeckDocument] = []
  var sources: [String: String] = [:]
  /// Takes the lines of engram's own exports; made at the first.
  var archive: ArchiveRestorer?

  private var file = ""
  private var defaultDeck = ""
  /// What the files have, by the deck's row.
  var cardsOfDecks: [Int64: Int] = [:]
  /// How many cards came to a deck.
  private(set) var addedCards: [Int64: Int] = [:]
  /// Decks where something else happened to cards than that they were added.
  var uncounted: Set<Int64> = []
  /// Whether decks have concepts that an author wrote, by the deck's row.
  var authoredDecks: [Int64: Bool] = [:]
  /// Decks that gave a concept away, or where one is essential now and was not, or the other way:
  /// their lists of new cards are made anew.
  var reorderedDecks: Set<Int64> = []

  init(
    _ request: ImportRequest, at moment: Moment, by engine: Engine,
    using random: any RandomNumberGenerator, _ db: Database
  ) throws {
    self.db = db
    self.request = request
    self.moment = moment
    self.engine = engine
    self.random = random
    command = try Command(at: moment, db)
    journal = try ImportJournal(request.files, request.format, by: command, db)
    decks = try ImportDecks(db)
    concepts = try ImportedConcepts(before: journal.concepts.before, db)
    lineages = ImportLineages(db)
    schedules = try ScheduleWriter(by: command, engine, db)
    rows = try NoteRows(db)
    knownCards = try RawStatement(
      """
      SELECT id, kind, number, prompt, answer, aliases, hasVanished FROM card WHERE concept = ?
      ORDER BY id
      """, db)
    editDeletion = try RawStatement("DELETE FROM edit WHERE card = ?", db)
    edited = try Int64.fetchSet(db, sql: "SELECT card FROM edit")
  }

  /// What is added from now on comes from this file, and goes into that deck where it names none.
  ///
  /// - Parameter isNamed: whether another file of that name is likely to be a version of this one.
  package mutating func begin(file: String, isNamed: Bool = true, defaultDeck: String) throws {
    self.file = file
    self.defaultDeck = defaultDeck.entry ?? ""
    lineages.begin(file, isNamed: isNamed)
  }

  /// Takes a deck of concepts; it is written when everything has been handed over.
  ///
  /// - Parameter source: the deck as text, in the one form that its content has.
  /// - Throws: `StoreError.bundledDeck`.
  package mutating func add(_ deck: DeckDocument, source: String? = nil) throws {
    let bundled = try String.fetchOne(
      db, sql: "SELECT title FROM deck WHERE key = ? AND isBundled = 1", arguments: [deck.key])
    if let title = bundled { throw StoreError.bundledDeck(title: title, key: deck.key) }
    documents.removeAll { $0.key == deck.key }
    documents.append(deck)
    sources[deck.key] = source
  }

  /// Takes a note: finds the concept that it is, or makes it.
  ///
  /// - Throws: what the database refuses.
  package mutating func add(_ ready: ReadyNote) throws -> ImportOutcome {
    if let reason = ready.problem { return .rejected(reason: reason) }
    let note = ready.note
    if let id = note.id, let found = try concepts.known(origin: id) {
      guard !concepts.hasSeen(found.id) else { return try again(note, found, called: id) }
      return try update(found, to: ready, in: deck(of: note, found))
    }
    if let outcome = try ofAuthor(note, in: note.deck ?? defaultDeck) { return outcome }
    let home = try decks.home(titled: note.deck ?? defaultDeck)
    guard !home.isBundled else {
      return .rejected(
        reason: "the deck \(home.title) comes with engram and takes no other cards; name another "
          + "in the file, or all of it with --deck")
    }
    // After one new note come others, and then its key need not be looked for first.
    if lineages.hasOwn, try insert(ready, ready.key, in: home) { return .taken }
    switch try concepts.match(ready, in: home.id) {
    case .known(let found): return try update(found, to: ready, in: home.id)
    case .repeated(let found): return try again(note, found, called: note.name ?? "")
    case .new(let key):
      guard try insert(ready, key, in: home) else {
        throw StoreError.refused(reason: "two concepts of \(home.title) would be called \(key)")
      }
      return .taken
    }
  }

  /// Where the file names no deck, a note that is known stays where it is; so it does where the file
  /// names one that comes with the program.
  private mutating func deck(
    of note: ImportedNote, _ found: ImportedConcepts.Found
  ) throws -> Int64 {
    guard let title = note.deck else { return found.deck }
    let home = try decks.home(titled: title)
    return home.isBundled ? found.deck : home.id
  }

  private mutating func again(
    _ note: ImportedNote, _ found: ImportedConcepts.Found, called name: String
  ) throws -> ImportOutcome {
    guard try concepts.hasCards(of: note, found) else {
      return .rejected(
        reason: "the id \(name) stands twice, with different cards; give one of them another")
    }
    report.duplicates.append(Place(file: file, line: note.line, column: note.line > 0 ? 1 : 0))
    return .duplicate
  }

  /// - Returns: false where another concept has that key.
  private mutating func insert(
    _ ready: ReadyNote, _ key: String, in home: ImportDecks.Home
  ) throws -> Bool {
    let spot = NoteRows.Spot(
      deck: home.id, key: key, position: try decks.nextPosition(in: home.id))
    let row = try rows.insert(
      ready.words, at: spot, origin: ready.note.id, lineage: lineages.own())
    guard let concept = row else { return false }
    _ = try decks.takePosition(in: home.id)
    for (index, placed) in ready.placed.enumerated() {
      let card = try rows.insert(placed, of: concept)
      report.added += 1
      try finish(
        placed, ready.answers[index], card, at: spot, in: home, of: ready.note, concept: concept,
        knowledge: .nothing)
    }
    cardsOfDecks[home.id, default: 0] += ready.placed.count
    addedCards[home.id, default: 0] += ready.placed.count
    return true
  }

  func key(
    of placed: NoteMatching.Placed, at spot: NoteRows.Spot, in home: ImportDecks.Home
  ) -> CardKey {
    CardKey(
      deck: home.key, concept: spot.key, kind: placed.card.kind,
      number: placed.number == 0 ? nil : placed.number)
  }

  /// What comes along with a card: flag and schedule.
  mutating func finish(
    _ placed: NoteMatching.Placed, _ ready: ForeignAnswers?, _ card: Int64,
    at spot: NoteRows.Spot, in home: ImportDecks.Home, of note: ImportedNote, concept: Int64,
    knowledge: ScheduleWriter.Knowledge
  ) throws {
    if placed.card.isFlagged { report.flagged.append(key(of: placed, at: spot, in: home)) }
    guard let schedule = placed.card.schedule else { return }
    let name = AnswerName(
      note: note.id ?? "\(home.key)/\(spot.key)", kind: placed.card.kind, number: placed.number)
    let written = try schedules.write(
      schedule, ready,
      of: ScheduleWriter.Card(id: card, concept: concept, deck: home.id, name: name),
      knowledge: knowledge, using: &random)
    report.answers += written.answers
    if written.isScheduled { report.scheduled += 1 }
    if written.staysSuspended {
      // It was the last that came back.
      if suspensions.returned.last?.rawValue == card { suspensions.returned.removeLast() }
      let key = self.key(of: placed, at: spot, in: home)
      if report.returned.last == key { report.returned.removeLast() }
    }
  }
}

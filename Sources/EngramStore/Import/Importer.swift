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
  private let knownCards: RawStatement
  private let editDeletion: RawStatement
  /// The cards that have the learner's own words.
  private var edited: Set<Int64>
  /// Cards that their notes have no more, to be suspended if the file is a newer version.
  var dropped: [(card: Int64, lineage: Int64)] = []
  /// Decks of concepts, written at the end since they may refer to each other.
  var documents: [DeckDocument] = []
  var sources: [String: String] = [:]
  /// Takes the lines of engram's own exports; made at the first.
  var archive: ArchiveRestorer?

  private var file = ""
  private var defaultDeck = ""
  /// By the deck's row.
  var cardsOfDecks: [Int64: Int] = [:]
  /// Decks that gave a concept away.
  var leftDecks: Set<Int64> = []

  /// More than any note has; the cost of telling cards apart grows with the square.
  private static let mostCards = 1000

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
  package mutating func begin(file: String, defaultDeck: String) throws {
    self.file = file
    self.defaultDeck = defaultDeck.entry ?? ""
    lineages.begin(file)
  }

  /// Takes a deck of concepts; it is written when everything has been handed over.
  ///
  /// - Parameter source: the deck as text, in the one form that its content has.
  /// - Throws: `StoreError.bundledDeck`.
  package mutating func add(_ deck: DeckDocument, source: String? = nil) throws {
    let isBundled = try Bool.fetchOne(
      db, sql: "SELECT isBundled FROM deck WHERE key = ?", arguments: [deck.key])
    guard isBundled != true else { throw StoreError.bundledDeck(title: deck.title) }
    documents.removeAll { $0.key == deck.key }
    documents.append(deck)
    sources[deck.key] = source
  }

  /// Takes a note: finds the concept that it is, or makes it.
  ///
  /// - Throws: `StoreError.bundledDeck`, and what the database refuses.
  package mutating func add(_ note: ImportedNote) throws -> ImportOutcome {
    if let reason = Importer.problem(with: note) { return .rejected(reason: reason) }
    let note = note.cleaned
    if let id = note.id, let found = try concepts.known(origin: id) {
      guard !concepts.hasSeen(found.id) else { return try again(note, found, called: id) }
      return try update(found, to: note, in: deck(of: note, found))
    }
    let home = try decks.home(titled: note.deck ?? defaultDeck)
    switch try concepts.match(note, in: home.id) {
    case .known(let found): return try update(found, to: note, in: home.id)
    case .new(let key): return try insert(note, key, in: home)
    case .repeated(let found): return try again(note, found, called: note.name ?? "")
    }
  }

  /// Where the file names no deck, a note that is known stays where it is.
  private mutating func deck(
    of note: ImportedNote, _ found: ImportedConcepts.Found
  ) throws -> Int64 {
    guard let title = note.deck else { return found.deck }
    return try decks.home(titled: title).id
  }

  private static func problem(with note: ImportedNote) -> String? {
    if note.cards.isEmpty { return "it makes no card: give it a question and an answer" }
    if note.cards.count > mostCards {
      return "it makes \(note.cards.count) cards, and \(mostCards) are the most; divide it"
    }
    for card in note.cards {
      if card.prompt.isBlank { return "a card of it has no question: give it one" }
      if card.answer.isBlank { return "a card of it has no answer: give it one" }
    }
    return nil
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

  // MARK: A new concept

  private mutating func insert(
    _ note: ImportedNote, _ key: String, in home: ImportDecks.Home
  ) throws -> ImportOutcome {
    let spot = NoteRows.Spot(
      deck: home.id, key: key, position: try decks.nextPosition(in: home.id))
    let concept = try rows.insert(
      NoteRows.Words(note), at: spot, origin: note.id, lineage: lineages.own())
    for placed in NoteMatching(note).placed {
      let card = try rows.insert(placed, of: concept)
      report.added += 1
      try finish(
        placed, card, at: spot, in: home, of: note, concept: concept,
        knowledge: .nothing)
    }
    cardsOfDecks[home.id, default: 0] += note.cards.count
    return .taken
  }

  // MARK: A known one

  private mutating func update(
    _ found: ImportedConcepts.Found, to note: ImportedNote, in deck: Int64
  ) throws -> ImportOutcome {
    concepts.see(found.id)
    guard let home = decks[deck] else {
      throw StoreError.refused(reason: "the deck of \(found.key) is not there")
    }
    if deck == found.deck, try isUnchanged(found, note) {
      pass(over: found, note, in: home)
      return .taken
    }
    let known = try cards(of: found.id)
    if let lineage = found.lineage {
      lineages.share(lineage, isLive: known.contains { !$0.hasVanished })
    }
    cardsOfDecks[deck, default: 0] += note.cards.count
    let words = NoteRows.Words(note)
    let isOther = words != NoteRows.Words(found) || deck != found.deck
    var spot = NoteRows.Spot(deck: deck, key: found.key, position: nil)
    if isOther || (found.origin == nil && note.id != nil) {
      if deck != found.deck {
        leftDecks.insert(found.deck)
        spot = try newSpot(for: found.key, in: deck)
      }
      try rows.update(found.id, words, at: spot, origin: note.id ?? found.origin)
    }
    let matching = NoteMatching(note, known: known.map(\.known))
    for placed in matching.placed {
      let old = known.first { $0.known.card.card == placed.known }
      let card = try put(placed, old, of: found.id, isOther: isOther, at: spot, in: home)
      try finish(
        placed, card, at: spot, in: home, of: note, concept: found.id,
        knowledge: old.map { $0.hasVanished ? .returned : .known } ?? .nothing)
    }
    if let lineage = found.lineage {
      let live = known.filter { !$0.hasVanished }.map(\.known.card.card)
      for card in matching.vanished where live.contains(card) {
        dropped.append((card: card.rawValue, lineage: lineage))
      }
    }
    return .taken
  }

  /// Whether the note says just what the database has of it, as most do when a file comes again.
  private func isUnchanged(
    _ found: ImportedConcepts.Found, _ note: ImportedNote
  ) throws -> Bool {
    guard note.id == nil || note.id == found.origin, NoteRows.Words(note) == NoteRows.Words(found),
      note.cards.allSatisfy({ $0.schedule == nil })
    else { return false }
    var place = 0
    var isEqual = true
    try knownCards.forEach(.number(found.id)) { row in
      guard note.cards.indices.contains(place) else {
        isEqual = false
        return false
      }
      let card = note.cards[place]
      isEqual =
        row.number(6) == 0 && row.holds(card.prompt, 3) && row.holds(card.answer, 4)
        && row.holds(card.kind.rawValue, 1)
        && (!note.numbersLast || Int(row.number(2)) == card.number)
        && row.holds(TextList.joined(card.aliases), 5)
        && !(request.takesTheirs && edited.contains(row.number(0)))
      place += 1
      return isEqual
    }
    return isEqual && place == note.cards.count
  }

  private mutating func pass(
    over found: ImportedConcepts.Found, _ note: ImportedNote, in home: ImportDecks.Home
  ) {
    if let lineage = found.lineage { lineages.share(lineage, isLive: true) }
    cardsOfDecks[home.id, default: 0] += note.cards.count
    report.unchanged += note.cards.count
    guard note.cards.contains(where: \.isFlagged) else { return }
    let spot = NoteRows.Spot(deck: home.id, key: found.key, position: nil)
    for placed in NoteMatching(note).placed where placed.card.isFlagged {
      report.flagged.append(key(of: placed, at: spot, in: home))
    }
  }

  /// A card of a concept that was known.
  struct KnownCard {
    let known: NoteMatching.Known
    let aliases: String
    var hasVanished: Bool { known.card.hasVanished }
  }

  func cards(of concept: Int64) throws -> [KnownCard] {
    var found: [KnownCard] = []
    try knownCards.forEach(.number(concept)) { row in
      guard let kind = row.string(1).flatMap(CardKind.init) else { return true }
      let card = CardMatching.Known(
        card: ID(row.number(0)), number: Int(row.number(2)), prompt: row.string(3) ?? "",
        answer: row.string(4) ?? "", hasVanished: row.number(6) == 1)
      found.append(
        KnownCard(
          known: NoteMatching.Known(kind: kind, card: card), aliases: row.string(5) ?? ""))
      return true
    }
    return found
  }

  /// At the end of another deck, under its own key where that is free there.
  private mutating func newSpot(for key: String, in deck: Int64) throws -> NoteRows.Spot {
    var free = key
    var number = 1
    while try concepts.known(free, in: deck) != nil {
      number += 1
      free = "\(key)-\(number)"
    }
    return NoteRows.Spot(deck: deck, key: free, position: try decks.nextPosition(in: deck))
  }

  /// Writes one card of a known concept, if anything of it is different.
  ///
  /// - Returns: its row.
  mutating func put(
    _ placed: NoteMatching.Placed, _ old: KnownCard?, of concept: Int64, isOther: Bool,
    at spot: NoteRows.Spot, in home: ImportDecks.Home
  ) throws -> Int64 {
    guard let old else {
      report.added += 1
      return try rows.insert(placed, of: concept)
    }
    let row = old.known.card.card.rawValue
    let isReworded =
      old.known.card.prompt != placed.card.prompt || old.known.card.answer != placed.card.answer
    let aliases = TextList.joined(placed.card.aliases)
    var isUpdated = isOther || isReworded || old.aliases != aliases
    if edited.contains(row) {
      if request.takesTheirs {
        try editDeletion.run(.number(row))
        isUpdated = true
      } else if isReworded {
        report.keptEdits.append(key(of: placed, at: spot, in: home))
      }
    }
    if old.hasVanished {
      report.returned.append(key(of: placed, at: spot, in: home))
      suspensions.returned.append(ID(row))
    }
    if isReworded || old.aliases != aliases || old.hasVanished
      || old.known.card.number != placed.number
    {
      try rows.update(placed, row)
    }
    if isUpdated { report.updated += 1 } else { report.unchanged += 1 }
    return row
  }

  func key(
    of placed: NoteMatching.Placed, at spot: NoteRows.Spot, in home: ImportDecks.Home
  ) -> CardKey {
    CardKey(
      deck: home.key, concept: spot.key, kind: placed.card.kind,
      number: placed.number == 0 ? nil : placed.number)
  }

  /// What comes along with a card: flag and schedule.
  private mutating func finish(
    _ placed: NoteMatching.Placed, _ card: Int64, at spot: NoteRows.Spot,
    in home: ImportDecks.Home, of note: ImportedNote, concept: Int64,
    knowledge: ScheduleWriter.Knowledge
  ) throws {
    if placed.card.isFlagged { report.flagged.append(key(of: placed, at: spot, in: home)) }
    guard let schedule = placed.card.schedule else { return }
    let name = ScheduleWriter.Name(
      note: note.id ?? "\(home.key)/\(spot.key)", kind: placed.card.kind, number: placed.number)
    let written = try schedules.write(
      schedule, of: ScheduleWriter.Card(id: card, concept: concept, deck: home.id, name: name),
      knowledge: knowledge, using: &random)
    report.answers += written.answers
    if written.isScheduled { report.scheduled += 1 }
    if written.staysSuspended { suspensions.returned.removeAll { $0.rawValue == card } }
  }
}

extension ImportedNote {
  /// Without what no list and no text of the database can hold.
  fileprivate var cleaned: ImportedNote {
    var clean = self
    clean.tags = tags.compactMap(\.entry)
    clean.citations = citations.compactMap(\.entry)
    if let note { clean.note = note.isBlank ? nil : note.withoutZeros }
    for index in cards.indices {
      clean.cards[index].aliases = cards[index].aliases.compactMap(\.entry)
      clean.cards[index].prompt = cards[index].prompt.withoutZeros
      clean.cards[index].answer = cards[index].answer.withoutZeros
    }
    clean.deck = deck?.entry
    clean.id = id?.entry
    clean.name = name?.entry
    return clean
  }
}

extension String {
  fileprivate var isBlank: Bool {
    utf8.allSatisfy { $0 <= 0x20 }
  }

  private func holdsByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
  }

  /// A zero byte ends a text for parts of SQLite.
  fileprivate var withoutZeros: String {
    holdsByte(0) ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\0" })) : self
  }

  /// As an entry of a list, which takes one line; nil for nothing.
  fileprivate var entry: String? {
    let text = withoutZeros
    guard text.holdsByte(0x0A) else { return text.isEmpty ? nil : text }
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.isEmpty ? nil : line
  }
}

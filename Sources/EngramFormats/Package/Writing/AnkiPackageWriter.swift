package import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes an .apkg that Anki opens: notes as they come, then the zip around them.
package struct AnkiPackageWriter {
  /// What the writer may know of the world.
  package struct Options: Sendable {
    package var now: Moment
    /// The hour at which the learner's study day ends.
    package var rolloverHour: Int
    /// Whether schedules and logs go along.
    package var withSchedule = false
    package var engine: Engine
    /// An empty folder for the database in the making; deleted by the caller.
    package var scratch: String
    /// Where the learner's pictures and sounds lie; nil for none.
    package var media: String?

    package init(
      now: Moment, rolloverHour: Int = 4, engine: Engine, scratch: String, media: String? = nil
    ) {
      self.now = now
      self.rolloverHour = rolloverHour
      self.engine = engine
      self.scratch = scratch
      self.media = media
    }
  }

  private let path: String
  private let options: Options
  private let folder: String
  private let database: NewDatabase
  private let notes: NewDatabase.Insertion
  private let cards: NewDatabase.Insertion
  private let log: NewDatabase.Insertion
  /// Ids by titles; the first is Anki's own.
  private var decks = ["Default": 1]
  private var media: Set<String> = []
  private var noteCount = 0
  private var cardCount = 0
  private var lostAliases = 0
  private var changedTags = 0
  private var melted = 0

  /// Ten years back, so that due days count upwards.
  private var firstDay: Day { options.now.day.advanced(by: -3650) }

  private var second: Int { Int(options.now.instant.milliseconds / 1000) }

  /// Begins a package that will lie at `path`.
  package init(to path: String, _ options: Options) throws(PackageWriteProblem) {
    self.path = path
    self.options = options
    do {
      folder = try Scratch.folder(in: options.scratch, for: path)
    } catch {
      throw PackageWriteProblem(error.diagnostics.first?.message ?? "there is no room for it")
    }
    database = try NewDatabase(path: folder + "/collection")
    try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
    try database.run(AnkiSchema.tables)
    notes = try database.insertion(into: "notes", columns: 11)
    cards = try database.insertion(into: "cards", columns: 18)
    log = try database.insertion(into: "revlog", columns: 9)
  }

  /// What could not go along, in words for the learner.
  package var lost: [String] {
    var lost: [String] = []
    if lostAliases > 0 {
      lost.append("other right answers of \(lostAliases.of("card")) that share a note with others")
    }
    if changedTags > 0 { lost.append("blanks in \(changedTags.of("tag")), which became _") }
    return lost + (AnkiNotes.melted(melted).map { [$0] } ?? [])
  }

  /// Adds a concept; `events` gives the log of a card, and is asked only when schedules go along.
  package mutating func write(
    _ concept: ExportedConcept, events: (ID<Card>) throws -> [Event]
  ) throws {
    let states = Dictionary(
      concept.cards.map { ($0.card.id, $0.state) }, uniquingKeysWith: { first, _ in first })
    for note in AnkiNotes.notes(of: concept) {
      guard let first = note.cards.first else { continue }
      let deck = deck(first.deckTitle)
      noteCount += 1
      let id = Int(options.now.instant.milliseconds) + noteCount
      try insert(note, id: id)
      for (index, card) in note.cards.enumerated() {
        let history =
          options.withSchedule
          ? History(try events(card.id), by: options.engine) : History([], by: options.engine)
        let ord = note.type == .cloze ? (card.key.number ?? 1) - 1 : index
        try insert(card, states[card.id] ?? nil, history, ord: ord, note: id, deck: deck)
      }
    }
  }

  /// Completes the package.
  package mutating func finish() throws(PackageWriteProblem) {
    try insertCollection()
    try database.run(AnkiSchema.indexes)
    try database.run("COMMIT")
    let zip = try ZipWriter(path: path)
    // The version says that the collection is the one of Anki 2.1.
    try zip.add("meta", [0x08, 0x02])
    try zip.add("collection.anki21", fileAt: folder + "/collection", deflated: true)
    var map: [String] = []
    for name in media.sorted() {
      guard let folder = options.media else { break }
      try zip.add("\(map.count)", fileAt: folder + "/" + name, deflated: false)
      map.append("\"\(map.count)\":\(AnkiSchema.quoted(name))")
    }
    try zip.add("media", Array("{\(map.joined(separator: ","))}".utf8))
    try zip.finish()
    unlink(folder + "/collection")
    rmdir(folder)
  }
}

// MARK: - Rows

extension AnkiPackageWriter {
  private mutating func insert(_ note: AnkiNotes.Note, id: Int) throws(PackageWriteProblem) {
    let type = AnkiOwnType(note.type)
    var fields = Array(note.fields.prefix(2))
    if type == .cloze { fields[1] = "" }
    fields.append(AnkiHTML.field(unique(note.cards.compactMap(\.note)).joined(separator: "\n\n")))
    let isAlone = note.cards.count == 1
    if !isAlone { lostAliases += note.cards.count { !$0.aliases.isEmpty } }
    let aliases = isAlone ? note.cards[0].aliases : []
    fields.append(AnkiHTML.field(aliases.joined(separator: "\n")))
    fields.append(
      AnkiHTML.field(unique(note.cards.flatMap(\.citations)).joined(separator: "\n")))
    for card in note.cards { collectMedia(of: card) }
    melted += note.cards.count(where: AnkiNotes.losesBlanks)
    let tags = unique(note.cards.flatMap(\.tags)).map { tag($0) }
    let text = fields.joined(separator: "\u{1F}")
    try notes.insert(
      .number(id), .text(note.guid), .number(type.rawValue), .number(second), .number(-1),
      .text(tags.isEmpty ? "" : " " + tags.joined(separator: " ") + " "), .text(text),
      .text(fields[0]), .number(0), .number(0), .text(""))
  }

  private mutating func insert(
    _ card: Card, _ state: CardState?, _ history: History, ord: Int, note: Int, deck: Int
  ) throws(PackageWriteProblem) {
    cardCount += 1
    let id = Int(options.now.instant.milliseconds) + cardCount
    var schedule = AnkiCardSchedule(position: noteCount)
    if options.withSchedule, let state {
      schedule = AnkiCardSchedule(
        state, history: history, position: noteCount, firstDay: firstDay, today: options.now.day)
    }
    try cards.insert(
      .number(id), .number(note), .number(deck), .number(ord), .number(second), .number(-1),
      .number(schedule.type), .number(schedule.queue), .number(schedule.due),
      .number(schedule.interval), .number(schedule.factor), .number(schedule.repetitions),
      .number(schedule.lapses), .number(schedule.left), .number(0), .number(0), .number(0),
      .text("{}"))
    for answer in schedule.log {
      // The time is the key, so two answers of one millisecond stand beside each other.
      let isKept = (0..<1000).contains { later in
        log.insertUnlessTaken([
          .number(answer.at + later), .number(id), .number(-1), .number(answer.ease),
          .number(answer.interval), .number(answer.lastInterval), .number(answer.factor),
          .number(answer.took), .number(answer.type),
        ])
      }
      guard isKept else { throw PackageWriteProblem("the log cannot be written") }
    }
  }

  private func insertCollection() throws(PackageWriteProblem) {
    let row = try database.insertion(into: "col", columns: 13)
    let created =
      firstDay.number * 86_400 + options.rolloverHour * 3600 - options.now.offset * 60
    let types = AnkiOwnType.allCases.map(\.json).joined(separator: ",")
    let decks = decks.sorted { $0.value < $1.value }
      .map { AnkiSchema.deck(id: $0.value, title: $0.key) }.joined(separator: ",")
    let milliseconds = Int(options.now.instant.milliseconds)
    try row.insert(
      .number(1), .number(created), .number(milliseconds), .number(milliseconds), .number(11),
      .number(0), .number(0), .number(0),
      .text(AnkiSchema.configuration(offsetWest: -options.now.offset)), .text("{\(types)}"),
      .text("{\(decks)}"), .text(AnkiSchema.deckOptions), .text("{}"))
  }

  /// The deck's id, and those of the decks above it.
  private mutating func deck(_ title: String) -> Int {
    var id = 1
    var path = ""
    for level in title.split(separator: "::") {
      path += (path.isEmpty ? "" : "::") + level
      id = decks[path] ?? Int(options.now.instant.milliseconds) + decks.count
      decks[path] = id
    }
    return id
  }

  private mutating func tag(_ tag: String) -> String {
    let words = tag.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    if words.count > 1 { changedTags += 1 }
    return words.map(String.init).joined(separator: "_")
  }

  private mutating func collectMedia(of card: Card) {
    guard let folder = options.media else { return }
    for text in [card.prompt, card.answer, card.note ?? ""] {
      for name in MediaMention.candidates(in: text)
      where ZipName.isPlain(name) && access(folder + "/" + name, R_OK) == 0 {
        media.insert(name)
      }
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

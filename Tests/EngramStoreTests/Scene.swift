import EngramCore
import EngramStore
import GRDB
import Testing

@testable import EngramStore

/// A database with decks in it, and a learner whose chance and clock are the test's.
struct Scene {
  var store: Store
  var random: SeededGenerator
  var moment = Moment.noon(of: 20_000)

  init(_ decks: [DeckDocument] = [.siblings], seed: UInt64 = 1, at path: String? = nil) throws {
    random = SeededGenerator(seed: seed)
    if let path {
      store = try Store.create(path, using: &random)
    } else {
      store = try Store.inMemory(using: &random)
    }
    _ = try apply(decks)
  }

  /// Closes the database and opens it again, as the next run of the program does.
  mutating func reopen() throws {
    guard store.path != Store.memory else { return }
    let path = store.path
    store = try Store.inMemory(using: &random)
    store = try Store.open(path, for: .writing)
  }

  var engine: Engine { get throws { Engine(try store.settings().sm2) } }

  mutating func apply(_ decks: [DeckDocument]) throws -> [DeckReport] {
    try store.apply(decks, isBundled: false, at: moment, by: engine, using: &random)
  }

  mutating func pass(days: Int) { moment = moment.later(days * 86_400_000) }

  /// Answers a card as the review does.
  @discardableResult
  mutating func answer(_ card: ID<Card>, _ grade: Grade) throws -> CardState {
    let state = try state(card)
    let kind = Answering.kind(grade, took: 1500, for: state, on: moment.day)
    return try store.record(
      kind, of: card, decidedOn: state?.lastEvent, id: .random(using: &random), at: moment,
      by: engine)
  }

  @discardableResult
  mutating func act(_ kind: Event.Kind, on cards: [ID<Card>]) throws -> [ID<Card>] {
    try store.record(kind, of: cards, at: moment, by: engine, using: &random)
  }

  @discardableResult
  mutating func undo() throws -> Undone {
    try store.undo(at: moment, by: engine, using: &random)
  }

  func state(_ card: ID<Card>) throws -> CardState? { try store.card(card)?.state }

  func card(_ key: String) throws -> ID<Card> {
    let key = try #require(CardKey(key))
    return try #require(try store.card(key)).card.id
  }

  var cards: [StudiedCard] {
    get throws {
      var cards: [StudiedCard] = []
      try store.forEachCard(matching: .all, on: moment.day) { card in
        cards.append(card)
        return true
      }
      return cards
    }
  }

  /// Everything a learner could notice, and the list of new cards.
  var picture: Picture {
    get throws {
      Picture(
        cards: try cards, settings: try store.settings(),
        fresh: try rows("SELECT deck, rank, card, concept FROM fresh ORDER BY 1, 2, 3"),
        decks: try store.decks(), quizzes: try store.quizHistory(),
        openQuiz: try store.lastOpenQuiz(), confusions: try store.confusions())
    }
  }

  struct Picture: Hashable {
    let cards: [StudiedCard]
    let settings: Settings
    let fresh: [[Int]]
    let decks: [DeckSummary]
    let quizzes: [QuizRecord]
    let openQuiz: StoredQuiz?
    let confusions: Confusions
  }

  func rows(_ sql: String) throws -> [[Int]] {
    try store.read { db in
      try Row.fetchAll(db, sql: sql).map { row in (0..<row.count).map { row[$0] ?? -1 } }
    }
  }

  func count(_ table: String) throws -> Int { try rows("SELECT count(*) FROM \(table)")[0][0] }

  func sql(_ text: String) throws {
    try store.queue.writeWithoutTransaction { db in try db.execute(sql: text) }
  }

  /// That the caches are what log and decks give, by each way of asking.
  func expectSound(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let engine = try engine
    #expect(
      try store.examine(by: engine).problems == [], comment, sourceLocation: sourceLocation)
    for card in try cards {
      let events = try store.events(of: card.card.id)
      #expect(
        card.state == CardState.folding(events, by: engine), comment,
        sourceLocation: sourceLocation)
    }
  }

  /// The whole log, as another device receives it.
  var log: [(ID<Card>, Event)] {
    get throws {
      try cards.flatMap { card in
        try store.events(of: card.card.id).map { (card.card.id, $0) }
      }
    }
  }
}

extension Moment {
  /// Noon, in Greenwich, of a study day.
  static func noon(of day: Int) -> Moment {
    Moment(
      instant: Instant(milliseconds: Int64(day) * 86_400_000 + 43_200_000), offset: 0, rollover: 4)
  }

  func later(_ milliseconds: Int) -> Moment {
    Moment(
      instant: Instant(milliseconds: instant.milliseconds + Int64(milliseconds)), offset: offset,
      rollover: 4)
  }
}

extension SeededGenerator {
  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func element<Element>(of all: [Element]) -> Element { all[number(below: all.count)] }
}

extension DeckDocument {
  /// Three plain concepts, asked in both directions.
  static let siblings = DeckDocument(
    key: "siblings", title: "Siblings",
    concepts: ["one", "two", "three"].map { .plain($0, isReversed: true) })

  /// Plain concepts of which the first few are asked both ways.
  static func plain(_ key: String, count: Int, reversed: Int = 0) -> DeckDocument {
    DeckDocument(
      key: key, title: "Deck \(key)",
      concepts: (0..<count).map { .plain("\(key)\($0)", isReversed: $0 < reversed) })
  }

  /// Two decks with siblings, essentials and requirements, also from one into the other.
  static func random(using random: inout SeededGenerator) -> [DeckDocument] {
    var earlier: [String] = []
    return ["first", "second"].map { key in
      let concepts = (0..<(5 + random.number(below: 5))).map { number in
        var concept = Concept.plain(
          "\(key)-\(number)", isReversed: random.number(below: 3) == 0)
        if random.number(below: 3) == 0 { concept.tags = [Concept.essentials] }
        if !earlier.isEmpty, random.number(below: 3) == 0 {
          concept.requires = [random.element(of: earlier)]
        }
        earlier.append("\(key)/\(key)-\(number)")
        return concept
      }
      return DeckDocument(key: key, title: key, concepts: concepts)
    }
  }
}

extension Concept {
  static func plain(
    _ key: String, answer: String? = nil, isReversed: Bool = false
  ) -> Concept {
    var concept = Concept(key: key, term: "Question \(key)?", kind: .plain)
    concept.definition = answer ?? "Answer \(key)."
    concept.isReversed = isReversed
    return concept
  }
}

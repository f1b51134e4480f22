import EngramCore
import GRDB

/// Reads concepts with all that a quiz makes of them, in few statements whatever their number.
struct QuizPoolReader {
  private let ids: Set<Int64>
  private let list: IDList
  private let db: Database

  init(_ ids: Set<Int64>, _ db: Database) {
    self.ids = ids
    list = IDList(ids)
    self.db = db
  }

  /// In the order of their names, which is the same on every machine.
  func concepts() throws -> [QuizConcept] {
    let cards = try cards()
    var rows: [(name: String, row: ConceptRow)] = []
    var places: [Int64: Int] = [:]
    let found = try ConceptRow.fetchCursor(
      db.cachedStatement(sql: ConceptRow.selection), arguments: [list.text])
    while let row = try found.next() { rows.append(("\(row.deck)/\(row.key)", row)) }
    rows.sort { $0.name < $1.name }
    for (place, entry) in rows.enumerated() { places[entry.row.id] = place }
    let relations = try relations(places)
    return rows.compactMap { _, row in
      row.concept(cards: cards[row.id] ?? [], relations: relations[row.id])
    }
  }

  /// Among the concepts, by the one that the deck says it of; the others in the order of their names.
  private func relations(_ places: [Int64: Int]) throws -> [Int64: QuizConcept.Relations] {
    let sql = "SELECT concept, kind, target FROM relation WHERE concept IN \(IDList.sql)"
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [list.text])
    var found: [(concept: Int64, kind: String, target: Int64, place: Int)] = []
    while let row = try rows.next() {
      let target: Int64 = row[2]
      if let place = places[target] { found.append((row[0], row[1], target, place)) }
    }
    found.sort { $0.place < $1.place }
    var relations: [Int64: QuizConcept.Relations] = [:]
    for (concept, kind, target, _) in found {
      let target = ID<Concept>(target)
      switch kind {
      case "by": relations[concept, default: .init()].by.append(target)
      case "partOf": relations[concept, default: .init()].partOf.append(target)
      case "confusedWith": relations[concept, default: .init()].confusedWith.append(target)
      case "overlap": relations[concept, default: .init()].overlaps.append(target)
      case "require": relations[concept, default: .init()].requires.append(target)
      default: break
      }
    }
    return relations
  }

  /// By concept, in the order of kind and number.
  private func cards() throws -> [Int64: [CardRow]] {
    let accepted = try accepted()
    var cards: [Int64: [CardRow]] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: CardRow.selection), arguments: [list.text])
    while let row = try rows.next() {
      guard let card = CardRow(row, accepted: accepted) else { continue }
      cards[row[0], default: []].append(card)
    }
    return cards
  }

  /// What the learner insisted on as right, by card; each answer once, the first ones first.
  private func accepted() throws -> [Int64: [String]] {
    let sql = """
      SELECT item.card, item.given
      FROM quizItem AS item INDEXED BY quizItem_overruled CROSS JOIN quiz ON quiz.id = item.quiz
      WHERE item.outcome = 'overruled' AND quiz.isUndone = 0 ORDER BY item.at, item.quiz, item.number
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql))
    return rows.reduce(into: [:]) { accepted, row in
      let given: String = row[1]
      if accepted[row[0]]?.contains(given) != true {
        accepted[row[0], default: []].append(given)
      }
    }
  }

  /// A row of `concept` with its deck.
  private struct ConceptRow: FetchableRecord {
    let id: Int64
    let deck: String
    let key: String
    private let deckTitle: String
    private let kind: String
    private let term: String?
    private let phrase: String?
    private let aliases: String
    private let definition: String?
    private let note: String?
    private let tags: String
    private let citations: String

    static let selection = """
      SELECT concept.id, deck.key, concept.key, deck.title, kind, term, phrase, aliases, definition,
        note, tags, citations
      FROM concept JOIN deck ON deck.id = concept.deck WHERE concept.id IN \(IDList.sql)
      """

    init(row: Row) {
      id = row[0]
      deck = row[1]
      key = row[2]
      deckTitle = row[3]
      kind = row[4]
      term = row[5]
      phrase = row[6]
      aliases = row[7]
      definition = row[8]
      note = row[9]
      tags = row[10]
      citations = row[11]
    }

    /// Nil for a kind that this program does not know.
    func concept(cards: [CardRow], relations: QuizConcept.Relations?) -> QuizConcept? {
      guard let kind = ConceptKind(rawValue: kind) else { return nil }
      let citations = TextList.split(citations)
      let own = cards.first { $0.tellsDefinition && $0.isEdited }
      return QuizConcept(
        id: ID(id), deck: deck, deckTitle: deckTitle, key: key, kind: kind, term: term,
        phrase: phrase ?? term.map { Concept.phrase(for: $0, kind: kind) },
        aliases: TextList.split(aliases), definition: own?.answer ?? definition,
        note: own.map(\.note) ?? note, tags: TextList.split(tags), citations: citations,
        relations: relations ?? QuizConcept.Relations(),
        cards: cards.filter { !$0.isSuspended }.sorted { $0.order < $1.order }.map { card in
          card.card(deck: deck, concept: key, note: note, citations: citations)
        })
    }
  }

  /// A row of `card` that its deck still has, in the learner's words where there are any.
  private struct CardRow {
    let isEdited: Bool
    let isSuspended: Bool
    let answer: String
    let note: String?
    private let id: Int64
    private let kind: CardKind
    private let number: Int
    private let prompt: String
    private let aliases: String
    private let citations: String
    private let other: Int64?
    private let accepted: [String]

    static let selection = """
      SELECT card.concept, card.id, card.kind, card.number, coalesce(edit.prompt, card.prompt),
        coalesce(edit.answer, card.answer), edit.note, edit.card IS NOT NULL, card.aliases,
        card.citations, contrast.other, EXISTS (SELECT 1 FROM state INDEXED BY state_suspended
          WHERE state.card = card.id AND isSuspended = 1)
      FROM card LEFT JOIN edit ON edit.card = card.id LEFT JOIN contrast ON contrast.card = card.id
      WHERE card.concept IN \(IDList.sql) AND card.hasVanished = 0
      """

    /// Nil for a kind that this program does not know.
    init?(_ row: Row, accepted: [Int64: [String]]) {
      guard let kind = CardKind(rawValue: row[2]) else { return nil }
      id = row[1]
      self.kind = kind
      number = row[3]
      prompt = row[4]
      answer = row[5]
      note = row[6]
      isEdited = row[7]
      aliases = row[8]
      citations = row[9]
      other = row[10]
      isSuspended = row[11]
      self.accepted = accepted[id] ?? []
    }

    /// Whether its answer says what the concept is.
    var tellsDefinition: Bool { kind == .define || kind == .works }

    var order: (Int, Int) { (CardKind.allCases.firstIndex(of: kind) ?? 0, number) }

    func card(
      deck: String, concept: String, note conceptNote: String?, citations own: [String]
    ) -> QuizCard {
      QuizCard(
        id: ID(id),
        key: CardKey(
          deck: deck, concept: concept, kind: kind, number: number == 0 ? nil : number),
        prompt: prompt, answer: answer, aliases: TextList.split(aliases),
        note: isEdited ? note : conceptNote,
        citations: own + TextList.split(citations).filter { !own.contains($0) },
        other: other.map { ID($0) }, accepted: accepted)
    }
  }
}

import EngramCore
import GRDB

@testable import EngramStore

extension DeckDocument {
  /// A deck of concepts that are related, and one of those whom they are due to.
  static let mind: [DeckDocument] = {
    func part(_ key: String, _ term: String) -> Concept {
      var part = Concept(key: key, term: term, phrase: "the \(term.lowercased())", kind: .structure)
      part.definition = "The \(key) of all parts."
      part.partOf = "model"
      part.by = ["people/freud"]
      return part
    }
    var model = Concept(key: "model", term: "Structural model", kind: .theory)
    model.definition = "A division of the mind in three."
    var id = part("id", "Id")
    id.aliases = ["das Es", "it"]
    id.contrasts = [
      Concept.Contrast(with: "ego", how: "One wants, the other weighs."),
      Concept.Contrast(with: "people/freud", how: "One is a part, the other a person."),
    ]
    id.confusedWith = ["superego", "ego"]
    id.overlaps = ["drive"]
    id.requires = ["model"]
    id.note = "Not the unconscious."
    id.tags = [Concept.essentials, "mind"]
    var drive = Concept(key: "drive", term: "Drive", kind: .process)
    drive.definition = "A pressure towards an aim."
    drive.tags = ["mind"]
    var freud = Concept(key: "freud", term: "Sigmund Freud", kind: .theorist)
    freud.definition = "The founding of psychoanalysis."
    var klein = Concept(key: "klein", term: "Melanie Klein", kind: .theorist)
    klein.definition = "The description of two positions."
    return [
      DeckDocument(
        key: "mind", title: "Mind",
        concepts: [model, id, part("ego", "Ego"), part("superego", "Superego"), drive]),
      DeckDocument(key: "people", title: "People", concepts: [freud, klein]),
    ]
  }()
}

extension Scene {
  func concept(_ name: String) throws -> ID<Concept> {
    let parts = name.split(separator: "/").map(String.init)
    return try store.read { db in
      ID(
        try Int64.fetchOne(
          db,
          sql: """
            SELECT concept.id FROM concept JOIN deck ON deck.id = concept.deck
            WHERE deck.key = ? AND concept.key = ?
            """, arguments: [parts[0], parts[1]]) ?? 0)
    }
  }

  /// A question on each card, of which the words do not matter.
  func items(_ cards: [ID<Card>]) throws -> [QuizItem] {
    try cards.compactMap { try store.card($0)?.card }.map { card in
      let concept = try concept("\(card.key.deck)/\(card.key.concept)")
      return QuizItem(
        card: card.id, key: card.key, concept: concept, mode: .choice, prompt: card.prompt,
        options: [
          QuizItem.Option(card.answer, concept: concept), QuizItem.Option("Something else"),
        ],
        right: 0, answer: card.answer, why: card.note, citations: card.citations,
        standing: QuizItem.Standing(deckTitle: card.deckTitle, kind: .process, theorists: []))
    }
  }

  mutating func begin(
    _ cards: [ID<Card>], topic: String = "", countsMisses: Bool = false
  ) throws -> ID<Quiz> {
    let plan = QuizPlan(
      topic: topic, count: cards.count, seed: random.next(), countsMisses: countsMisses)
    return try store.beginQuiz(plan, items(cards), id: .random(using: &random), at: moment)
  }

  /// Answers a question after a second; a wrong answer may be that of another concept.
  mutating func answer(
    _ place: Int, _ outcome: QuizResponse.Outcome, _ chosen: ID<Concept>? = nil,
    in quiz: ID<Quiz>
  ) throws {
    moment = moment.later(1000)
    let response = QuizResponse(
      given: outcome == .skipped ? "" : "\(outcome) at \(place)", concept: chosen,
      outcome: outcome, took: 1000)
    try store.answer([place: response], in: quiz, at: moment)
  }

  @discardableResult
  mutating func close(_ quiz: ID<Quiz>, isFinished: Bool = true) throws -> Int {
    try store.close(quiz, isFinished: isFinished, at: moment, by: engine, using: &random)
  }

  func pool(_ query: Query = .all, atMost: Int = 100, seed: UInt64 = 1) throws -> QuizPool {
    try store.quizPool(
      matching: query, order: QuizOrder(seed: seed), atMost: atMost, on: moment.day)
  }
}

extension QuizPool {
  /// The names of what is asked.
  var askedKeys: [String] {
    let cards = concepts.flatMap(\.cards)
    return asked.compactMap { id in cards.first { $0.id == id }?.key.description }
  }

  func concept(_ name: String) -> QuizConcept? { concepts.first { $0.name == name } }

  /// The same with names for numbers, as another machine should have it.
  var picture: [String] {
    func names(_ ids: [ID<Concept>]) -> String {
      ids.map { id in concepts.first { $0.id == id }?.name ?? "?" }.joined(separator: " ")
    }
    return askedKeys
      + concepts.map { concept in
        let relations = concept.relations
        let related = [
          relations.by, relations.partOf, relations.confusedWith, relations.overlaps,
          relations.requires,
        ]
        return "\(concept.name) \(concept.kind) \(concept.term ?? "-") \(concept.phrase ?? "-") "
          + "[\(related.map(names).joined(separator: "|"))] "
          + concept.cards.map { "\($0.key) \($0.prompt) \(names($0.other.map { [$0] } ?? []))" }
          .joined(separator: ", ")
      }
  }
}

/// What items of a quiz can be made of: the cards that are to be asked, their concepts, and the
/// concepts that wrong options may be taken from.
package struct QuizPool: Hashable, Sendable {
  /// The cards to be asked for, the first ones first; each belongs to one of `concepts`.
  package let asked: [ID<Card>]
  package let concepts: [QuizConcept]

  package init(asked: [ID<Card>], concepts: [QuizConcept]) {
    self.asked = asked
    self.concepts = concepts
  }
}

/// A concept as the database has it, with its cards and what it is to other concepts.
///
/// Relations to concepts outside the pool may be left out.
package struct QuizConcept: Hashable, Sendable {
  package let id: ID<Concept>
  package let deck: String
  package let deckTitle: String
  package let key: String
  package let kind: ConceptKind
  /// Nil for a plain question, which is its cards only.
  package let term: String?
  /// How the term stands inside a sentence; nil for a plain question.
  package let phrase: String?
  package let aliases: [String]
  /// In the learner's own words where there are any.
  package let definition: String?
  package let note: String?
  package let tags: [String]
  package let citations: [String]
  package let relations: Relations
  /// Those that can be asked: neither suspended nor gone from the deck.
  package let cards: [QuizCard]

  package init(
    id: ID<Concept>, deck: String, deckTitle: String, key: String, kind: ConceptKind,
    term: String?, phrase: String?, aliases: [String] = [], definition: String? = nil,
    note: String? = nil, tags: [String] = [], citations: [String] = [],
    relations: Relations = Relations(), cards: [QuizCard] = []
  ) {
    self.id = id
    self.deck = deck
    self.deckTitle = deckTitle
    self.key = key
    self.kind = kind
    self.term = term
    self.phrase = phrase
    self.aliases = aliases
    self.definition = definition
    self.note = note
    self.tags = tags
    self.citations = citations
    self.relations = relations
    self.cards = cards
  }

  /// What the deck says of it and others, in the order of their names.
  package struct Relations: Hashable, Sendable {
    package var by: [ID<Concept>] = []
    package var partOf: [ID<Concept>] = []
    package var confusedWith: [ID<Concept>] = []
    package var overlaps: [ID<Concept>] = []
    package var requires: [ID<Concept>] = []

    package init() {}
  }

  /// The lasting name, by which it is sorted the same way on every machine.
  package var name: String { "\(deck)/\(key)" }

  /// Whether both are parts of one whole.
  func isSibling(of other: QuizConcept) -> Bool {
    relations.partOf.contains { other.relations.partOf.contains($0) }
  }
}

/// A card as a quiz asks it, in the learner's words where there are any.
package struct QuizCard: Hashable, Sendable {
  package let id: ID<Card>
  package let key: CardKey
  package let prompt: String
  package let answer: String
  package let aliases: [String]
  package let note: String?
  package let citations: [String]
  /// Of a contrast: the other concept.
  package let other: ID<Concept>?
  /// Answers that the learner once insisted on as right.
  package let accepted: [String]

  package init(
    id: ID<Card>, key: CardKey, prompt: String, answer: String, aliases: [String] = [],
    note: String? = nil, citations: [String] = [], other: ID<Concept>? = nil,
    accepted: [String] = []
  ) {
    self.id = id
    self.key = key
    self.prompt = prompt
    self.answer = answer
    self.aliases = aliases
    self.note = note
    self.citations = citations
    self.other = other
    self.accepted = accepted
  }
}

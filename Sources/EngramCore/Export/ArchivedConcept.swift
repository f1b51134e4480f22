/// A deck as the database has it, without its concepts.
package struct ArchivedDeck: Hashable, Sendable {
  package var key: String
  package var title: String
  package var summary: String?
  package var position: Int
  /// Whether it came with the program.
  package var isBundled: Bool
  /// The file of a concept deck, as it was last read.
  package var source: String?

  package init(
    key: String, title: String, summary: String? = nil, position: Int, isBundled: Bool = false,
    source: String? = nil
  ) {
    self.key = key
    self.title = title
    self.summary = summary
    self.position = position
    self.isBundled = isBundled
    self.source = source
  }
}

/// A concept as the database has it, with its cards.
package struct ArchivedConcept: Hashable, Sendable {
  package var name: ConceptName
  /// Nil for a plain one, whose words are those of its cards.
  package var term: String?
  package var kind: ConceptKind
  package var definition: String?
  package var note: String?
  package var aliases: [String] = []
  package var tags: [String] = []
  package var citations: [String] = []
  /// Its place among those that its deck introduces.
  package var rank: Int
  /// Its place in its deck.
  package var position: Int
  /// How the term stands in a sentence, where the term does not tell.
  package var phrase: String?
  /// What the program that it came from knows it by.
  package var origin: String?
  /// The file that it first came from: a number that all of one file share, and its name.
  package var lineage: Lineage?
  package var cards: [ArchivedCard] = []

  package struct Lineage: Hashable, Sendable {
    package let number: Int
    package let name: String

    package init(number: Int, name: String) {
      self.number = number
      self.name = name
    }
  }

  package init(name: ConceptName, kind: ConceptKind, rank: Int, position: Int) {
    self.name = name
    self.kind = kind
    self.rank = rank
    self.position = position
  }
}

/// A card as the database has it, with the learner's own words.
package struct ArchivedCard: Hashable, Sendable {
  package var kind: CardKind
  /// Nil while it is the only one of its kind.
  package var number: Int?
  package var prompt: String
  package var answer: String
  package var aliases: [String] = []
  package var citations: [String] = []
  /// Whether its deck has it no more.
  package var hasVanished = false
  /// Whether the import that brought it was taken back.
  package var isHidden = false
  package var edit: Edit?

  /// The learner's words in place of the deck's.
  package struct Edit: Hashable, Sendable {
    package let prompt: String
    package let answer: String
    package let note: String?

    package init(prompt: String, answer: String, note: String?) {
      self.prompt = prompt
      self.answer = answer
      self.note = note
    }
  }

  package init(kind: CardKind, number: Int? = nil, prompt: String, answer: String) {
    self.kind = kind
    self.number = number
    self.prompt = prompt
    self.answer = answer
  }
}

extension ArchivedConcept {
  /// With pictures and sounds under other names.
  package func renaming(media names: [String: String]) -> ArchivedConcept {
    func renamed(_ text: String) -> String { MediaMention.renaming(names, in: text) }
    var concept = self
    concept.definition = concept.definition.map(renamed)
    concept.note = concept.note.map(renamed)
    concept.cards = cards.map { card in
      var card = card
      card.prompt = renamed(card.prompt)
      card.answer = renamed(card.answer)
      card.edit = card.edit.map { edit in
        ArchivedCard.Edit(
          prompt: renamed(edit.prompt), answer: renamed(edit.answer), note: edit.note.map(renamed))
      }
      return card
    }
    return concept
  }
}

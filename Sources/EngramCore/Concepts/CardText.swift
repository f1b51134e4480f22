/// A card as its concept gives it: the words, before the database knows it.
package struct CardText: Hashable, Sendable {
  package let kind: CardKind
  /// From 1, counting the concept's cards of this kind.
  package let number: Int
  package let prompt: String
  package let answer: String
  package let aliases: [String]
  /// What it rests on besides the sources of its concept.
  package let citations: [String]
  /// Of a contrast: the other concept, as "deck/concept".
  package let other: Concept.Reference?

  package init(
    kind: CardKind, number: Int = 1, prompt: String, answer: String, aliases: [String] = [],
    citations: [String] = [], other: Concept.Reference? = nil
  ) {
    self.kind = kind
    self.number = number
    self.prompt = prompt
    self.answer = answer
    self.aliases = aliases
    self.citations = citations
    self.other = other
  }
}

/// A card as the generator words it, with the part of the concept it comes of and its fate.
package struct CardDraft: Hashable, Sendable {
  package let card: CardText
  /// A path inside the concept, such as "vignettes/0".
  package let origin: String
  package let fate: Fate

  package init(card: CardText, origin: String, fate: Fate = .asked) {
    self.card = card
    self.origin = origin
    self.fate = fate
  }

  /// What became of a question, with the words of it that told the answer.
  package enum Fate: Hashable, Sendable {
    case asked
    /// The words are blotted out.
    case masked([String])
    /// The card is not asked.
    case leftOut([String])
  }
}

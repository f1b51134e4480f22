/// One question in one direction; what is scheduled.
package struct Card: Hashable, Sendable {
  package let id: ID<Card>
  package let key: CardKey
  package let deckTitle: String
  package let prompt: String
  package let answer: String
  /// Other answers that are right as well.
  package let aliases: [String]
  /// Shown after the answer: the explanation, or the likeliest confusion.
  package let note: String?
  package let tags: [String]
  /// Where it stands: article and section, or author, year and work.
  package let citations: [String]
  /// Whether the learner has reworded it.
  package let isEdited: Bool

  package init(
    id: ID<Card>, key: CardKey, deckTitle: String, prompt: String, answer: String,
    aliases: [String], note: String?, tags: [String], citations: [String], isEdited: Bool
  ) {
    self.id = id
    self.key = key
    self.deckTitle = deckTitle
    self.prompt = prompt
    self.answer = answer
    self.aliases = aliases
    self.note = note
    self.tags = tags
    self.citations = citations
    self.isEdited = isEdited
  }
}

/// A card and what is known of it; no state while it has no event.
package struct StudiedCard: Hashable, Sendable {
  package let card: Card
  package let state: CardState?

  package init(card: Card, state: CardState?) {
    self.card = card
    self.state = state
  }
}

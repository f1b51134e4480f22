/// What can be quizzed on, with how many cards each topic has that can be asked.
package struct QuizTopicCounts: Hashable, Sendable {
  /// In the order of the decks; those without a card to ask too.
  package let decks: [Deck]
  /// In the order of `ConceptKind`; none without a card, and no plain questions, which have no
  /// topic in common.
  package let kinds: [Kind]
  /// In the order of the alphabet; none without a card.
  package let tags: [Tag]

  package init(decks: [Deck], kinds: [Kind], tags: [Tag]) {
    self.decks = decks
    self.kinds = kinds
    self.tags = tags
  }

  package struct Deck: Hashable, Sendable {
    package let key: String
    package let title: String
    package let cards: Int

    package init(key: String, title: String, cards: Int) {
      self.key = key
      self.title = title
      self.cards = cards
    }
  }

  package struct Kind: Hashable, Sendable {
    package let kind: ConceptKind
    package let cards: Int

    package init(kind: ConceptKind, cards: Int) {
      self.kind = kind
      self.cards = cards
    }
  }

  package struct Tag: Hashable, Sendable {
    package let tag: String
    package let cards: Int

    package init(tag: String, cards: Int) {
      self.tag = tag
      self.cards = cards
    }
  }
}

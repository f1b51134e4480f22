/// One line of engram's own export, which holds all that a database holds.
///
/// Things are named by their lasting keys, never by row numbers, so that the lines mean the same in
/// another database.
package enum ArchiveRecord: Hashable, Sendable {
  /// Comes first.
  case header(ArchiveHeader)
  case setting(SettingKey, String)
  case deck(ArchivedDeck)
  /// Behind its deck.
  case concept(ArchivedConcept)
  /// Behind both of its concepts.
  case relation(ArchivedRelation)
  /// Of a contrast card, the concept with which it contrasts its own.
  case contrast(CardKey, with: ConceptName)
  case log(ArchivedLog)
  case quiz(ArchivedQuiz)
}

/// What an export says of itself.
package struct ArchiveHeader: Hashable, Sendable {
  /// Of the form of the lines; goes up when an older engram would lose something.
  package let format: Int
  /// Of the engram that wrote it.
  package let version: String
  /// When, as ISO 8601.
  package let exported: String
  package let cards: Int
  package let events: Int

  /// The form that this program writes.
  package static let current = 1

  package init(format: Int = current, version: String, exported: String, cards: Int, events: Int) {
    self.format = format
    self.version = version
    self.exported = exported
    self.cards = cards
    self.events = events
  }
}

/// The lasting name of a concept.
package struct ConceptName: Hashable, Sendable {
  package let deck: String
  package let concept: String

  package init(deck: String, concept: String) {
    self.deck = deck
    self.concept = concept
  }
}

extension CardKey {
  package var conceptName: ConceptName { ConceptName(deck: deck, concept: concept) }
}

/// What one concept has to do with another.
package struct ArchivedRelation: Hashable, Sendable {
  package let from: ConceptName
  package let kind: Kind
  package let to: ConceptName

  package init(from: ConceptName, kind: Kind, to: ConceptName) {
    self.from = from
    self.kind = kind
    self.to = to
  }

  package enum Kind: String, CaseIterable, Sendable {
    case by, partOf, contrast, confusedWith, overlap, require
  }
}

/// Some of the events of a card, in the order of the log.
package struct ArchivedLog: Hashable, Sendable {
  package let card: CardKey
  package let events: [Event]

  package init(card: CardKey, events: [Event]) {
    self.card = card
    self.events = events
  }

  /// No line of the export has more, so that none gets too long.
  package static let most = 500
}

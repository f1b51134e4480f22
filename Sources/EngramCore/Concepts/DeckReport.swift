/// What bringing a deck into the database changed.
package struct DeckReport: Hashable, Sendable {
  package let deck: String
  package var added = 0
  /// Cards with other words now; their schedules stay.
  package var updated = 0
  package var unchanged = 0
  /// Concepts that go on under another key, with all that is known of their cards.
  package var renamed: [Renaming] = []
  /// Cards that the deck no longer has: suspended, not deleted.
  package var vanished: [CardKey] = []
  /// Cards that vanished earlier and are back.
  package var returned: [CardKey] = []
  /// Cards that the deck reworded while the learner's own words stay.
  package var keptEdits: [CardKey] = []

  package init(deck: String) { self.deck = deck }

  package var changesAnything: Bool {
    added + updated + renamed.count + vanished.count + returned.count > 0
  }

  /// Both as "deck/concept".
  package struct Renaming: Hashable, Sendable {
    package let from: String
    package let to: String

    package init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }
}

/// What bringing a deck into the database changed.
package struct DeckReport: Hashable, Sendable {
  package let deck: String
  package var added = 0
  /// Cards with other words now; their schedules stay.
  package var updated = 0
  package var unchanged = 0
  /// Cards that the deck no longer has: suspended, not deleted.
  package var vanished: [CardKey] = []
  /// Cards that vanished earlier and are back.
  package var returned: [CardKey] = []
  /// Cards that the deck reworded while the learner's own words stay.
  package var keptEdits: [CardKey] = []

  package init(deck: String) { self.deck = deck }

  package var changesAnything: Bool {
    added + updated + vanished.count + returned.count > 0
  }
}

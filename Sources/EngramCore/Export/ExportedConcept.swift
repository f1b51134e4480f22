/// A concept to be written into a file, with those of its cards that were asked for.
package struct ExportedConcept: Hashable, Sendable {
  /// What the program it came from knows it by, such as Anki's guid; nil for one of engram's own.
  package let id: String?
  /// Of one concept, in the order of their learning; never empty.
  package let cards: [StudiedCard]

  package init(id: String?, cards: [StudiedCard]) {
    self.id = id
    self.cards = cards
  }
}

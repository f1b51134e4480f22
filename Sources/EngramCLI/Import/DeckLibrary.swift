import EngramCore
import EngramFormats
import EngramStore

/// The decks that a concept deck may refer to: those that come with engram, and the learner's own.
struct DeckLibrary {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  /// All of them but the one with that key.
  func decks(but key: String) throws -> [DeckDocument] {
    try desk.store.deckKeys().filter { $0 != key }.compactMap { key in
      guard let text = try desk.store.deckSource(key) else { return nil }
      return ConceptDeckFormat.parse(Array(text.utf8), file: key).value.document
    }
  }
}

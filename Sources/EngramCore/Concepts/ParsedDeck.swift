/// A deck as its file has it, with the places of its parts.
package struct ParsedDeck: Hashable, Sendable {
  package var document: DeckDocument
  package let places: PlaceTable

  package init(document: DeckDocument, places: PlaceTable) {
    self.document = document
    self.places = places
  }
}

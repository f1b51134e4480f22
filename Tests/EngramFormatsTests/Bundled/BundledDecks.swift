import EngramCore
import EngramFormats
import Foundation
import Testing

/// The decks that come with the program, read from the work tree.
enum BundledDecks {
  static func all(sourceLocation: SourceLocation = #_sourceLocation) throws -> [DeckDocument] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Decks")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".yaml") }.map { name in
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        let parsed = ConceptDeckFormat.parse(bytes, file: name)
        #expect(parsed.diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
        return parsed.value.document
      }
  }

  struct AskedCard {
    let deck: String
    let concept: Concept
    let card: CardText
    /// Under which a failure names it.
    var name: Comment { "\(deck)/\(concept.key)/\(card.kind.rawValue): \(card.prompt)" }
  }

  static func cards(_ decks: [DeckDocument]) -> [AskedCard] {
    let library = ConceptLibrary(decks)
    return decks.flatMap { deck in
      let generator = CardGenerator(deck, in: library)
      return deck.concepts.flatMap { concept in
        generator.cards(of: concept).map {
          AskedCard(deck: deck.key, concept: concept, card: $0)
        }
      }
    }
  }

  /// Every sentence that a deck says of a concept: no keys, and no titles of works.
  static func texts(_ concept: Concept) -> [String] {
    [concept.term, concept.phrase] + concept.aliases
      + [concept.definition, concept.note].compactMap(\.self) + concept.contrasts.map(\.how)
      + concept.vignettes + concept.cloze.map { $0.before + $0.hole + $0.after }
      + concept.ask.values
  }
}

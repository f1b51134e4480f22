package import EngramCore

/// A deck file to be written.
package struct ExportedDeckFile: Hashable, Sendable {
  /// Also the file's name, before ".yaml".
  package let key: String
  package let title: String
  package let text: String
}

/// Writes decks as deck files: concept decks from their source, plain ones as plain concepts with
/// the cards that they have.
///
/// The concepts must come deck by deck; of plain decks only one is held at a time.
package struct DeckYAMLExport {
  private let exported: Set<ConceptName>
  private let source: (String) throws -> String?
  /// The concept decks that are exported, whole; known from the first on.
  private var documents: [String: DeckDocument]?
  private var deck: [ExportedConcept] = []
  private var losses = DeckLosses()

  /// - Parameters:
  ///   - exported: all concepts that will come. What refers to others of the same decks is left out;
  ///     what refers to a deck that is not exported stays.
  ///   - source: the canonical file of the concept deck of that key; nil for a plain deck.
  package init(
    exported: Set<ConceptName> = [], source: @escaping (String) throws -> String?
  ) {
    self.exported = exported
    self.source = source
  }

  /// What the files could not carry, in words for the learner.
  package var lost: [String] { losses.words }

  /// Takes one concept more.
  ///
  /// - Returns: the deck before, once its last concept has come.
  package mutating func add(_ concept: ExportedConcept) throws -> ExportedDeckFile? {
    let isSame = concept.cards.first?.card.key.deck == deck.first?.cards.first?.card.key.deck
    let finished = isSame ? nil : try finish()
    deck.append(concept)
    return finished
  }

  /// The last deck; nil when there was none.
  package mutating func finish() throws -> ExportedDeckFile? {
    defer { deck = [] }
    guard let first = deck.first?.cards.first?.card else { return nil }
    var whole = try documents ?? documents(of: Set(exported.map(\.deck)))
    if whole[first.key.deck] == nil {
      whole.merge(try documents(of: [first.key.deck])) { a, _ in a }
    }
    documents = whole
    let wanted = exported.union(deck.compactMap { $0.cards.first?.card.key.conceptName })
    let document =
      if let source = whole[first.key.deck] {
        DeckExcerpt(source, among: ConceptLibrary(whole.values), wanted)
          .document(of: deck, &losses)
      } else {
        PlainDeck.document(of: deck, &losses)
      }
    let text = ConceptDeckFormat.print(document)
    if text.utf8.count > DeckText.limit { losses.large.append(document.title) }
    return ExportedDeckFile(key: document.key, title: document.title, text: text)
  }
}

extension DeckYAMLExport {
  private func documents(of keys: Set<String>) throws -> [String: DeckDocument] {
    var documents: [String: DeckDocument] = [:]
    for key in keys {
      guard let text = try source(key) else { continue }
      let parsed = ConceptDeckFormat.parse(Array(text.utf8), file: "\(key).yaml")
      documents[key] = parsed.value.document
    }
    return documents
  }
}

/// What a deck file has no place for.
struct DeckLosses {
  /// Generated cards that the learner has reworded.
  var edits = 0
  /// Cards whose note is not that of their concept.
  var notes = 0
  /// The titles of decks too large to be read again.
  var large: [String] = []

  var words: [String] {
    var lost: [String] = []
    if edits > 0 {
      lost.append("your own words for \(edits.of("card")), which come from concepts")
    }
    if notes > 0 { lost.append("the notes of \(notes.of("card")), beside that of the first") }
    for title in large {
      lost.append("\(title) is larger than 4 MiB, and no deck file can be; choose csv or json")
    }
    return lost
  }
}

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
  /// Keys of further decks, so that what is written without a deck's key can be found in them.
  private let others: Set<String>
  private var library = ConceptLibrary([])
  /// What is written of each deck of which something is.
  private var kept: [String: Set<String>] = [:]
  private var deck: [ExportedConcept] = []
  private var losses = DeckLosses()

  /// - Parameters:
  ///   - exported: all concepts that will come. To what they refer in their own deck is written too;
  ///     what refers to what is missing from another exported deck is left out; what refers to a deck
  ///     that is not exported stays.
  ///   - others: the keys of all concept decks there are, to whose concepts a short reference may lead.
  ///   - source: the canonical file of the concept deck of that key; nil for a plain deck.
  package init(
    exported: Set<ConceptName> = [], others: Set<String> = [],
    source: @escaping (String) throws -> String?
  ) {
    self.exported = exported
    self.others = others
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
    let whole = try known(with: first.key.deck)
    keep(of: whole)
    let document =
      if let source = whole[first.key.deck] {
        DeckExcerpt(source, among: library, kept).document(of: deck, &losses)
      } else {
        PlainDeck.document(of: deck, &losses)
      }
    let text = ConceptDeckFormat.print(document)
    if text.utf8.count > DeckText.limit { losses.large.append(document.title) }
    return ExportedDeckFile(key: document.key, title: document.title, text: text)
  }
}

extension DeckYAMLExport {
  /// All concept decks that matter, read once; `deck` may be one that was not named before.
  private mutating func known(with deck: String) throws -> [String: DeckDocument] {
    var whole = try documents ?? documents(of: others.union(exported.map(\.deck)))
    if documents == nil || whole[deck] == nil {
      if whole[deck] == nil { whole.merge(try documents(of: [deck])) { a, _ in a } }
      library = ConceptLibrary(whole.values)
    }
    documents = whole
    return whole
  }

  /// Finds what is written of the decks for which that is not known yet.
  private mutating func keep(of documents: [String: DeckDocument]) {
    var wanted: [String: Set<String>] = [:]
    let coming = kept.isEmpty ? exported : []
    for name in coming.union(deck.compactMap { $0.cards.first?.card.key.conceptName })
    where kept[name.deck] == nil {
      wanted[name.deck, default: []].insert(name.concept)
    }
    for (key, concepts) in wanted {
      kept[key] = documents[key]?.keys(keeping: concepts, in: library)
    }
  }

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
  /// Names of concepts that were not asked for.
  var references = 0
  /// Lists of which not all parts were asked for.
  var lists = 0
  /// The titles of decks too large to be read again.
  var large: [String] = []

  var words: [String] {
    var lost: [String] = []
    if edits > 0 {
      lost.append("your own words for \(edits.of("card")), which come from concepts")
    }
    if notes > 0 { lost.append("the notes of \(notes.of("card")), beside that of the first") }
    if references > 0 {
      lost.append("\(references.of("reference")) to concepts of other decks that are not exported")
    }
    if lists > 0 {
      lost.append(
        "\(lists.of("list")) with parts that are not exported: what asks for a part is gone")
    }
    for title in large {
      lost.append("\(title) is larger than 4 MiB, and no deck file can be; choose csv or json")
    }
    return lost
  }
}

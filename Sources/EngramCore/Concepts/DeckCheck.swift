/// Finds what is wrong with decks that can be read: references that lead nowhere, cycles, questions
/// that tell their answers, cards that contradict each other.
///
/// Every problem is found at once, each at its place; nothing here is thrown.
package enum DeckCheck {
  /// What is wrong with `decks`, in the order of file, line and column.
  ///
  /// - Parameter others: Decks that references may name as well, such as those already in use. One
  ///   with the key of a deck in `decks` is taken to be its older version, and left out.
  package static func check(
    _ decks: [(document: DeckDocument, places: PlaceTable)], among others: [DeckDocument]
  ) -> [Diagnostic] {
    var inspection = Inspection(decks, among: others)
    inspection.checkKeys()
    inspection.checkEarlierKeys()
    inspection.checkReferences()
    inspection.checkPairs()
    inspection.checkCycles()
    inspection.checkParts()
    inspection.checkSources()
    inspection.checkLengths()
    inspection.checkLikenesses()
    inspection.checkCards()
    inspection.checkBalance()
    return inspection.sorted
  }
}

extension DeckCheck {
  /// The decks under check, what can be named from them, and what was found so far.
  struct Inspection {
    /// Decks under check first, then the others, which have no places.
    let decks: [(document: DeckDocument, places: PlaceTable?)]
    let library: ConceptLibrary
    /// The number of each concept, by "deck/concept"; the first of doubles.
    let nodes: [String: Int]
    /// Each concept that has a number, as deck and index in it.
    let homes: [(deck: Int, concept: Int)]
    /// What `checkReferences` could resolve, in the order of the decks.
    var links: [Link] = []
    private var diagnostics: [Diagnostic] = []

    init(
      _ checked: [(document: DeckDocument, places: PlaceTable)], among others: [DeckDocument]
    ) {
      let replaced = Set(checked.map(\.document.key))
      decks =
        checked.map { ($0.document, $0.places) }
        + others.filter { !replaced.contains($0.key) }.map { ($0, nil) }
      library = ConceptLibrary(decks.lazy.map(\.document))
      var nodes: [String: Int] = [:]
      var homes: [(deck: Int, concept: Int)] = []
      for (deck, entry) in decks.enumerated() {
        for (index, concept) in entry.document.concepts.enumerated() {
          let name = "\(entry.document.key)/\(concept.key)"
          guard nodes[name] == nil else { continue }
          nodes[name] = homes.count
          homes.append((deck, index))
        }
      }
      self.nodes = nodes
      self.homes = homes
    }

    /// The decks under check, with their number.
    var checked: [(deck: Int, document: DeckDocument, places: PlaceTable)] {
      decks.enumerated().compactMap { deck, entry in
        entry.places.map { (deck, entry.document, $0) }
      }
    }

    mutating func error(_ message: String, at path: String, in deck: Int) {
      report(.error, message, path, deck)
    }

    mutating func warn(_ message: String, at path: String, in deck: Int) {
      report(.warning, message, path, deck)
    }

    /// Nothing is said about a deck that is not under check.
    private mutating func report(
      _ severity: Diagnostic.Severity, _ message: String, _ path: String, _ deck: Int
    ) {
      guard let places = decks[deck].places else { return }
      diagnostics.append(Diagnostic(severity, at: places[path], message))
    }

    /// A place to point at from within a message; only the key where the deck is not under check.
    func mention(_ path: String, in deck: Int) -> String {
      decks[deck].places.map { $0[path].description } ?? "the deck \(decks[deck].document.key)"
    }

    func concept(_ node: Int) -> Concept {
      decks[homes[node].deck].document.concepts[homes[node].concept]
    }

    /// The key of a concept as the deck `deck` would write it.
    func name(_ node: Int, from deck: Int) -> String {
      let home = decks[homes[node].deck].document.key
      let key = concept(node).key
      return home == decks[deck].document.key ? key : "\(home)/\(key)"
    }

    var sorted: [Diagnostic] {
      diagnostics.enumerated().sorted { a, b in
        a.element.place == b.element.place
          ? a.offset < b.offset : a.element.place < b.element.place
      }.map(\.element)
    }
  }
}

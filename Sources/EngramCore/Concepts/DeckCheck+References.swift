extension DeckCheck.Inspection {
  /// One resolved reference from a concept to another.
  struct Link {
    let deck: Int
    let from: Int
    let to: Int
    let relation: Relation
    let path: String
  }

  /// The fields by which a concept names others.
  enum Relation: String, CaseIterable {
    case by
    case partOf = "part-of"
    case contrasts
    case confusedWith = "confused-with"
    case overlaps, requires

    /// The references of `concept`, with their paths below it.
    func references(of concept: Concept) -> [(reference: Concept.Reference, path: String)] {
      let several = { (references: [Concept.Reference]) in
        references.enumerated().map { ($1, "\(rawValue)/\($0)") }
      }
      return switch self {
      case .by: several(concept.by)
      case .partOf: concept.partOf.map { [($0, rawValue)] } ?? []
      case .contrasts:
        concept.contrasts.enumerated().map { ($1.with, "\(rawValue)/\($0)/with") }
      case .confusedWith: several(concept.confusedWith)
      case .overlaps: several(concept.overlaps)
      case .requires: several(concept.requires)
      }
    }
  }

  mutating func checkKeys() {
    var deckPlaces: [String: String] = [:]
    for (deck, document, _) in checked {
      if let first = deckPlaces.updateValue(mention("key", in: deck), forKey: document.key) {
        error("the deck key \(document.key) is taken by \(first)", at: "key", in: deck)
        deckPlaces[document.key] = first
      }
      var first: [String: Int] = [:]
      for (index, concept) in document.concepts.enumerated() {
        guard let earlier = first[concept.key] else {
          first[concept.key] = index
          continue
        }
        let line = decks[deck].places?["concepts/\(earlier)/key"].line ?? 0
        error(
          "the concept key \(concept.key) is taken\(line > 0 ? " on line \(line)" : "")",
          at: "concepts/\(index)/key", in: deck)
      }
    }
  }

  /// A key that a concept had before is free now, and handed down once only.
  mutating func checkEarlierKeys() {
    var heirs: [String: String] = [:]
    for (deck, document, _) in checked {
      for (index, concept) in document.concepts.enumerated() {
        for (number, reference) in concept.was.enumerated() {
          let path = "concepts/\(index)/was/\(number)"
          let earlier = reference.contains("/") ? reference : "\(document.key)/\(reference)"
          if nodes[earlier] != nil {
            error("\(reference) is still the key of a concept", at: path, in: deck)
          }
          if let heir = heirs.updateValue(concept.key, forKey: earlier) {
            error("\(heir) was \(reference) too; only one can be", at: path, in: deck)
          }
        }
      }
    }
  }

  /// Resolves every reference into `links`.
  mutating func checkReferences() {
    // Near misses are looked for among all keys, so not for ever.
    var hints = 50
    for (deck, entry) in decks.enumerated() {
      for (index, concept) in entry.document.concepts.enumerated() {
        guard let from = nodes["\(entry.document.key)/\(concept.key)"],
          homes[from].deck == deck, homes[from].concept == index
        else { continue }
        for relation in Relation.allCases {
          var named: Set<Int> = []
          for (reference, below) in relation.references(of: concept) {
            let path = "concepts/\(index)/\(below)"
            guard let to = resolve(reference, at: path, in: deck, hints: &hints) else { continue }
            guard to != from else {
              error("\(concept.key) names itself in \(relation.rawValue)", at: path, in: deck)
              continue
            }
            guard named.insert(to).inserted else {
              repeated(reference, relation, at: path, in: deck)
              continue
            }
            if relation == .by, self.concept(to).kind != .theorist {
              error(
                "\(reference) is no theorist (its kind is \(self.concept(to).kind.rawValue))",
                at: path, in: deck)
            }
            links.append(Link(deck: deck, from: from, to: to, relation: relation, path: path))
          }
        }
      }
    }
  }

  private mutating func repeated(
    _ reference: Concept.Reference, _ relation: Relation, at path: String, in deck: Int
  ) {
    if relation == .contrasts {
      error("a second contrast with \(reference); one is enough", at: path, in: deck)
    } else {
      warn("\(relation.rawValue) names \(reference) twice", at: path, in: deck)
    }
  }

  private mutating func resolve(
    _ reference: Concept.Reference, at path: String, in deck: Int, hints: inout Int
  ) -> Int? {
    switch library.resolve(reference, from: decks[deck].document.key) {
    case .found(let entry): return nodes["\(entry.deck)/\(entry.concept.key)"]
    case .ambiguous(let candidates):
      let full = candidates.map { "\($0)/\(reference)" }.joined(separator: " or ")
      error("several decks have a concept \(reference); write \(full)", at: path, in: deck)
    case .missing:
      var hint = ""
      if decks[deck].places != nil, hints > 0 {
        hints -= 1
        hint = nearMiss(reference, in: deck)
      }
      error("no concept has the key \(reference)\(hint)", at: path, in: deck)
    }
    return nil
  }

  private func nearMiss(_ reference: Concept.Reference, in deck: Int) -> String {
    let key = reference.split(separator: "/").last.map(String.init) ?? reference
    // The right key in the wrong deck is the nearest of all.
    let elsewhere = homes.indices.first { concept($0).key == key }
    if let elsewhere { return "; did you mean \(name(elsewhere, from: deck))?" }
    return NearMiss.hint(for: reference, among: homes.indices.lazy.map { name($0, from: deck) })
  }
}

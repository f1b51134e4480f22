/// Makes the cards of a concept, each kind with a full question of its own.
///
/// A card whose question would give its answer away is masked where a definition does it, and
/// left out where nothing else helps.
package struct CardGenerator: Sendable {
  private let library: ConceptLibrary
  private let deck: DeckDocument
  private let parts: [String: [Concept]]

  package init(_ deck: DeckDocument, in library: ConceptLibrary) {
    self.deck = deck
    self.library = library
    parts = Dictionary(grouping: deck.concepts.filter { $0.partOf != nil }) { $0.partOf ?? "" }
  }

  /// The cards of `concept`, a concept of this generator's deck, in the order of their learning.
  package func cards(of concept: Concept) -> [CardText] {
    let made =
      concept.kind == .plain
      ? plain(concept)
      : definition(concept) + who(concept) + cloze(concept) + contrasts(concept) + list(concept)
        + vignettes(concept)
    return made.filter { !concept.skip.contains($0.kind) }
  }

  private func plain(_ concept: Concept) -> [CardText] {
    guard let answer = concept.definition else { return [] }
    let basic = CardText(
      kind: .basic, prompt: concept.term, answer: answer, aliases: concept.aliases)
    let reverse = CardText(kind: .reverse, prompt: answer, answer: concept.term)
    return concept.isReversed ? [basic, reverse] : [basic]
  }

  private func definition(_ concept: Concept) -> [CardText] {
    guard let definition = concept.definition else { return [] }
    let isTheorist = concept.kind == .theorist
    let towards: CardKind = isTheorist ? .works : .define
    let question =
      isTheorist ? "What is \(concept.term) best known for?" : "What is \(concept.phrase)?"
    let giveaway = Giveaway(answer: concept.term, aliases: concept.aliases)
    let named = concept.ask[.name] ?? "Which \(concept.kind.noun) is described here? \(definition)"
    return [
      CardText(kind: towards, prompt: concept.ask[towards] ?? question, answer: definition),
      CardText(
        kind: .name, prompt: giveaway.masking(named), answer: concept.term,
        aliases: concept.aliases),
    ]
  }

  private func who(_ concept: Concept) -> [CardText] {
    let theorists = concept.by.compactMap { library.concept($0, from: deck.key) }
    guard concept.kind != .theorist, let first = theorists.first else { return [] }
    let answer = theorists.map(\.term).joinedAsWords()
    let isOne = theorists.count == 1
    let aliases = isOne ? first.aliases : []
    let question =
      "With which theorist\(isOne ? "" : "s") is \(concept.phrase) most closely associated?"
    let prompt = concept.ask[.who] ?? question
    guard !theorists.contains(where: { Giveaway(answer: $0.term, aliases: []).isIn(prompt) })
    else { return [] }
    return [CardText(kind: .who, prompt: prompt, answer: answer, aliases: aliases)]
  }

  private func cloze(_ concept: Concept) -> [CardText] {
    concept.cloze.enumerated().compactMap { index, cloze in
      let sentence = cloze.before + CardGenerator.gap + cloze.after
      guard !Giveaway(answer: cloze.hole, aliases: []).isIn(sentence) else { return nil }
      return CardText(
        kind: .cloze, number: index + 1, prompt: "Fill the gap: \(sentence)", answer: cloze.hole)
    }
  }

  private func contrasts(_ concept: Concept) -> [CardText] {
    concept.contrasts.enumerated().compactMap { index, contrast in
      guard let other = library.concept(contrast.with, from: deck.key) else { return nil }
      return CardText(
        kind: .contrast, number: index + 1,
        prompt: "How does \(concept.phrase) differ from \(other.phrase)?", answer: contrast.how)
    }
  }

  private func vignettes(_ concept: Concept) -> [CardText] {
    concept.vignettes.enumerated().compactMap { index, vignette in
      let giveaway = Giveaway(answer: concept.term, aliases: concept.aliases)
      guard !giveaway.isIn(vignette) else { return nil }
      return CardText(
        kind: .vignette, number: index + 1, prompt: "\(vignette) \(question(concept.kind))",
        answer: concept.term, aliases: concept.aliases)
    }
  }

  /// One card a part, so that no card asks for several things at once.
  private func list(_ concept: Concept) -> [CardText] {
    guard let kind = concept.parts, let parts = parts[concept.key], parts.count > 2 else {
      return []
    }
    return parts.enumerated().compactMap { index, part in
      let prompt =
        switch kind {
        case .ordered: ordered(parts, index, of: concept)
        case .complete: missing(parts, index, of: concept)
        }
      guard !Giveaway(answer: part.term, aliases: part.aliases).isIn(prompt) else { return nil }
      return CardText(
        kind: .list, number: index + 1, prompt: prompt, answer: part.term, aliases: part.aliases)
    }
  }

  private func ordered(_ parts: [Concept], _ index: Int, of whole: Concept) -> String {
    let noun = parts[index].kind == .stage ? "stage" : "part"
    guard index > 0 else { return "Which \(noun) comes first in \(whole.phrase)?" }
    return
      "In \(whole.phrase), which \(noun) comes directly after \(parts[index - 1].phrase)?"
  }

  private func missing(_ parts: [Concept], _ index: Int, of whole: Concept) -> String {
    let others = parts.indices.filter { $0 != index }.map { parts[$0].phrase }.joinedAsWords()
    let counts = ["three", "four", "five", "six"]
    let count =
      counts.indices.contains(parts.count - 3) ? counts[parts.count - 3] : "\(parts.count)"
    let known = parts.count == 3 ? "Two of them are" : "All but one are"
    return
      "\(whole.phrase.capitalisedFirst) has \(count) parts. \(known) \(others). Which is missing?"
  }

  private func question(_ kind: ConceptKind) -> String {
    switch kind {
    case .theory: "Which theory or school explains it in this way?"
    case .structure: "Which part or model of the mind does this show?"
    case .theorist: "Whose view is this?"
    case .technique: "Which technique is this?"
    case .process: "Which concept or process does this show?"
    case .stage: "Which stage is this?"
    case .defence: "Which defence mechanism is this?"
    case .therapy: "Which form of therapy is this?"
    case .comparison, .indication, .limitation, .evidence, .history, .practice, .plain:
      "Which term fits?"
    }
  }

  /// Always of one length, so that it tells nothing of the word.
  private static let gap = "_____"
}

extension Array where Element == String {
  /// "A", "A and B", "A, B and C".
  package func joinedAsWords() -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// With a capital first letter.
  package var capitalisedFirst: String { (first?.uppercased() ?? "") + dropFirst() }
}

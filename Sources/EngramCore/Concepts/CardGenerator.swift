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
    parts = Dictionary(grouping: deck.concepts.filter { $0.partOf != nil }) {
      ($0.partOf ?? "").droppingDeck(deck.key)
    }
  }

  /// The cards of `concept`, a concept of this generator's deck, in the order of their learning.
  package func cards(of concept: Concept) -> [CardText] {
    drafts(of: concept).compactMap { draft in
      if case .leftOut = draft.fate { nil } else { draft.card }
    }
  }

  /// All that could be asked about `concept`, with what became of it.
  package func drafts(of concept: Concept) -> [CardDraft] {
    guard concept.kind != .plain else { return asked(plain(concept), of: concept) }
    let term = Giveaway(answer: concept.term, aliases: concept.aliases)
    return asked(
      definition(concept, term) + who(concept) + cloze(concept) + contrasts(concept)
        + list(concept) + vignettes(concept, term), of: concept)
  }

  private func asked(_ drafts: [CardDraft], of concept: Concept) -> [CardDraft] {
    drafts.filter { !concept.skip.contains($0.card.kind) }
  }

  private func plain(_ concept: Concept) -> [CardDraft] {
    guard concept.cards.isEmpty else {
      return concept.cards.enumerated().map { CardDraft(card: $1, origin: "cards/\($0)") }
    }
    guard let answer = concept.definition else { return [] }
    let basic = CardText(
      kind: .basic, prompt: concept.term, answer: answer, aliases: concept.aliases)
    let reverse = CardText(kind: .reverse, prompt: answer, answer: concept.term)
    return (concept.isReversed ? [basic, reverse] : [basic]).map {
      CardDraft(card: $0, origin: "definition")
    }
  }

  private func definition(_ concept: Concept, _ term: Giveaway) -> [CardDraft] {
    guard let definition = concept.definition else { return [] }
    let isTheorist = concept.kind == .theorist
    let towards: CardKind = isTheorist ? .works : .define
    let question =
      isTheorist
      ? "What did \(concept.term) contribute to psychology?" : "What is \(concept.phrase)?"
    let card = CardText(
      kind: towards, prompt: concept.ask[towards] ?? question, answer: definition)
    let origin = concept.ask[towards] == nil ? "definition" : "ask/\(towards.rawValue)"
    return [CardDraft(card: card, origin: origin), name(concept, definition, term)]
  }

  private func name(_ concept: Concept, _ definition: String, _ giveaway: Giveaway) -> CardDraft {
    let prompt = concept.ask[.name] ?? naming(concept.kind, definition, giveaway)
    let telling = giveaway.words(in: prompt)
    return CardDraft(
      card: CardText(
        kind: .name, prompt: telling.isEmpty ? prompt : giveaway.masking(prompt),
        answer: concept.term, aliases: concept.aliases),
      origin: concept.ask[.name] == nil ? "definition" : "ask/name",
      fate: telling.isEmpty ? .asked : .masked(telling))
  }

  private func naming(
    _ kind: ConceptKind, _ definition: String, _ giveaway: Giveaway
  ) -> String {
    // What a theorist did is a verb phrase, and so the rest of the question.
    guard kind != .theorist else {
      return "Which theorist \(definition.uncapitalisedFirst.withoutFullStop)?"
    }
    let noun = giveaway.isIn(kind.noun) ? "term" : kind.noun
    return "Which \(noun) is described here? \(definition)"
  }

  private func who(_ concept: Concept) -> [CardDraft] {
    let theorists = concept.by.compactMap { library.concept($0, from: deck.key) }
    guard concept.kind != .theorist, let first = theorists.first else { return [] }
    let isOne = theorists.count == 1
    let question =
      "With which theorist\(isOne ? "" : "s") is \(concept.phrase) most closely associated?"
    let card = CardText(
      kind: .who, prompt: concept.ask[.who] ?? question,
      answer: theorists.map(\.term).joinedAsWords(), aliases: isOne ? first.aliases : [])
    let giveaway = Giveaway(answer: card.answer, aliases: theorists.flatMap(\.aliases))
    return [draft(card, at: concept.ask[.who] == nil ? "by" : "ask/who", unless: giveaway)]
  }

  private func cloze(_ concept: Concept) -> [CardDraft] {
    concept.cloze.enumerated().map { index, cloze in
      let sentence = cloze.before + Giveaway.blot + cloze.after
      return draft(
        CardText(
          kind: .cloze, number: index + 1, prompt: CardGenerator.clozeCall + sentence,
          answer: cloze.hole, aliases: cloze.aliases),
        at: "cloze/\(index)", unless: Giveaway(answer: cloze.hole, aliases: cloze.aliases),
        in: sentence)
    }
  }

  /// How a sentence with a gap is introduced.
  static let clozeCall = "Fill the gap: "

  private func contrasts(_ concept: Concept) -> [CardDraft] {
    concept.contrasts.enumerated().compactMap { index, contrast in
      guard case .found(let other) = library.resolve(contrast.with, from: deck.key) else {
        return nil
      }
      let card = CardText(
        kind: .contrast, number: index + 1,
        prompt: contrasting(concept, other.concept), answer: contrast.how,
        citations: other.citations, other: "\(other.deck)/\(other.concept.key)")
      return CardDraft(card: card, origin: "contrasts/\(index)")
    }
  }

  /// In one of several wordings, by chance but always the same one: they fit a plural too.
  private func contrasting(_ concept: Concept, _ other: Concept) -> String {
    let sum = (concept.key + other.key).utf8.reduce(0) { $0 + Int($1) }
    return switch sum % 2 {
    case 0: "What is the difference between \(concept.phrase) and \(other.phrase)?"
    default: "What sets \(concept.phrase) apart from \(other.phrase)?"
    }
  }

  private func vignettes(_ concept: Concept, _ giveaway: Giveaway) -> [CardDraft] {
    concept.vignettes.enumerated().map { index, vignette in
      draft(
        CardText(
          kind: .vignette, number: index + 1, prompt: "\(vignette) \(question(concept))",
          answer: concept.term, aliases: concept.aliases),
        at: "vignettes/\(index)", unless: giveaway, in: vignette)
    }
  }

  /// One card a part, so that no card asks for several things at once.
  private func list(_ concept: Concept) -> [CardDraft] {
    guard let kind = concept.parts, let parts = parts[concept.key], parts.count > 2 else {
      return []
    }
    return parts.enumerated().map { index, part in
      let prompt =
        switch kind {
        case .ordered: ordered(parts, index, of: concept)
        case .complete: missing(parts, index, of: concept)
        }
      return draft(
        CardText(
          kind: .list, number: index + 1, prompt: prompt, answer: part.term,
          aliases: part.aliases),
        // The other parts must be named, even where they share a word: the id and the ego.
        at: "list", unless: Giveaway(answer: part.term, aliases: part.aliases),
        in: concept.phrase)
    }
  }

  /// `card`, left out if its question, or the part of it that is `text`, tells the answer.
  private func draft(
    _ card: CardText, at origin: String, unless giveaway: Giveaway, in text: String? = nil
  ) -> CardDraft {
    let telling = giveaway.words(in: text ?? card.prompt)
    return CardDraft(card: card, origin: origin, fate: telling.isEmpty ? .asked : .leftOut(telling))
  }

  private func ordered(_ parts: [Concept], _ index: Int, of whole: Concept) -> String {
    let part = parts[index]
    let what = part.kind == .stage ? "which \(stage(part, of: whole))" : "what"
    guard index > 0 else { return "\(what.capitalisedFirst) comes first in \(whole.phrase)?" }
    return "In \(whole.phrase), \(what) comes directly after \(parts[index - 1].phrase)?"
  }

  private func missing(_ parts: [Concept], _ index: Int, of whole: Concept) -> String {
    let others = parts.indices.filter { $0 != index }.map { parts[$0].phrase }.joinedAsWords()
    let ordinals = ["third", "fourth", "fifth", "sixth"]
    let place = parts.count - 3
    let ordinal = ordinals.indices.contains(place) ? ordinals[place] : "\(parts.count)th"
    return "Besides \(others), what is the \(ordinal) element of \(whole.phrase)?"
  }

  /// Some theorists have stages, others phases.
  private func stage(_ part: Concept, of whole: Concept?) -> String {
    let texts = [part.term, part.definition ?? "", whole?.term ?? ""] + part.vignettes
    return texts.contains { $0.lowercased().contains("phase") } ? "phase" : "stage"
  }

  private func question(_ concept: Concept) -> String {
    switch concept.kind {
    case .theory: "Which theory or school does this reflect?"
    case .structure: "Which part or model of the mind does this show?"
    case .theorist: "Whose view is this?"
    case .technique: "Which technique is this?"
    case .process: "Which concept or process does this show?"
    case .stage: "Which \(stage(concept, of: nil)) is this?"
    case .defence: "Which defence mechanism is this?"
    case .therapy: "Which form of therapy is this?"
    case .indication: "Which condition or problem does this show?"
    case .comparison, .limitation, .evidence, .history, .practice, .plain: "Which term fits?"
    }
  }
}

extension Array where Element == String {
  /// "A", "A and B", "A, B and C".
  package func joinedAsWords() -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  fileprivate var uncapitalisedFirst: String { (first?.lowercased() ?? "") + dropFirst() }

  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

  /// With a capital first letter.
  package var capitalisedFirst: String { (first?.uppercased() ?? "") + dropFirst() }
}

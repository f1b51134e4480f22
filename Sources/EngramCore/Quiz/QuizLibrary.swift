/// The concepts of a pool, ready to be asked what they are to each other.
struct QuizLibrary {
  let concepts: [QuizConcept]
  private let places: [ID<Concept>: Int]
  /// All wholes that a concept is a part of, near and far.
  private var wholes: [ID<Concept>: Set<ID<Concept>>] = [:]
  private var parts: [ID<Concept>: Set<ID<Concept>>] = [:]
  /// Those due to a theorist, in the order of their names.
  private var works: [ID<Concept>: [QuizConcept]] = [:]
  /// The decks, other than that of theorists, that have ideas of a theorist.
  private var fields: [ID<Concept>: Set<String>] = [:]
  /// Both ways round.
  private var overlapping: [ID<Concept>: Set<ID<Concept>>] = [:]
  private var confused: [ID<Concept>: Set<ID<Concept>>] = [:]
  let definitions: DefinitionWords
  private var sorts: [ID<Concept>: DefinitionSort] = [:]
  /// By deck and question.
  private var plainAnswers: [String: [String]] = [:]
  private var persons: [(id: ID<Concept>, names: [PlainWords])] = []
  /// "CBT", and what it stands for.
  private var abbreviations: [String: [String]] = [:]
  /// By either of the two.
  private var contrasts: [ID<Concept>: [Contrast]] = [:]

  /// What a contrast card says of two concepts.
  struct Contrast {
    let card: QuizCard
    let of: ID<Concept>
    let with: ID<Concept>
  }

  init(_ pool: QuizPool) {
    // By name: the numbers differ from one database to the next.
    concepts = pool.concepts.sorted { $0.name < $1.name }
    definitions = DefinitionWords(pool.concepts)
    places = Dictionary(
      concepts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for concept in concepts {
      if concept.kind == .theorist, let name = concept.term {
        persons.append((concept.id, ([name] + concept.aliases).map { PlainWords($0) }))
      }
      if concept.kind == .plain {
        for card in concept.cards {
          plainAnswers[QuizLibrary.question(card), default: []] += [card.answer] + card.aliases
        }
      }
      sorts[concept.id] = concept.definition.flatMap { DefinitionSort($0) }
      for alias in concept.aliases where alias.count > 2 && alias.allSatisfy(\.isUppercase) {
        abbreviations[alias.lowercased()] = PlainWords(concept.term ?? "").stems
      }
      for other in concept.relations.overlaps {
        overlapping[concept.id, default: []].insert(other)
        overlapping[other, default: []].insert(concept.id)
      }
      for other in concept.relations.confusedWith {
        confused[concept.id, default: []].insert(other)
        confused[other, default: []].insert(concept.id)
      }
      for card in concept.cards {
        guard let other = card.other else { continue }
        let contrast = Contrast(card: card, of: concept.id, with: other)
        contrasts[concept.id, default: []].append(contrast)
        contrasts[other, default: []].append(contrast)
      }
      for theorist in concept.relations.by {
        works[theorist, default: []].append(concept)
        if self[theorist]?.deck != concept.deck {
          fields[theorist, default: []].insert(concept.deck)
        }
      }
    }
    for concept in concepts where !concept.relations.partOf.isEmpty {
      let found = wholes(of: concept.id)
      wholes[concept.id] = found
      for whole in found { parts[whole, default: []].insert(concept.id) }
    }
  }

  subscript(id: ID<Concept>) -> QuizConcept? { places[id].map { concepts[$0] } }

  private func wholes(of part: ID<Concept>) -> Set<ID<Concept>> {
    var found: Set<ID<Concept>> = []
    var stack = [part]
    while let next = stack.popLast() {
      for whole in self[next]?.relations.partOf ?? [] where found.insert(whole).inserted {
        stack.append(whole)
      }
    }
    return found
  }

  func overlap(_ a: QuizConcept, _ b: QuizConcept) -> Bool {
    overlapping[a.id]?.contains(b.id) ?? false
  }

  func areConfused(_ a: QuizConcept, _ b: QuizConcept) -> Bool {
    confused[a.id]?.contains(b.id) ?? false
  }

  /// Whether both are mixed up with a third.
  func share(_ a: QuizConcept, _ b: QuizConcept) -> Bool {
    guard let first = confused[a.id], let second = confused[b.id] else { return false }
    return !first.isDisjoint(with: second)
  }

  /// The same for questions that differ in signs and capitals only.
  private static func question(_ card: QuizCard) -> String {
    card.key.deck + "/" + PlainWords(card.prompt).stems.joined(separator: " ")
  }

  /// All that answers the question of a plain card: decks may ask one thing twice.
  func answers(to card: QuizCard) -> [String] {
    plainAnswers[QuizLibrary.question(card)] ?? []
  }

  /// Whether the definition of a concept says what it is: some say how large or what was found, by a
  /// question of their own, and would answer no other.
  func isDefined(_ concept: QuizConcept) -> Bool {
    guard let prompt = concept.cards.first(where: { $0.key.kind == .define })?.prompt.lowercased()
    else { return concept.kind != .theorist }
    let calls = ["what is ", "what are ", "what was ", "what were ", "who was ", " mean", " call "]
    let words = PlainWords(prompt)
    return calls.contains { words.contains(PlainWords($0)) }
  }

  /// Whether an answer is the name of a theorist, whatever it is asked of.
  func isPerson(_ answer: String) -> Bool {
    let words = PlainWords(answer)
    return persons.contains { $0.names.contains(words) }
  }

  /// The theorists whose names stand in a text.
  func theorists(named text: PlainWords) -> Set<ID<Concept>> {
    Set(persons.filter { person in person.names.contains { text.contains($0) } }.map(\.id))
  }

  func sort(of concept: QuizConcept) -> DefinitionSort? { sorts[concept.id] }

  /// Whether a situation that shows `concept` mostly shows `other` as well, which it builds on.
  func isSeen(_ other: QuizConcept, with concept: QuizConcept) -> Bool {
    concept.relations.requires.contains(other.id) && !areConfused(other, concept)
      && !other.isSibling(of: concept)
  }

  /// What the decks tie a concept to so that one could be taken for the other.
  func rivals(of concept: QuizConcept) -> [QuizConcept] {
    var found = confused[concept.id] ?? []
    for contrast in contrasts(of: concept) {
      found.insert(contrast.of == concept.id ? contrast.with : contrast.of)
    }
    let siblings = concept.relations.partOf.flatMap { parts[$0] ?? [] }.compactMap { self[$0] }
      .filter { $0.isSibling(of: concept) }
    found.formUnion(siblings.map(\.id))
    found.remove(concept.id)
    return found.compactMap { self[$0] }.sorted { $0.name < $1.name }
  }

  /// The telling words of a text as stems, with what abbreviations stand for.
  func tellingWords(of text: String) -> Set<String> {
    var words: Set<String> = []
    for stem in PlainWords(text).stems where !WordStem.common.contains(stem) {
      words.insert(stem)
      if let full = abbreviations[stem] { words.formUnion(full) }
    }
    return words
  }

  /// Whether one is a part of the other, at whatever depth.
  func isPart(_ a: QuizConcept, of b: QuizConcept) -> Bool {
    wholes[a.id]?.contains(b.id) ?? false
  }

  /// All parts and wholes of a concept.
  func relatives(of concept: QuizConcept) -> [QuizConcept] {
    let near = (wholes[concept.id] ?? []).union(parts[concept.id] ?? [])
    return near.compactMap { self[$0] }
  }

  /// Whether two theorists have ideas in one deck, so that both are heard of together.
  func areOfOneField(_ a: QuizConcept, _ b: QuizConcept) -> Bool {
    guard let first = fields[a.id], let second = fields[b.id] else { return false }
    return !first.isDisjoint(with: second)
  }

  /// What is due to a theorist.
  func works(of theorist: QuizConcept) -> [QuizConcept] { works[theorist.id] ?? [] }

  /// What lies so near a concept that either might be called right.
  func overlaps(of concept: QuizConcept) -> [QuizConcept] {
    let near = overlapping[concept.id] ?? []
    return near.compactMap { self[$0] }.sorted { $0.name < $1.name }
  }

  func contrasts(of concept: QuizConcept) -> [Contrast] { contrasts[concept.id] ?? [] }

  func contrast(_ a: QuizConcept, _ b: QuizConcept) -> Contrast? {
    contrasts(of: a).first { $0.of == b.id || $0.with == b.id }
  }

  /// Those whom a concept is due to, as far as the pool has them.
  func theorists(of concept: QuizConcept) -> [QuizConcept] {
    concept.relations.by.compactMap { self[$0] }
  }

  func standing(of concept: QuizConcept) -> QuizItem.Standing {
    let theorists =
      concept.kind == .theorist ? [concept.term] : theorists(of: concept).map(\.term)
    return QuizItem.Standing(
      deckTitle: concept.deckTitle, kind: concept.kind, theorists: theorists.compactMap(\.self))
  }
}

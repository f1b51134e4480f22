extension QuizItemMaker {
  /// Which theorist is described.
  func theorist(
    _ card: QuizCard, _ concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let name = concept.term else { return nil }
    let prompt = PlainWords(card.prompt)
    return choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: concept, text: name),
      among: theorists.filter { $0.concept.id != concept.id }, why: card.note,
      using: &generator, explanation: { known(for: $0) },
      where: { !fairness.isNamed($0, in: prompt) })
  }

  /// Whom a concept is due to.
  func author(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let author = author(of: concept), let name = author.term else { return nil }
    let prompt = PlainWords(card.prompt)
    let isStranger = fairness.strangers(to: concept)
    return choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: author, text: name),
      among: theorists.filter { $0.concept.id != author.id },
      why: reason(card, author, of: concept), using: &generator, explanation: { known(for: $0) },
      where: { isStranger($0) && !fairness.isNamed($0, in: prompt) })
  }

  /// What is due to a theorist, asked from one of his or her own cards.
  func contribution(
    _ card: QuizCard, of theorist: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    let works = library.works(of: theorist).filter { author(of: $0)?.id == theorist.id }
    guard !works.isEmpty else { return nil }
    let work = works[generator.index(below: works.count)]
    return contribution(card, work, of: theorist, using: &generator)
  }

  /// What is due to a theorist, asked from the card that asks whom it is due to.
  func contribution(
    _ card: QuizCard, to concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    author(of: concept).flatMap { contribution(card, concept, of: $0, using: &generator) }
  }

  private func contribution(
    _ card: QuizCard, _ work: QuizConcept, of theorist: QuizConcept,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let term = work.term, let name = theorist.term,
      !Giveaway(answer: name, aliases: theorist.aliases).isIn(term)
    else { return nil }
    let candidates = peers(of: work).compactMap { other -> Distractors.Candidate? in
      guard let text = other.term, !other.relations.by.isEmpty else { return nil }
      return Distractors.Candidate(concept: other, text: text)
    }
    let right = Distractors.Candidate(concept: work, text: term)
    return choice(
      card, of: work, prompt: QuizItemMaker.question(work.kind, of: name),
      right: right, among: oneOfEach(candidates, beside: right),
      why: credit(work, of: theorist), using: &generator, explanation: { credit($0) },
      where: fairness.foreign(to: theorist))
  }

  /// Of each theorist's ideas the most tempting one: several of one would tell that none is right.
  private func oneOfEach(
    _ candidates: [Distractors.Candidate], beside right: Distractors.Candidate
  ) -> [Distractors.Candidate] {
    let groups = Dictionary(grouping: candidates) { $0.concept.relations.by }
    return groups.values.compactMap { ideas in
      ideas.max { a, b in
        let (first, second) = (
          distractors.temptation(of: a, beside: right), distractors.temptation(of: b, beside: right)
        )
        return first != second ? first < second : a.concept.name > b.concept.name
      }
    }
    .sorted { $0.concept.name < $1.concept.name }
  }

  /// The question for what a theorist is known for.
  static func question(_ kind: ConceptKind, of name: String) -> String {
    let noun: String =
      switch kind {
      case .theory: "theories or schools"
      case .technique: "techniques"
      case .defence: "defence mechanisms"
      case .therapy: "forms of therapy"
      case .stage: "stages"
      case .structure: "parts or models of the mind"
      case .theorist, .process, .comparison, .indication, .limitation, .evidence, .history,
        .practice, .plain:
        "ideas"
      }
    return "Which of these \(noun) is most closely associated with \(name)?"
  }

  /// The one theorist that a concept is due to; nil where there are several or none.
  func author(of concept: QuizConcept) -> QuizConcept? {
    concept.relations.by.count == 1 ? library.theorists(of: concept).first : nil
  }

  var theorists: [Distractors.Candidate] {
    library.concepts.compactMap { concept in
      guard concept.kind == .theorist, let name = concept.term else { return nil }
      return Distractors.Candidate(concept: concept, text: name)
    }
  }

  /// What a concept is and whom it is due to.
  func credit(_ concept: QuizConcept, of theorist: QuizConcept) -> String? {
    guard let term = concept.term, let name = theorist.term, let definition = concept.definition
    else { return nil }
    return "\(term) (\(name)): \(definition)"
  }

  /// Whom a concept is due to, as a sentence.
  private func credit(_ concept: QuizConcept) -> String? {
    let names = library.theorists(of: concept).compactMap(\.term)
    guard let term = concept.term, !names.isEmpty else { return nil }
    return "\(term): \(names.joinedAsWords())."
  }

  /// Up to three things that a theorist is known for; nil where none is known.
  func known(for theorist: QuizConcept) -> String? {
    guard let name = theorist.term else { return nil }
    let works = library.works(of: theorist)
    let first = works.filter { $0.tags.contains(Concept.essentials) } + works
    var ideas: [String] = []
    for work in first {
      guard ideas.count < 3, let idea = work.phrase.map({ QuizItemMaker.idea($0, of: theorist) }),
        !ideas.contains(idea)
      else { continue }
      ideas.append(idea)
    }
    return ideas.isEmpty ? nil : "\(name) is known for \(ideas.joinedAsWords())."
  }

  /// Among somebody's own ideas "a selfobject" is "the selfobject", and "Mahler's
  /// separation-individuation" is "separation-individuation".
  private static func idea(_ phrase: String, of theorist: QuizConcept) -> String {
    for name in theorist.aliases where phrase.hasPrefix("\(name)'s ") {
      return String(phrase.dropFirst(name.count + 3))
    }
    for article in ["a ", "an "] where phrase.hasPrefix(article) {
      return "the " + phrase.dropFirst(article.count)
    }
    return phrase
  }
}

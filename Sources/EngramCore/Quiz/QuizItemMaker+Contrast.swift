extension QuizItemMaker {
  /// What is true of a concept and not of the one it is told apart from.
  ///
  /// The wrong options are what the deck's contrasts say of other concepts as against this one, so
  /// that each is known to be false of it; where there are too few, definitions.
  func contrast(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let other = card.other.flatMap({ library[$0] }), let phrase = concept.phrase,
      let otherPhrase = other.phrase, fairness.allows(other, beside: concept)
    else { return nil }
    if let predicates = Predicates(card.answer, of: concept, other),
      let own = predicates.of(concept)
    {
      let others = wrongPredicates(of: concept, except: other)
      let counter = predicates.of(other).map {
        Distractors.Candidate(concept: other, text: $0)
      }
      if let counter, !others.isEmpty {
        let right = Distractors.Candidate(concept: concept, text: own)
        return predicates.areSingular(beside: others.map(\.text))
          ? choice(
            card, of: concept,
            prompt: "Which of these is true of \(phrase), but not of \(otherPhrase)?",
            right: right, against: counter, among: others, isPredicate: true, why: card.answer,
            using: &generator)
          : nil
      }
    }
    return describing(card, concept, other, using: &generator)
  }

  /// Which definition is that of the one and not of the other.
  private func describing(
    _ card: QuizCard, _ concept: QuizConcept, _ other: QuizConcept,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let phrase = concept.phrase, let otherPhrase = other.phrase,
      let own = concept.definition, let text = other.definition,
      library.isDefined(concept), library.isDefined(other)
    else { return nil }
    let giveaways = [concept, other].map { Giveaway(answer: $0.term ?? "", aliases: $0.aliases) }
    guard !giveaways.contains(where: { $0.isIn(own) || $0.isIn(text) }),
      QuizItemMaker.areSimilar(own, text)
    else { return nil }
    let others = definitions(beside: own, of: concept, giveaways[0]).filter {
      $0.concept.id != other.id && !giveaways[1].isIn($0.text)
    }
    return choice(
      card, of: concept,
      prompt: "Which of these describes \(phrase), and not \(otherPhrase)?",
      right: Distractors.Candidate(concept: concept, text: own),
      against: Distractors.Candidate(concept: other, text: text), among: others,
      why: card.answer, using: &generator)
  }

  /// A choice that has one wrong option for certain.
  private func choice(
    _ card: QuizCard, of concept: QuizConcept, prompt: String, right: Distractors.Candidate,
    against counter: Distractors.Candidate, among candidates: [Distractors.Candidate],
    isPredicate: Bool = false, why: String,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    let told = library.tellingWords(of: prompt).intersection(library.tellingWords(of: right.text))
    guard told.isSubset(of: library.tellingWords(of: counter.text)) else { return nil }
    // Each must have to do with the concept itself, and not with the other only.
    let nearness = Nearness(to: concept, in: library, distractors.confusions)
    let fit = candidates.filter {
      nearness.isClose($0.concept) && fairness.allows($0.concept, beside: counter.concept)
    }
    let chosen = distractors.choose(
      options - 2, beside: right, among: fit, atLeast: 1, using: &generator)
    guard let chosen, Distractors.isDistinct(counter.text, from: [right.text] + chosen.map(\.text))
    else { return nil }
    let wrong = ([counter] + chosen).map {
      QuizItem.Option(
        $0.text, concept: $0.concept.id,
        explanation: explanation(of: $0.concept, beside: concept, isTrue: isPredicate))
    }
    return item(
      card, of: concept, asking: concept, prompt: prompt,
      right: QuizItem.Option(right.text, concept: concept.id), wrong: wrong, why: why,
      using: &generator)
  }

  /// What contrasts with `concept` say of the others, each with the other.
  private func wrongPredicates(
    of concept: QuizConcept, except counter: QuizConcept
  ) -> [Distractors.Candidate] {
    library.contrasts(of: concept).compactMap { contrast in
      let id = contrast.of == concept.id ? contrast.with : contrast.of
      guard id != counter.id, let other = library[id],
        let text = Predicates(contrast.card.answer, of: concept, other)?.of(other)
      else { return nil }
      return Distractors.Candidate(concept: other, text: text)
    }
  }
}

/// The two halves of a contrast, "The id follows ...; the ego follows ...", each without its subject.
private struct Predicates {
  private var texts: [ID<Concept>: String] = [:]

  /// Nil unless each half begins with one of the two concepts, named as in other sentences.
  init?(_ contrast: String, of a: QuizConcept, _ b: QuizConcept) {
    let halves = contrast.split(separator: ";").map { half in
      String(half.drop { $0 == " " })
    }
    guard halves.count == 2 else { return nil }
    for half in halves {
      for concept in [a, b] where texts[concept.id] == nil {
        guard let text = Predicates.predicate(half, of: concept) else { continue }
        texts[concept.id] = text
        break
      }
    }
    let giveaways = [a, b].map { Giveaway(answer: $0.term ?? "", aliases: $0.aliases) }
    let isTold = texts.values.contains { text in giveaways.contains { $0.isIn(text) } }
    guard texts.count == 2, !isTold else { return nil }
  }

  func of(_ concept: QuizConcept) -> String? { texts[concept.id] }

  /// Whether all begin with a verb in the singular: else the grammar would tell.
  func areSingular(beside others: [String]) -> Bool {
    (Array(texts.values) + others).allSatisfy { text in
      text.split { !$0.isLetter }.dropFirst().first?.hasSuffix("s") ?? false
    }
  }

  private static func predicate(_ half: String, of concept: QuizConcept) -> String? {
    let subjects = [concept.phrase, concept.term].compactMap(\.self)
    for subject in subjects where half.lowercased().hasPrefix(subject.lowercased() + " ") {
      let rest = half.dropFirst(subject.count + 1)
      guard let first = rest.first, first.isLowercase else { continue }
      let text = rest.last == "." ? rest.dropLast() : rest
      return text.isEmpty ? nil : "It \(text)."
    }
    return nil
  }
}

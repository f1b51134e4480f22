extension QuizItemMaker {
  /// Which term is meant: by a definition, a situation, or the other parts of a whole.
  func term(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let asked = card.key.kind == .list ? part(card, of: concept) : concept,
      let term = asked.term
    else { return nil }
    let prompt = PlainWords(card.prompt)
    // Who names a theorist must offer more than one idea of his or hers.
    let named = library.theorists(of: asked).filter { fairness.isNamed($0, in: prompt) }
    let needed: ((QuizConcept) -> Bool)? =
      named.isEmpty ? nil : { other in named.contains { other.relations.by.contains($0.id) } }
    let isSituation = card.key.kind == .vignette
    let candidates = peers(of: asked).compactMap { other in
      other.term.map { Distractors.Candidate(concept: other, text: $0) }
    }
    return choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: asked, text: term), among: candidates,
      why: reason(card, asked, of: concept), using: &generator,
      explanation: { difference($0, from: asked) },
      // What one must know first is often seen in a situation as well.
      where: { other in
        !fairness.isNamed(other, in: prompt)
          && library.isDefined(other) == library.isDefined(asked)
          && !(isSituation && library.isSeen(other, with: asked))
      }, needing: needed)
  }

  /// The concept that a list card asks for.
  func part(_ card: QuizCard, of whole: QuizConcept) -> QuizConcept? {
    library.concepts.first { library.isPart($0, of: whole) && $0.term == card.answer }
  }

  /// What a term means.
  func definition(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    let giveaway = Giveaway(answer: concept.term ?? "", aliases: concept.aliases)
    // Of something named in the plural the number would tell, of "as a focus of therapy" the role.
    guard concept.term != nil, !giveaway.isIn(card.answer), library.isDefined(concept),
      !PlainWords(card.prompt).contains(PlainWords("what are")), !card.prompt.hasPrefix("As a")
    else { return nil }
    let candidates = definitions(beside: card.answer, of: concept, giveaway)
    let prompt = PlainWords(card.prompt)
    return choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: concept, text: card.answer), among: candidates,
      why: card.note, using: &generator, explanation: { explanation(of: $0, beside: concept) },
      where: { !fairness.isNamed($0, in: prompt) })
  }

  /// Definitions of other concepts, of similar length, that do not tell what is asked for.
  func definitions(
    beside right: String, of concept: QuizConcept, _ giveaway: Giveaway
  ) -> [Distractors.Candidate] {
    // "What is" names no kind: what is mixed up may be of any.
    let rivals = library.rivals(of: concept).filter {
      $0.kind.noun != concept.kind.noun && $0.kind != .theorist
    }
    return (peers(of: concept) + rivals).compactMap { other in
      guard let text = other.definition, library.isDefined(other),
        QuizItemMaker.areSimilar(text, right),
        !giveaway.isIn(text)
      else { return nil }
      return Distractors.Candidate(concept: other, text: text)
    }
  }

  /// What a wrong definition defines, or what a wrong statement is true of.
  func explanation(
    of chosen: QuizConcept, beside right: QuizConcept, isTrue: Bool = false
  ) -> String? {
    guard let phrase = chosen.phrase else { return nil }
    let contrast = library.contrast(chosen, right).map { " " + $0.card.answer } ?? ""
    return "That is \(isTrue ? "true of " : "")\(phrase)." + contrast
  }

  /// Neither text is more than twice as long as the other.
  static func areSimilar(_ a: String, _ b: String) -> Bool {
    let (x, y) = (a.utf8.count, b.utf8.count)
    return x <= 2 * y && y <= 2 * x
  }
}

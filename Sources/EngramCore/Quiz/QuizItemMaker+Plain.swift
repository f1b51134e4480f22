extension QuizItemMaker {
  /// A plain question: the wrong options are answers to other questions of the deck, of one shape.
  func plain(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: concept, text: card.answer),
      among: plainCandidates(card, concept), why: card.note, using: &generator,
      explanation: { question(of: $0, as: card.key.kind) })
  }

  func plainStatement(
    _ card: QuizCard, _ concept: QuizConcept, isTrue: Bool,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    func prompt(_ text: String) -> String { "True or false? \(card.prompt) – \(text)" }
    let right = Distractors.Candidate(concept: concept, text: card.answer)
    let found = distractors.choose(
      1, beside: right, among: plainCandidates(card, concept), atLeast: 1, using: &generator)
    guard let wrong = found?.first else { return nil }
    guard !isTrue else {
      return statement(
        card, concept, prompt: prompt(card.answer), instead: nil, why: card.note)
    }
    let why = ["Right is: \(card.answer)", card.note].compactMap(\.self)
    return statement(
      card, concept, prompt: prompt(wrong.text), instead: wrong.concept,
      why: why.joined(separator: ". "))
  }

  /// Answers of the same deck and direction that could be meant, and are not right as well.
  private func plainCandidates(
    _ card: QuizCard, _ concept: QuizConcept
  ) -> [Distractors.Candidate] {
    let shape = AnswerShape(card.answer)
    let prompt = PlainWords(card.prompt)
    let rights = library.concepts.filter { $0.deck == concept.deck }.flatMap(\.cards)
      .filter { PlainWords($0.prompt) == prompt }.flatMap { [$0.answer] + $0.aliases }
    return library.concepts.compactMap { other in
      guard other.deck == concept.deck, other.kind == .plain, other.id != concept.id,
        let text = other.cards.first(where: { $0.key.kind == card.key.kind })?.answer,
        AnswerShape(text) == shape, QuizItemMaker.areSimilar(text, card.answer),
        Distractors.isDistinct(text, from: rights + card.aliases),
        !prompt.contains(PlainWords(text))
      else { return nil }
      return Distractors.Candidate(concept: other, text: text)
    }
  }

  /// What a wrong option would have been the answer to.
  private func question(of concept: QuizConcept, as kind: CardKind) -> String? {
    concept.cards.first { $0.key.kind == kind }.map { "That answers: \($0.prompt)" }
  }
}

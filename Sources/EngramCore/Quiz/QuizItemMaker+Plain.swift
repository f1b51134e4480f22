extension QuizItemMaker {
  /// A plain question: the wrong options are answers to other questions of the deck, of one shape.
  func plain(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    choice(
      card, of: concept, prompt: card.prompt,
      right: Distractors.Candidate(concept: concept, text: card.answer),
      among: plainCandidates(card, concept), why: card.note, using: &generator,
      explanation: { question(of: $0, as: card.key.kind) }, where: isWrong(card))
  }

  func plainStatement(
    _ card: QuizCard, _ concept: QuizConcept, isTrue: Bool,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    func prompt(_ text: String) -> String { "True or false? \(card.prompt) – \(text)" }
    let right = Distractors.Candidate(concept: concept, text: card.answer)
    let found = distractors.choose(
      1, beside: right, among: plainCandidates(card, concept), atLeast: 1, using: &generator,
      where: isWrong(card))
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

  /// Answers of the same deck and direction, of one shape and length.
  private func plainCandidates(
    _ card: QuizCard, _ concept: QuizConcept
  ) -> [Distractors.Candidate] {
    let shape = AnswerShape(card.answer)
    return library.concepts.compactMap { other in
      guard other.kind == .plain, other.deck == concept.deck, other.id != concept.id,
        let text = other.cards.first(where: { $0.key.kind == card.key.kind })?.answer,
        QuizItemMaker.areSimilar(text, card.answer), AnswerShape(text) == shape
      else { return nil }
      return Distractors.Candidate(concept: other, text: text)
    }
  }

  /// Whether another answer is neither right as well nor told by the question.
  private func isWrong(_ card: QuizCard) -> (QuizConcept) -> Bool {
    let prompt = PlainWords(card.prompt)
    let rights = library.answers(to: card) + card.aliases
    return { other in
      guard let text = other.cards.first(where: { $0.key.kind == card.key.kind })?.answer else {
        return false
      }
      return Distractors.isDistinct(text, from: rights) && !prompt.contains(PlainWords(text))
    }
  }

  /// What a wrong option would have been the answer to.
  private func question(of concept: QuizConcept, as kind: CardKind) -> String? {
    concept.cards.first { $0.key.kind == kind }.map { "That answers: \($0.prompt)" }
  }
}

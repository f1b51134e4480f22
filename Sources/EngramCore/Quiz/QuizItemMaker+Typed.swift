extension QuizItemMaker {
  /// Longer answers are not typed word for word.
  static let longestTyped = (words: 6, characters: 48)

  func typed(_ card: QuizCard, of concept: QuizConcept) -> QuizItem? {
    let words = card.answer.split { $0.isWhitespace }.count
    guard words <= QuizItemMaker.longestTyped.words,
      card.answer.count <= QuizItemMaker.longestTyped.characters,
      isTypable(card)
    else { return nil }
    let asked = typedConcept(card, of: concept)
    return QuizItem(
      card: card.id, key: card.key, concept: asked.id, mode: .typed, prompt: card.prompt,
      answer: card.answer,
      aliases: card.aliases + card.accepted,
      isPerson: asked.kind == .theorist || card.key.kind == .who
        || library.isPerson(card.answer),
      why: reason(card, asked, of: concept), citations: card.citations,
      standing: library.standing(of: concept))
  }

  /// Whether the answer is a name or a few words that can be known by heart.
  private func isTypable(_ card: QuizCard) -> Bool {
    switch card.key.kind {
    case .name, .vignette, .list, .who, .cloze, .basic, .reverse: true
    case .define, .works, .contrast: false
    }
  }

  /// What a typed answer names.
  private func typedConcept(_ card: QuizCard, of concept: QuizConcept) -> QuizConcept {
    switch card.key.kind {
    case .who: author(of: concept) ?? concept
    case .list: part(card, of: concept) ?? concept
    default: concept
    }
  }
}

extension QuizItemMaker {
  /// A statement that is true of the concept, or what is true of a tempting other one.
  func trueFalse(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    let isTrue = generator.index(below: 2) == 0
    return switch card.key.kind {
    case .define, .name:
      concept.kind == .theorist
        ? nil : definitionStatement(card, concept, isTrue: isTrue, using: &generator)
    case .who: authorStatement(card, concept, isTrue: isTrue, using: &generator)
    case .basic, .reverse: plainStatement(card, concept, isTrue: isTrue, using: &generator)
    case .works, .contrast, .vignette, .cloze, .list: nil
    }
  }

  private func definitionStatement(
    _ card: QuizCard, _ concept: QuizConcept, isTrue: Bool,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    let giveaway = Giveaway(answer: concept.term ?? "", aliases: concept.aliases)
    guard let phrase = concept.phrase, let definition = concept.definition,
      library.isDefined(concept), !giveaway.isIn(definition)
    else { return nil }
    func prompt(_ text: String) -> String { "True or false? A definition of \(phrase): “\(text)”" }
    let candidates = definitions(beside: definition, of: concept, giveaway)
    // Where no false one can be made a true one would be told by that.
    let nearness = Nearness(to: concept, in: library, distractors.confusions)
    let found = distractors.choose(
      1, beside: Distractors.Candidate(concept: concept, text: definition), among: candidates,
      atLeast: 1, using: &generator, where: { nearness.isClose($0) })
    guard let wrong = found?.first else { return nil }
    guard !isTrue else {
      return statement(card, concept, prompt: prompt(definition), instead: nil, why: card.note)
    }
    let own = [explanation(of: wrong.concept, beside: concept), sentence(concept)]
    return statement(
      card, concept, prompt: prompt(wrong.text), instead: wrong.concept,
      why: own.compactMap(\.self).joined(separator: " "))
  }

  private func authorStatement(
    _ card: QuizCard, _ concept: QuizConcept, isTrue: Bool,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    guard let phrase = concept.phrase, let author = author(of: concept), let name = author.term,
      !Giveaway(answer: name, aliases: author.aliases).isIn(phrase)
    else { return nil }
    func prompt(_ name: String) -> String {
      "True or false? The theorist most closely associated with \(phrase) is \(name)."
    }
    let found = distractors.choose(
      1, beside: Distractors.Candidate(concept: author, text: name),
      among: theorists.filter { $0.concept.id != author.id }, atLeast: 1, using: &generator,
      where: fairness.strangers(to: concept))
    guard let wrong = found?.first else { return nil }
    guard !isTrue else {
      return statement(
        card, concept, prompt: prompt(name), instead: nil, why: credit(concept, of: author))
    }
    let why = ["It is \(name).", known(for: wrong.concept)].compactMap(\.self)
    return statement(
      card, concept, asking: author, prompt: prompt(wrong.text), instead: wrong.concept,
      why: why.joined(separator: " "))
  }

  /// - Parameter other: what the statement is really true of; nil where it is true.
  func statement(
    _ card: QuizCard, _ concept: QuizConcept, asking asked: QuizConcept? = nil, prompt: String,
    instead other: QuizConcept?, why: String?
  ) -> QuizItem {
    let isTrue = other == nil
    return QuizItem(
      card: card.id, key: card.key, concept: (asked ?? concept).id, mode: .truefalse,
      prompt: prompt,
      // Who calls the false one true has taken the other concept for this one.
      options: [QuizItem.Option("True", concept: other?.id), QuizItem.Option("False")],
      right: isTrue ? 0 : 1, answer: isTrue ? "True" : "False", why: why,
      citations: card.citations, standing: library.standing(of: concept))
  }
}

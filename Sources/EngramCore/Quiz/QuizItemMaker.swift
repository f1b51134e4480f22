/// Makes items of cards, each in the way that is asked for, where it can be asked fairly so.
struct QuizItemMaker {
  let library: QuizLibrary
  let fairness: Fairness
  let distractors: Distractors
  /// How many options a choice has.
  let options: Int

  init(_ pool: QuizPool, confusions: Confusions, options: Int) {
    library = QuizLibrary(pool)
    fairness = Fairness(library)
    distractors = Distractors(
      library: library, fairness: fairness, confusions: confusions)
    self.options = options
  }

  /// An item for `card`, asked in `mode`; nil where that would be asked badly.
  ///
  /// Matching needs several cards: see `QuizMatching`.
  func item(
    for card: QuizCard, of concept: QuizConcept, as mode: QuizMode,
    using generator: inout SeededGenerator
  ) -> QuizItem? {
    switch mode {
    case .choice: choice(card, of: concept, using: &generator)
    case .typed: typed(card, of: concept)
    case .truefalse: trueFalse(card, of: concept, using: &generator)
    case .match, .mixed: nil
    }
  }

  private func choice(
    _ card: QuizCard, of concept: QuizConcept, using generator: inout SeededGenerator
  ) -> QuizItem? {
    switch card.key.kind {
    case .name where concept.kind == .theorist: theorist(card, concept, using: &generator)
    case .name, .vignette, .list: term(card, of: concept, using: &generator)
    case .define: definition(card, of: concept, using: &generator)
    case .works: contribution(card, of: concept, using: &generator)
    case .who:
      generator.index(below: 3) == 0
        ? contribution(card, to: concept, using: &generator)
          ?? author(card, of: concept, using: &generator)
        : author(card, of: concept, using: &generator)
    case .contrast: contrast(card, of: concept, using: &generator)
    case .basic, .reverse: plain(card, of: concept, using: &generator)
    case .cloze: nil
    }
  }

  /// A choice between the right candidate and fair wrong ones, the right one at any place alike.
  func choice(
    _ card: QuizCard, of concept: QuizConcept, prompt: String, right: Distractors.Candidate,
    among candidates: [Distractors.Candidate], why: String?,
    using generator: inout SeededGenerator, explanation: (QuizConcept) -> String?,
    where isFit: (QuizConcept) -> Bool = { _ in true },
    needing isNeeded: ((QuizConcept) -> Bool)? = nil
  ) -> QuizItem? {
    // Beside "in Jung's psychology" an option that begins "Freud's" is out of the question.
    let named = library.theorists(named: PlainWords(prompt))
    func isAttributed(_ other: QuizConcept) -> Bool {
      guard !named.isEmpty, right.concept.kind != .theorist,
        let text = candidates.first(where: { $0.concept.id == other.id })?.text
      else { return false }
      return !named.isSuperset(of: library.theorists(named: PlainWords(text)))
    }
    let chosen = distractors.choose(
      options - 1, beside: right, among: candidates, prompt: prompt, using: &generator,
      where: { isFit($0) && !isAttributed($0) }, needing: isNeeded)
    guard let chosen else { return nil }
    let wrong = chosen.map {
      QuizItem.Option($0.text, concept: $0.concept.id, explanation: explanation($0.concept))
    }
    return item(
      card, of: concept, asking: right.concept, prompt: prompt,
      right: QuizItem.Option(right.text, concept: right.concept.id), wrong: wrong, why: why,
      using: &generator)
  }

  /// - Parameter asked: the concept that the right option means.
  func item(
    _ card: QuizCard, of concept: QuizConcept, asking asked: QuizConcept, prompt: String,
    right: QuizItem.Option, wrong: [QuizItem.Option], why: String?,
    using generator: inout SeededGenerator
  ) -> QuizItem {
    let options = generator.shuffled([right] + wrong)
    return QuizItem(
      card: card.id, key: card.key, concept: asked.id, mode: .choice, prompt: prompt,
      options: options, right: options.firstIndex(of: right), answer: right.text, why: why,
      citations: card.citations, standing: library.standing(of: concept))
  }

  /// What tells a wrong choice from the right one: the contrast of the two, or what it is instead.
  func difference(_ chosen: QuizConcept, from right: QuizConcept) -> String? {
    if let contrast = library.contrast(chosen, right) { return contrast.card.answer }
    guard let term = chosen.term, let definition = chosen.definition else { return nil }
    return "\(term): \(definition)"
  }

  /// Why the answer is right, by what the question does not say itself.
  ///
  /// - Parameter asked: the concept that the answer names.
  func reason(_ card: QuizCard, _ asked: QuizConcept, of concept: QuizConcept) -> String? {
    switch card.key.kind {
    case .cloze:
      card.prompt.replacingBlot(with: card.answer) + " "
        + (noteOnGap(card) ?? firstContrast(of: concept) ?? sentence(asked) ?? "")
    case .vignette: [sentence(asked), card.note].compactMap(\.self).joined(separator: " ")
    case .list: sentence(asked)
    case .who: credit(concept, of: asked)
    case .define, .name, .works, .contrast, .basic, .reverse: card.note ?? sentence(asked)
    }
  }

  /// What `concept` is, in one sentence; nil for a plain question.
  func sentence(_ concept: QuizConcept) -> String? {
    guard let term = concept.term, let definition = concept.definition else { return nil }
    return library.isDefined(concept) ? "\(term): \(definition)" : concept.note
  }

  /// Concepts that a question about `concept` could mean by its words: of one noun, and of stages
  /// those of one development where there are enough.
  func peers(of concept: QuizConcept) -> [QuizConcept] {
    let peers = library.concepts.filter {
      $0.kind.noun == concept.kind.noun && $0.term != nil && $0.id != concept.id
    }
    guard concept.kind == .stage else { return peers }
    let siblings = peers.filter { $0.isSibling(of: concept) }
    return siblings.count < Distractors.least ? peers : siblings
  }

  /// The note, where it is about what stands in the gap.
  private func noteOnGap(_ card: QuizCard) -> String? {
    guard let note = card.note else { return nil }
    let asked = library.tellingWords(of: card.prompt + " " + card.answer)
    let said = library.tellingWords(of: note)
    return asked.intersection(said).count < 3 ? nil : note
  }

  private func firstContrast(of concept: QuizConcept) -> String? {
    concept.cards.first { $0.key.kind == .contrast }?.answer
  }
}

extension String {
  /// A sentence with its gap filled, and without the call to fill it.
  fileprivate func replacingBlot(with answer: String) -> String {
    let call = CardGenerator.clozeCall
    let sentence = hasPrefix(call) ? dropFirst(call.count) : self[...]
    var start = sentence.startIndex
    while start < sentence.endIndex {
      let rest = sentence[start...]
      if rest.hasPrefix(Giveaway.blot) {
        return sentence[..<start] + answer + rest.dropFirst(Giveaway.blot.count)
      }
      start = sentence.index(after: start)
    }
    return String(sentence)
  }
}

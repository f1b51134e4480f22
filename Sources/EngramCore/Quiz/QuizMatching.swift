/// Makes groups to be matched: four to six theorists with what each is known for, or terms of one
/// kind, such as the stages of one development, with their definitions.
struct QuizMatching {
  private let maker: QuizItemMaker
  /// A theorist with something due to nobody else.
  private var works: [Pair] = []
  /// A term with its definition.
  private var meanings: [Pair] = []

  /// How many pairs a group has.
  static let sizes = 4...6
  /// Definitions are long.
  private static let mostMeanings = 4

  /// - Parameter asked: the cards that pairs may be made of, each with its concept.
  init(_ maker: QuizItemMaker, of asked: [(card: QuizCard, concept: QuizConcept)]) {
    self.maker = maker
    works = asked.compactMap { work($0.card, $0.concept) }
    meanings = asked.compactMap { meaning($0.card, $0.concept) }
  }

  /// One side and the other, with the card that asks for the pair.
  private struct Pair {
    let card: QuizCard
    let concept: QuizConcept
    /// What is to be matched, and whose names must not be told.
    let subject: QuizConcept
    let label: String
    let prompt: String
    let match: QuizConcept
    let text: String
  }

  /// A group that begins with `card`; nil where no four fit together.
  ///
  /// - Parameters:
  ///   - hasMeanings: whether terms other than stages are matched with their definitions, which takes
  ///     more reading than theorists and stages do.
  ///   - isFree: whether a card of a concept may be taken along.
  func group(
    for card: QuizCard, hasMeanings: Bool, number: Int, atMost most: Int,
    using generator: inout SeededGenerator, where isFree: (QuizCard, QuizConcept) -> Bool
  ) -> [QuizItem]? {
    for (pairs, isOfWorks) in [(works, true), (meanings, false)] {
      guard let first = pairs.first(where: { $0.card.id == card.id }) else { continue }
      let isLong = !isOfWorks && first.concept.kind != .stage
      guard hasMeanings || !isLong else { continue }
      let limit = isLong ? QuizMatching.mostMeanings : QuizMatching.sizes.upperBound
      let others = pairs.filter {
        $0.concept.id != first.concept.id && isFree($0.card, $0.concept)
      }
      let fitting = fitting(first, others, atMost: min(most, limit))
      guard fitting.count >= QuizMatching.sizes.lowerBound else { continue }
      return items(fitting, number: number, using: &generator)
    }
    return nil
  }

  private func work(_ card: QuizCard, _ concept: QuizConcept) -> Pair? {
    guard card.key.kind == .who, let author = maker.author(of: concept), let name = author.term,
      let term = concept.term, !Giveaway(answer: name, aliases: author.aliases).isIn(term)
    else { return nil }
    return Pair(
      card: card, concept: concept, subject: author, label: name,
      prompt: "Which of these is most closely associated with \(name)?", match: concept, text: term)
  }

  private func meaning(_ card: QuizCard, _ concept: QuizConcept) -> Pair? {
    guard card.key.kind == .define || card.key.kind == .name, concept.kind != .theorist,
      maker.library.isDefined(concept), let term = concept.term, let phrase = concept.phrase,
      let text = concept.definition,
      !Giveaway(answer: term, aliases: concept.aliases).isIn(text)
    else { return nil }
    return Pair(
      card: card, concept: concept, subject: concept, label: term,
      prompt: "Which of these describes \(phrase)?", match: concept, text: text)
  }

  /// The first pair with those of the others that are likest to it and fair beside all before them.
  private func fitting(_ first: Pair, _ others: [Pair], atMost most: Int) -> [Pair] {
    let right = candidate(first)
    let scored = others.map { pair in
      (pair: pair, score: maker.distractors.temptation(of: candidate(pair), beside: right))
    }
    let ranked = scored.sorted { a, b in
      a.score != b.score ? a.score > b.score : a.pair.concept.name < b.pair.concept.name
    }
    var pairs = [first]
    for (pair, _) in ranked where pairs.count < most {
      // The stages of two developments do not belong together.
      guard first.concept.kind != .stage || pair.subject.isSibling(of: first.subject) else {
        continue
      }
      if pairs.allSatisfy({ fits(pair, beside: $0) }) { pairs.append(pair) }
    }
    return pairs
  }

  private func candidate(_ pair: Pair) -> Distractors.Candidate {
    Distractors.Candidate(concept: pair.match, text: pair.text)
  }

  private func fits(_ a: Pair, beside b: Pair) -> Bool {
    guard a.subject.id != b.subject.id, a.match.id != b.match.id,
      a.match.kind.noun == b.match.kind.noun, maker.fairness.allows(a.match, beside: b.match),
      QuizItemMaker.areSimilar(a.text, b.text), Distractors.isDistinct(a.text, from: [b.text])
    else { return false }
    if a.subject.kind == .theorist {
      return maker.fairness.strangers(to: b.match)(a.subject)
        && maker.fairness.strangers(to: a.match)(b.subject)
    }
    let (first, second) = (PlainWords(a.text), PlainWords(b.text))
    return !maker.fairness.isNamed(a.subject, in: second)
      && !maker.fairness.isNamed(b.subject, in: first)
  }

  private func items(
    _ pairs: [Pair], number: Int, using generator: inout SeededGenerator
  ) -> [QuizItem] {
    let shown = generator.shuffled(pairs)
    let options = shown.map { QuizItem.Option($0.text, concept: $0.match.id) }
    return generator.shuffled(pairs).map { pair in
      QuizItem(
        card: pair.card.id, key: pair.card.key, concept: pair.match.id, mode: .match,
        prompt: pair.prompt, label: pair.label, group: number, options: options,
        right: shown.firstIndex { $0.match.id == pair.match.id }, answer: pair.text,
        why: pair.subject.kind == .theorist ? maker.sentence(pair.concept) : pair.card.note,
        citations: pair.card.citations, standing: maker.library.standing(of: pair.concept))
    }
  }
}

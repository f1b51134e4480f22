/// The quiz on what the learner mixes up: each pair side by side, the firmest mix-up first.
package enum ConfusionDrill {
  /// A contrast of the two where the deck has one, then each of the two with the other among the
  /// options.
  ///
  /// - Parameter pool: with both concepts of each pair, and what could stand beside them.
  package static func items(
    of pool: QuizPool, _ plan: QuizPlan, confusions: Confusions
  ) -> [QuizItem] {
    let maker = QuizItemMaker(
      pool, confusions: confusions, options: plan.options)
    let order = QuizOrder(seed: plan.seed)
    var items: [QuizItem] = []
    var used: Set<ID<Card>> = []
    for (pair, _) in confusions.all {
      guard let asked = maker.library[pair.asked], let chosen = maker.library[pair.chosen] else {
        continue
      }
      let tries =
        contrasts(asked, chosen) + names(asked, beside: chosen, order)
        + names(chosen, beside: asked, order)
      for attempt in tries where items.count < plan.count && !used.contains(attempt.card.id) {
        var generator = order.generator(for: attempt.card.key.description)
        guard
          let item = maker.item(
            for: attempt.card, of: attempt.concept, as: .choice, using: &generator),
          item.options.contains(where: { $0.concept == attempt.other.id })
        else { continue }
        items.append(item)
        used.insert(attempt.card.id)
      }
    }
    return items
  }

  private typealias Attempt = (card: QuizCard, concept: QuizConcept, other: QuizConcept)

  private static func contrasts(_ a: QuizConcept, _ b: QuizConcept) -> [Attempt] {
    a.cards.filter { $0.other == b.id }.map { ($0, a, b) }
      + b.cards.filter { $0.other == a.id }.map { ($0, b, a) }
  }

  /// One card that asks for `concept`, by lot: naming it, or recognising it in a situation.
  private static func names(
    _ concept: QuizConcept, beside other: QuizConcept, _ order: QuizOrder
  ) -> [Attempt] {
    let cards = concept.cards.filter {
      [.name, .vignette, .basic, .reverse].contains($0.key.kind)
    }
    let first = cards.min { order.rank($0.key.description) < order.rank($1.key.description) }
    return [first].compactMap(\.self).map { ($0, concept, other) }
  }
}

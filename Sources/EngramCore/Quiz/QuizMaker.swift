/// Makes the items of a quiz: a pure function of plan, pool and what the learner mixes up.
package struct QuizMaker {
  private let plan: QuizPlan
  private let order: QuizOrder
  private let maker: QuizItemMaker
  private let matching: QuizMatching
  /// The cards that are asked for, each with its concept, in order.
  private let asked: [(card: QuizCard, concept: QuizConcept)]

  private var items: [QuizItem] = []
  private var usedCards: Set<ID<Card>> = []
  private var usedConcepts: Set<ID<Concept>> = []
  /// The statement that a definition makes is the same from either of its cards.
  private var usedWords: Set<[String]> = []
  private var groups = 0

  private init(_ pool: QuizPool, _ plan: QuizPlan, confusions: Confusions) {
    self.plan = plan
    order = QuizOrder(seed: plan.seed)
    maker = QuizItemMaker(pool, confusions: confusions, options: plan.options)
    var cards: [ID<Card>: (QuizCard, QuizConcept)] = [:]
    for concept in pool.concepts {
      for card in concept.cards { cards[card.id] = (card, concept) }
    }
    let asked = pool.asked.compactMap { cards[$0] }
    matching = QuizMatching(maker, of: asked)
    self.asked = asked
  }

  /// How many cards a pool should offer, so that enough of them can be asked in the wanted way.
  package static func cards(for count: Int) -> Int { max(60, 5 * count) }

  /// The items, as many as the plan wants or as can be asked well.
  ///
  /// Each concept comes once before any comes again, and in the wanted mode before another one is
  /// taken: it is better to ask in another way than to ask badly, or not at all.
  package static func items(
    of pool: QuizPool, _ plan: QuizPlan, confusions: Confusions = Confusions()
  ) -> [QuizItem] {
    var maker = QuizMaker(pool, plan, confusions: confusions)
    maker.add(isStrict: true, repeatsConcepts: false)
    maker.add(isStrict: true, repeatsConcepts: true)
    maker.add(isStrict: false, repeatsConcepts: false)
    maker.add(isStrict: false, repeatsConcepts: true)
    return maker.items
  }

  private mutating func add(isStrict: Bool, repeatsConcepts: Bool) {
    for (card, concept) in asked {
      guard items.count < plan.count else { return }
      guard !usedCards.contains(card.id), repeatsConcepts || !usedConcepts.contains(concept.id)
      else { continue }
      var generator = order.generator(for: card.key.description)
      for mode in modes(isStrict: isStrict, using: &generator) {
        if mode == .match {
          guard let group = group(card, repeatsConcepts, using: &generator) else {
            continue
          }
          group.forEach { take($0) }
          break
        }
        if let item = maker.item(for: card, of: concept, as: mode, using: &generator),
          usedWords.insert([item.prompt] + item.options.map(\.text).sorted()).inserted
        {
          take(item)
          usedConcepts.insert(concept.id)
          break
        }
      }
    }
  }

  private mutating func take(_ item: QuizItem) {
    items.append(item)
    usedCards.insert(item.card)
    usedConcepts.insert(item.concept)
  }

  private mutating func group(
    _ card: QuizCard, _ repeatsConcepts: Bool, using generator: inout SeededGenerator
  ) -> [QuizItem]? {
    let most = plan.count - items.count
    guard most >= QuizMatching.sizes.lowerBound else { return nil }
    let found = matching.group(
      for: card, hasMeanings: plan.mode == .match, number: groups, atMost: most,
      using: &generator
    ) { [usedCards, usedConcepts] card, concept in
      !usedCards.contains(card.id) && (repeatsConcepts || !usedConcepts.contains(concept.id))
    }
    if found != nil { groups += 1 }
    return found
  }

  /// The modes to be tried for one card, in order.
  private func modes(isStrict: Bool, using generator: inout SeededGenerator) -> [QuizMode] {
    switch plan.mode {
    case .mixed:
      // One group for every ten items or so, since each takes the place of five.
      let wantsGroup = groups * 10 < plan.count - 7 && generator.index(below: 2) == 0
      let others: [QuizMode] =
        switch generator.index(below: 20) {
        case 0..<11: [.choice, .typed, .truefalse]
        case 11..<16: [.typed, .choice, .truefalse]
        default: [.truefalse, .choice, .typed]
        }
      return (wantsGroup ? [.match] : []) + others
    case .choice: return isStrict ? [.choice] : [.truefalse, .typed]
    case .typed: return isStrict ? [.typed] : [.choice, .truefalse]
    case .truefalse: return isStrict ? [.truefalse] : [.choice, .typed]
    case .match: return isStrict ? [.match] : [.choice, .truefalse, .typed]
    }
  }
}

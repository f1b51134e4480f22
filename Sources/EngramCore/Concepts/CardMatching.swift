/// Which card of the database each card of an edited concept is, among those of one kind.
///
/// Equal words are the same card wherever they stand now; of the rest, equal questions; of what is
/// left, the same place among those that the deck still has. So rewording, adding, removing and
/// reordering all keep the schedules, and no new card inherits that of one that vanished.
package struct CardMatching: Hashable, Sendable {
  /// A card that the database has.
  package struct Known: Hashable, Sendable {
    package let card: ID<Card>
    /// 0 while it is the only one of its kind.
    package let number: Int
    package let prompt: String
    package let answer: String
    /// Whether the deck has dropped it; it can come back.
    package let hasVanished: Bool

    package init(
      card: ID<Card>, number: Int, prompt: String, answer: String, hasVanished: Bool = false
    ) {
      self.card = card
      self.number = number
      self.prompt = prompt
      self.answer = answer
      self.hasVanished = hasVanished
    }
  }

  /// A card as it is to be: an old one kept under its number, or a new one.
  package struct Placed: Hashable, Sendable {
    package let text: CardText
    package let card: ID<Card>?
    package let number: Int
  }

  package let placed: [Placed]
  package let vanished: [ID<Card>]

  package init(_ texts: [CardText], known: [Known]) {
    var left = known.sorted { $0.number < $1.number }
    // The only card of its kind stays the same one, whatever became of its words.
    let isAlone = texts.count == 1 && known.count <= 1
    let places = isAlone ? left : left.filter { !$0.hasVanished }
    var matches: [Int: Known] = [:]
    let rules: [(Int, CardText, Known) -> Bool] = [
      { _, text, card in card.prompt == text.prompt && card.answer == text.answer },
      { _, text, card in card.prompt == text.prompt },
      { index, _, card in index < places.count && places[index].card == card.card },
    ]
    for rule in rules {
      for (index, text) in texts.enumerated() where matches[index] == nil {
        guard let found = left.firstIndex(where: { rule(index, text, $0) }) else { continue }
        matches[index] = left.remove(at: found)
      }
    }
    vanished = left.map(\.card)

    var used = Set(known.map { max($0.number, 1) })
    placed = texts.enumerated().map { index, text in
      if isAlone { return Placed(text: text, card: matches[index]?.card, number: 0) }
      if let match = matches[index] {
        return Placed(text: text, card: match.card, number: max(match.number, 1))
      }
      let number = (1...).first { !used.contains($0) } ?? 1
      used.insert(number)
      return Placed(text: text, card: nil, number: number)
    }
  }
}

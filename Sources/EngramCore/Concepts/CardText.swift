/// A card as its concept gives it: the words, before the database knows it.
package struct CardText: Hashable, Sendable {
  package let kind: CardKind
  /// From 1, counting the concept's cards of this kind.
  package let number: Int
  package let prompt: String
  package let answer: String
  package let aliases: [String]

  package init(
    kind: CardKind, number: Int = 1, prompt: String, answer: String, aliases: [String] = []
  ) {
    self.kind = kind
    self.number = number
    self.prompt = prompt
    self.answer = answer
    self.aliases = aliases
  }
}

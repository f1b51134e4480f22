/// The lasting name of a card: deck key, concept key and card kind; with a number where a concept
/// has several cards of that kind.
///
/// It stays the same when the wording changes, and so keeps the schedule.
package struct CardKey: Hashable, Sendable {
  package let deck: String
  package let concept: String
  package let kind: CardKind
  /// From 1; nil where the kind has only one card.
  package let number: Int?

  package init(deck: String, concept: String, kind: CardKind, number: Int? = nil) {
    self.deck = deck
    self.concept = concept
    self.kind = kind
    self.number = number
  }
}

extension CardKey: CustomStringConvertible {
  /// Such as "drives-and-structure/id/contrast/2".
  package var description: String {
    "\(deck)/\(concept)/\(kind.rawValue)" + (number.map { "/\($0)" } ?? "")
  }

  /// Nil when the text is no card key.
  package init?(_ text: String) {
    // By scalars: a key may begin with a mark, which would make another character of the "/".
    let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    guard (3...4).contains(parts.count), !parts[0].isEmpty, !parts[1].isEmpty,
      let kind = CardKind(rawValue: parts[2])
    else { return nil }
    var number: Int?
    if parts.count == 4 {
      guard let value = Int(parts[3]), value > 0, String(value) == parts[3] else { return nil }
      number = value
    }
    self.init(deck: parts[0], concept: parts[1], kind: kind, number: number)
  }
}

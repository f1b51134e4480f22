import EngramCore

/// What the answers of one card are known by, beside their instants, in whatever database.
struct AnswerName: Hashable {
  private let high: UInt64
  private let low: UInt64

  /// - Parameter note: its id, or "deck/key".
  init(note: String, kind: CardKind, number: Int) {
    var name = NameHash(note)
    name.append(0)
    name.append(kind.rawValue)
    high = SeededGenerator.mix(name.value &+ UInt64(clamping: number) &* 0x9E37_79B9_7F4A_7C15)
    // Another beginning, so that two names with one hash are still two.
    var other = NameHash("\(number)\u{1}")
    other.append(kind.rawValue)
    other.append(note)
    low = other.value
  }

  /// The id of an answer's event, the same each time.
  ///
  /// - Parameter number: how often it was undone.
  func id(of instant: Instant, try number: UInt64) -> EventID {
    let place = UInt64(bitPattern: instant.milliseconds)
    return EventID(
      high: SeededGenerator.mix(high ^ SeededGenerator.mix(place)) &+ number,
      low: SeededGenerator.mix(low ^ SeededGenerator.mix(place &+ number)))
  }
}

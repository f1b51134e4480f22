/// How well a card was recalled, as SM-2 counts it: 0 to 5, a pass from 3.
package enum Grade: Int, CaseIterable, Comparable, Sendable {
  case blackout, wrong, nearly, hard, good, easy

  package var isPass: Bool { self >= .hard }

  /// Below 4 a card is drilled until it reaches 4 on the same study day.
  package var startsDrill: Bool { self < .good }

  /// The word shown beside the digit.
  package var name: String {
    switch self {
    case .blackout: "blackout"
    case .wrong: "wrong"
    case .nearly: "nearly"
    case .hard: "hard"
    case .good: "good"
    case .easy: "easy"
    }
  }

  package static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
}

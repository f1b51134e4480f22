/// The keys and names under which grades are offered; what is stored is always 0 to 5.
package enum GradeScale: String, CaseIterable, Sendable {
  /// All grades on 0 to 5.
  case six
  /// Again, Hard, Good, Easy on 1 to 4, stored as 2, 3, 4, 5.
  case four

  /// One key of the scale.
  package struct Choice: Hashable, Sendable {
    package let digit: Int
    package let name: String
    package let grade: Grade
  }

  package var choices: [Choice] {
    switch self {
    case .six: Grade.allCases.map { Choice(digit: $0.rawValue, name: $0.name, grade: $0) }
    case .four:
      [
        Choice(digit: 1, name: "again", grade: .nearly),
        Choice(digit: 2, name: "hard", grade: .hard),
        Choice(digit: 3, name: "good", grade: .good), Choice(digit: 4, name: "easy", grade: .easy),
      ]
    }
  }

  /// The grade behind a digit key; nil where the scale has none.
  package func grade(forDigit digit: Int) -> Grade? {
    choices.first { $0.digit == digit }?.grade
  }
}

import EngramCore
import Testing

/// One line of a table of typed answers: `answer; alias; alias | typed | verdict`.
///
/// A person's name begins with "@". The verdicts: `right`, `slip` (of the answer), `slip Alias`,
/// `wrong`, `is Name` (another concept's), `empty`.
struct TypedRow: CustomTestStringConvertible, Sendable {
  let line: String
  private let cells: [String]

  init(_ line: Substring) {
    self.line = String(line)
    cells = line.split(separator: "|", omittingEmptySubsequences: false).map(TypedRow.trimmed)
  }

  static func table(_ text: String) -> [TypedRow] {
    text.split(separator: "\n").map(TypedRow.init)
  }

  var testDescription: String { line }

  var typed: String { cells[1] }

  var question: TypedQuestion {
    let isPerson = cells[0].hasPrefix("@")
    let names = cells[0].dropFirst(isPerson ? 1 : 0).split(separator: ";").map(TypedRow.trimmed)
    return TypedQuestion(
      answer: names[0], aliases: Array(names.dropFirst()), isPerson: isPerson, accepted: [],
      others: TypedRow.neighbours.enumerated().filter { !names.contains($0.element) }
        .map { TypedQuestion.OtherName(name: $0.element, index: $0.offset) })
  }

  func expected() throws -> TypedVerdict {
    switch cells[2] {
    case "right": return .right
    case "slip": return .slip(question.answer)
    case "wrong": return .wrong(other: nil)
    case "empty": return .empty
    default:
      if cells[2].hasPrefix("slip ") { return .slip(String(cells[2].dropFirst(5))) }
      let name = String(cells[2].dropFirst(3))
      let index: Int = try #require(TypedRow.neighbours.firstIndex(of: name))
      return .wrong(other: index)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }

  /// The names of other concepts for each question, but for its own.
  static let neighbours = [
    "Regression", "Repression", "Suppression", "Projection", "Introjection", "Introversion",
    "Extraversion", "Conscious", "Preconscious", "Unconscious", "Conscience", "Id", "Ego",
    "Superego", "Anima", "Animus", "Eros", "Thanatos", "Sigmund Freud", "Freud", "Anna Freud",
    "A. Freud", "Melanie Klein", "Klein", "Josef Breuer", "Breuer", "Heinz Kohut", "Kohut",
    "Dialectical behaviour therapy", "DBT", "Cognitive analytic therapy", "CAT",
    "Directive therapy", "Non-directive therapy", "Inhibition", "Psychosis", "Neurosis",
    "Oral stage", "Anal stage", "Transference", "Countertransference", "Psychoanalysis",
    "Psychotherapy", "Bion", "Denial", "Displacement",
  ]
}

/// How a quiz, or one item of it, asks.
package enum QuizMode: String, CaseIterable, Sendable {
  /// One right option among three to five.
  case choice
  /// The answer is typed.
  case typed
  /// Several items that share their options, matched one after another and judged together.
  case match
  case truefalse
  /// Of a quiz: each item in the way that suits it; an item never has this mode.
  case mixed
}

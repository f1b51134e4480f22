/// In which way a card asks about its concept.
package enum CardKind: String, CaseIterable, Sendable {
  /// Term to definition.
  case define
  /// Definition to term.
  case name
  /// Concept to theorist.
  case who
  /// Theorist to contribution.
  case works
  case contrast
  /// Situation to term.
  case vignette
  case cloze
  /// A whole to one of its parts, in order where order matters.
  case list
  case basic, reverse
}

/// What became of a note that was handed over to be imported.
package enum ImportOutcome: Hashable, Sendable {
  case taken
  /// It stood in the files before, with the same cards.
  case duplicate
  /// Cause and way out, as a `Rejection` has it.
  case rejected(reason: String)
}

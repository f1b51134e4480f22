/// What a typed answer turned out to be.
package enum TypedVerdict: Hashable, Sendable {
  /// As it should be, but for what folding forgives.
  case right
  /// Accepted in spite of a slip of the fingers; the text is the answer or alias as it is spelt.
  case slip(String)
  /// The index is that of the other name that was typed instead, if one was.
  case wrong(other: Int?)
  /// Nothing but blanks and punctuation.
  case empty
}

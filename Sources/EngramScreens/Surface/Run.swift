/// A piece of a row with one emphasis.
package struct Run: Hashable, Sendable {
  package let text: SafeText
  package let emphasis: Emphasis

  /// Newlines have no place in a row and become spaces.
  package init(_ text: SafeText, _ emphasis: Emphasis = .plain) {
    self.text = text.inOneRow
    self.emphasis = emphasis
  }

  package var columns: Int { DisplayWidth.columns(of: text) }
}

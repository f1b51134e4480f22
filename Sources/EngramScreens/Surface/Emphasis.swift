/// What a piece of text is to the reader; the terminal's theme decides how that looks.
package enum Emphasis: Hashable, Sendable, CaseIterable {
  case plain, strong, dim, accent, good, bad, inverse
}

/// Finds what was probably meant by a misspelt word.
package enum NearMiss {
  /// The candidate nearest to `word`, if one is near enough; the first of equals.
  package static func best(for word: String, among candidates: some Sequence<String>) -> String? {
    // What is longer than a name is no misspelt one.
    guard word.utf8.count <= mostBytes else { return nil }
    let wanted = Array(word.lowercased().unicodeScalars)
    let limit = min(3, max(1, wanted.count / 3))
    var best: (candidate: String, distance: Int)?
    for candidate in candidates
    where candidate != word && candidate.utf8.count <= mostBytes {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard let found = EditDistance.between(wanted, other, atMost: limit) else { continue }
      if found < best?.distance ?? .max { best = (candidate, found) }
    }
    return best?.candidate
  }

  private static let mostBytes = 100

  /// "; did you mean NAME?", or nothing.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String {
    best(for: word, among: candidates).map { "; did you mean \($0)?" } ?? ""
  }
}

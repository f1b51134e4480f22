/// Knows the beginnings of words that turn them into their opposites: no slip of the fingers.
enum OpposingPrefix {
  /// Whether the `distance` between two words is nothing but that between such beginnings.
  static func accounts(
    for distance: Int, between a: [Unicode.Scalar], and b: [Unicode.Scalar]
  ) -> Bool {
    negates(a, b, distance) || negates(b, a, distance)
      || groups.contains { sides in opposes(a, b, sides, distance) }
  }

  private static func opposes(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], _ sides: [[[Unicode.Scalar]]], _ distance: Int
  ) -> Bool {
    for (number, side) in sides.enumerated() {
      for mine in side where a.starts(with: mine) {
        let others = sides.enumerated().filter { $0.offset != number }.flatMap(\.element)
        for theirs in others where b.starts(with: theirs) {
          guard let apart = EditDistance.between(mine, theirs, atMost: distance) else { continue }
          let (restOfA, restOfB) = (Array(a.dropFirst(mine.count)), b.dropFirst(theirs.count))
          let left = distance - apart
          if EditDistance.between(restOfA, Array(restOfB), atMost: left) != nil { return true }
        }
      }
    }
    return false
  }

  private static func negates(
    _ long: [Unicode.Scalar], _ short: [Unicode.Scalar], _ distance: Int
  ) -> Bool {
    negations.contains { prefix in
      prefix.count <= distance && long.starts(with: prefix)
        && EditDistance.between(
          Array(long.dropFirst(prefix.count)), short, atMost: distance - prefix.count) != nil
    }
  }

  /// Each group has two or more sides, each side one or more spellings.
  private static let groups: [[[[Unicode.Scalar]]]] = [
    [["hyper"], ["hypo"]],
    [["inter"], ["intra"], ["intro"], ["extro", "extra"]],
    [["macro"], ["micro"]],
    [["ante"], ["anti"]],
    [["endo"], ["exo", "ecto"], ["extra", "extro"]],
    [["homo"], ["hetero"]],
    [["pre"], ["pro"], ["post"]],
    [["mono"], ["multi"]],
    [["sub"], ["super", "supra"]],
    [["afferent"], ["efferent"]],
    [["ab"], ["ad"]],
  ].map { group in group.map { side in side.map { Array($0.unicodeScalars) } } }

  private static let negations: [[Unicode.Scalar]] = [
    "un", "in", "im", "il", "ir", "non", "dis", "anti", "de", "counter", "contra", "mis", "ex",
  ].map { Array($0.unicodeScalars) }
}

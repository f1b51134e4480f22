/// What this learner takes for what: pairs of the concept asked for and the one answered instead.
///
/// A mix-up counts two; each later right answer to the concept asked for takes one off all its
/// pairs, so that what is known again is forgotten here.
package struct Confusions: Hashable, Sendable {
  /// By the concept asked for, then by the one chosen.
  private var strengths: [ID<Concept>: [ID<Concept>: Strength]] = [:]

  package init() {}

  /// A concept, and another that was answered where it was asked for.
  package struct Pair: Hashable, Comparable, Sendable {
    package let asked: ID<Concept>
    package let chosen: ID<Concept>

    package init(asked: ID<Concept>, chosen: ID<Concept>) {
      self.asked = asked
      self.chosen = chosen
    }

    package static func < (a: Pair, b: Pair) -> Bool {
      (a.asked, a.chosen) < (b.asked, b.chosen)
    }
  }

  /// How firmly a pair is mixed up, and how often it was.
  package struct Strength: Hashable, Sendable {
    package fileprivate(set) var strength = 0
    /// Mix-ups since the pair was last forgotten.
    package fileprivate(set) var times = 0
  }

  package static let mixUp = 2
  /// However often something was mixed up, so many right answers forget it.
  package static let most = 6

  /// Takes in one answer; they must come in the order in which they were given.
  package mutating func note(asked: ID<Concept>, chosen: ID<Concept>?, isRight: Bool) {
    if isRight {
      weaken(asked)
    } else if let chosen, chosen != asked {
      var strength = strengths[asked]?[chosen] ?? Strength()
      strength.strength = min(Confusions.most, strength.strength + Confusions.mixUp)
      strength.times += 1
      strengths[asked, default: [:]][chosen] = strength
    }
  }

  private mutating func weaken(_ asked: ID<Concept>) {
    guard let all = strengths[asked] else { return }
    let left = all.compactMapValues { strength in
      var weaker = strength
      weaker.strength -= 1
      return weaker.strength > 0 ? weaker : nil
    }
    strengths[asked] = left.isEmpty ? nil : left
  }

  package var isEmpty: Bool { strengths.isEmpty }

  /// The firmest first; of equals the more frequent, then in the order of their numbers.
  package var all: [(pair: Pair, strength: Strength)] {
    let pairs = strengths.flatMap { asked, chosen in
      chosen.map { (pair: Pair(asked: asked, chosen: $0.key), strength: $0.value) }
    }
    return pairs.sorted { a, b in
      if a.strength.strength != b.strength.strength {
        return a.strength.strength > b.strength.strength
      }
      if a.strength.times != b.strength.times { return a.strength.times > b.strength.times }
      return a.pair < b.pair
    }
  }

  /// What was answered where `asked` was asked for, the firmest first.
  package func chosen(for asked: ID<Concept>) -> [(concept: ID<Concept>, strength: Strength)] {
    all.filter { $0.pair.asked == asked }.map { ($0.pair.chosen, $0.strength) }
  }

  /// What has been mixed up with `concept`, whichever of the two was asked for.
  package func partners(of concept: ID<Concept>) -> [ID<Concept>] {
    var seen: Set<ID<Concept>> = []
    return all.compactMap { entry in
      let pair = entry.pair
      let other = pair.asked == concept ? pair.chosen : pair.chosen == concept ? pair.asked : nil
      return other.flatMap { seen.insert($0).inserted ? $0 : nil }
    }
  }
}

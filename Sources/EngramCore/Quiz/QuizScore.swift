/// What answers came to, as a whole and by kind of concept, theorist and deck.
package struct QuizScore: Hashable, Sendable {
  package private(set) var total = Tally()
  package private(set) var milliseconds = 0
  private var kinds: [ConceptKind: Tally] = [:]
  private var theorists: [String: Tally] = [:]
  private var decks: [String: Tally] = [:]

  package init() {}

  /// So many right of so many asked.
  package struct Tally: Hashable, Sendable {
    package var right = 0
    package var asked = 0

    package init(right: Int = 0, asked: Int = 0) {
      self.right = right
      self.asked = asked
    }

    package mutating func count(_ isRight: Bool) {
      asked += 1
      right += isRight ? 1 : 0
    }

    /// Rounded to the nearest; 0 where nothing was asked.
    package var percent: Int { asked == 0 ? 0 : (right * 100 + asked / 2) / asked }
  }

  /// The tally under one heading.
  package struct Part<Heading: Hashable & Sendable>: Hashable, Sendable {
    package let heading: Heading
    package let tally: Tally
  }

  /// - Parameter took: milliseconds.
  package mutating func count(_ standing: QuizItem.Standing, isRight: Bool, took: Int) {
    total.count(isRight)
    milliseconds += took
    kinds[standing.kind, default: Tally()].count(isRight)
    for name in standing.theorists { theorists[name, default: Tally()].count(isRight) }
    decks[standing.deckTitle, default: Tally()].count(isRight)
  }

  /// In the order of `ConceptKind`.
  package var byKind: [Part<ConceptKind>] {
    ConceptKind.allCases.compactMap { kind in
      kinds[kind].map { Part(heading: kind, tally: $0) }
    }
  }

  /// By name, in the order of the alphabet.
  package var byTheorist: [Part<String>] { QuizScore.sorted(theorists) }

  package var byDeck: [Part<String>] { QuizScore.sorted(decks) }

  private static func sorted(_ tallies: [String: Tally]) -> [Part<String>] {
    tallies.sorted { $0.key < $1.key }.map { Part(heading: $0, tally: $1) }
  }
}

extension Quiz {
  /// What was answered or passed over; what was never reached counts nowhere.
  package var score: QuizScore {
    var score = QuizScore()
    for (place, item) in items.enumerated() {
      guard let response = responses[place] else { continue }
      score.count(item.standing, isRight: response.outcome.isRight, took: response.took)
    }
    return score
  }

  /// The places that were asked and not answered rightly, in order.
  package var missed: [Int] {
    items.indices.filter { responses[$0].map { !$0.outcome.isRight } ?? false }
  }

  /// The places that were never reached or answered.
  package var unanswered: [Int] { items.indices.filter { responses[$0] == nil } }
}

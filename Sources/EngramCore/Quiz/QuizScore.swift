/// What a quiz came to, as a whole and by kind of concept, theorist and deck.
package struct QuizScore: Hashable, Sendable {
  package private(set) var total = Tally()
  /// In the order of `ConceptKind`.
  package private(set) var byKind: [Part<ConceptKind>] = []
  /// By name, in the order of the alphabet.
  package private(set) var byTheorist: [Part<String>] = []
  package private(set) var byDeck: [Part<String>] = []
  /// The places that were asked and not answered rightly, in order.
  package private(set) var missed: [Int] = []
  /// The places that were never reached or answered.
  package private(set) var unanswered: [Int] = []
  package private(set) var milliseconds = 0

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

  /// Counts what was answered or passed over; what was never reached counts nowhere.
  package init(_ quiz: Quiz) {
    var kinds: [ConceptKind: Tally] = [:]
    var theorists: [String: Tally] = [:]
    var decks: [String: Tally] = [:]
    for (place, item) in quiz.items.enumerated() {
      guard let response = quiz.responses[place] else {
        unanswered.append(place)
        continue
      }
      let isRight = response.outcome.isRight
      total.count(isRight)
      milliseconds += response.took
      kinds[item.standing.kind, default: Tally()].count(isRight)
      for name in item.standing.theorists { theorists[name, default: Tally()].count(isRight) }
      decks[item.standing.deckTitle, default: Tally()].count(isRight)
      if !isRight { missed.append(place) }
    }
    byKind = ConceptKind.allCases.compactMap { kind in
      kinds[kind].map { Part(heading: kind, tally: $0) }
    }
    byTheorist = theorists.sorted { $0.key < $1.key }.map { Part(heading: $0, tally: $1) }
    byDeck = decks.sorted { $0.key < $1.key }.map { Part(heading: $0, tally: $1) }
  }
}

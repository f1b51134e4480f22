/// How much a study day may ask, over all runs of that day together.
package struct StudyLimits: Hashable, Sendable {
  package let newCards: Int
  package let reviews: Int

  package init(newCards: Int = 20, reviews: Int = 200) {
    self.newCards = newCards
    self.reviews = reviews
  }

  /// What is left after `tally`.
  package func left(after tally: DayTally) -> StudyLimits {
    StudyLimits(
      newCards: max(0, newCards - tally.introduced), reviews: max(0, reviews - tally.reviewed))
  }
}

/// What a study day has seen so far.
package struct DayTally: Hashable, Sendable {
  /// Cards answered for the first time.
  package let introduced: Int
  /// Counted answers to cards that were not new.
  package let reviewed: Int

  package init(introduced: Int, reviewed: Int) {
    self.introduced = introduced
    self.reviewed = reviewed
  }

  package static let none = DayTally(introduced: 0, reviewed: 0)
}

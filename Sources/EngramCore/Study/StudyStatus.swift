/// What a study day still holds, in numbers.
package struct StudyStatus: Hashable, Sendable {
  package let day: Day
  /// Left of today's queue, after the limits.
  package let due: Int
  package let new: Int
  package let drill: Int
  /// Counted answers of today.
  package let reviewed: Int
  /// Due cards beyond the limit.
  package let backlog: Int
  /// All cards.
  package let total: Int
  package let decks: [Deck]

  package init(
    day: Day, due: Int, new: Int, drill: Int, reviewed: Int, backlog: Int, total: Int,
    decks: [Deck]
  ) {
    self.day = day
    self.due = due
    self.new = new
    self.drill = drill
    self.reviewed = reviewed
    self.backlog = backlog
    self.total = total
    self.decks = decks
  }

  /// One deck of it: what reviewing this deck alone would ask now.
  package struct Deck: Hashable, Sendable {
    package let key: String
    package let title: String
    package let due: Int
    package let new: Int
    package let total: Int

    package init(key: String, title: String, due: Int, new: Int, total: Int) {
      self.key = key
      self.title = title
      self.due = due
      self.new = new
      self.total = total
    }
  }

  package var left: Int { due + new + drill }
}

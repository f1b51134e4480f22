/// What an import changed, or would change.
package struct ImportReport: Hashable, Sendable {
  /// Cards.
  package var added = 0
  /// Cards with other words, tags, note or deck now; their schedules stay.
  package var updated = 0
  package var unchanged = 0
  /// Cards that the file no longer has: suspended, not deleted.
  package var vanished: [CardKey] = []
  /// Cards that had vanished earlier and are back.
  package var returned: [CardKey] = []
  /// Cards that the file rewords while the learner's own words stay.
  package var keptEdits: [CardKey] = []
  /// Notes that stand in the files a second time, with the same cards.
  package var duplicates: [Place] = []
  /// Cards that were marked for attention where they come from.
  package var flagged: [CardKey] = []
  /// Cards whose schedule was taken over.
  package var scheduled = 0
  /// Answers of another program's log that are new here.
  package var answers = 0
  /// What came with a whole database beside its cards.
  package var settings = 0
  package var quizzes = 0
  /// Whether the database is other than before, be it in what no count tells.
  package var isChanged = false
  /// Earlier imports of which the files are a newer version, by their names.
  package var supersedes: [String] = []
  /// The decks that were touched, by their titles, with how many of their cards the files have.
  package var decks: [Deck] = []

  package struct Deck: Hashable, Sendable {
    package let title: String
    package var cards: Int

    package init(title: String, cards: Int) {
      self.title = title
      self.cards = cards
    }
  }

  package init() {}
}

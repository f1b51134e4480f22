/// An import of the past.
package struct PastImport: Hashable, Sendable {
  package let moment: Moment
  package let files: [String]
  package let format: String
  /// Cards, as in `ImportReport`.
  package let counts: Counts
  package let isUndone: Bool

  package struct Counts: Hashable, Sendable {
    package let added: Int
    package let updated: Int
    package let unchanged: Int
    package let vanished: Int
    package let returned: Int
    package let scheduled: Int
    package let answers: Int

    package init(
      added: Int, updated: Int, unchanged: Int, vanished: Int, returned: Int, scheduled: Int,
      answers: Int
    ) {
      self.added = added
      self.updated = updated
      self.unchanged = unchanged
      self.vanished = vanished
      self.returned = returned
      self.scheduled = scheduled
      self.answers = answers
    }
  }

  package init(
    moment: Moment, files: [String], format: String, counts: Counts, isUndone: Bool
  ) {
    self.moment = moment
    self.files = files
    self.format = format
    self.counts = counts
    self.isUndone = isUndone
  }
}

/// What the learner asked for with one command to import.
package struct ImportRequest: Hashable, Sendable {
  /// As the history shows them.
  package var files: [String]
  /// What they were taken for, such as "Anki package".
  package var format: String
  /// Whether to tell what would change, and change nothing.
  package var isDryRun: Bool
  /// Whether the files' words replace the learner's own.
  package var takesTheirs: Bool

  package init(
    files: [String], format: String, isDryRun: Bool = false, takesTheirs: Bool = false
  ) {
    self.files = files
    self.format = format
    self.isDryRun = isDryRun
    self.takesTheirs = takesTheirs
  }
}

/// Why a line of an export cannot be taken, in words for the learner; its place is known to the
/// reader of the file.
package struct ArchiveFault: Error, Hashable, Sendable {
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}

/// The file system, as far as engram itself looks at it.
package struct Files: Sendable {
  /// The bytes of a file, or why they cannot be had.
  package var read: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// The names in a folder, sorted; none when there is no such folder.
  package var names: @Sendable (String) -> [String]
  /// Something that changes when the file does; nil when there is none.
  package var stamp: @Sendable (String) -> String?
  /// What stands at a path, links followed.
  package var kind: @Sendable (String) -> Kind
  /// What tells a file or folder from all others, links followed; nil when there is none.
  package var identity: @Sendable (String) -> String?
  /// A new file that others see only once it is whole.
  package var create: @Sendable (String) -> Result<NewFile, FileProblem>
  /// Makes a folder for the owner alone, unless it is there.
  package var makeFolder: @Sendable (String) -> FileProblem?
  /// Puts a file in the place of another, or of none.
  package var move: @Sendable (_ from: String, _ to: String) -> FileProblem?
  /// Removes a file, or a folder with all that is in it; nothing when there is none.
  package var remove: @Sendable (String) -> Void

  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A pipe or a device.
    case other
    case missing(FileProblem)
  }
}

/// Why a file cannot be read, in the system's words.
package struct FileProblem: Error, Hashable, Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}

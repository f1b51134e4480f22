package import EngramCore
package import EngramScreens

/// Everything outside, as values: time, chance, files, streams, the editor.
///
/// It comes in once, by the front door.
package struct Environment: Sendable {
  package var variables: [String: String]
  package var clock: StudyClock
  package var random: RandomSource
  package var output: Output
  package var errors: Output
  /// The next line of standard input without its line end; nil at its end.
  package var readLine: @Sendable () -> String?
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  /// How wide the terminal is that output goes to; nil off a terminal.
  package var columns: Int?
  package var files: Files
  /// Where this program lies, links followed; nil when the system does not tell.
  package var executable: String?
  /// Lets the learner edit a text in a program of their own; nil when it failed.
  package var edit: @Sendable (_ text: String, _ scratch: String) -> String?

  package init(
    variables: [String: String], clock: StudyClock, random: RandomSource, output: Output,
    errors: Output, readLine: @escaping @Sendable () -> String?, isInputTerminal: Bool,
    isOutputTerminal: Bool, columns: Int?, files: Files, executable: String?,
    edit: @escaping @Sendable (_ text: String, _ scratch: String) -> String?
  ) {
    self.variables = variables
    self.clock = clock
    self.random = random
    self.output = output
    self.errors = errors
    self.readLine = readLine
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.columns = columns
    self.files = files
    self.executable = executable
    self.edit = edit
  }

  /// A variable that is set and not empty.
  package func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  package func print(_ text: SafeText) { output.write(text.text + "\n") }

  /// A row for `cut` and `awk`: the tabs between the fields are ours, those in them are not shown.
  func printFields(_ fields: [SafeText]) {
    output.write(fields.map(\.text).joined(separator: "\t") + "\n")
  }

  /// For JSON, whose own escapes make it safe.
  func print(_ json: JSON) { output.write(json.text + "\n") }

  func complain(_ text: SafeText) { errors.write(text.text + "\n") }
}

/// A stream that text is written to.
package struct Output: Sendable {
  package let write: @Sendable (String) -> Void
  package let flush: @Sendable () -> Void

  package init(
    write: @escaping @Sendable (String) -> Void, flush: @escaping @Sendable () -> Void = {}
  ) {
    self.write = write
    self.flush = flush
  }
}

/// Where chance comes from.
package struct RandomSource: RandomNumberGenerator, Sendable {
  private let draw: @Sendable () -> UInt64

  package init(_ draw: @escaping @Sendable () -> UInt64) { self.draw = draw }

  package func next() -> UInt64 { draw() }
}

/// The file system, as far as engram itself looks at it.
package struct Files: Sendable {
  /// The bytes of a file, or why they cannot be had.
  package var read: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// The names in a folder, sorted; none when there is no such folder.
  package var names: @Sendable (String) -> [String]
  /// Something that changes when the file does; nil when there is none.
  package var stamp: @Sendable (String) -> String?

  package init(
    read: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>,
    names: @escaping @Sendable (String) -> [String],
    stamp: @escaping @Sendable (String) -> String?
  ) {
    self.read = read
    self.names = names
    self.stamp = stamp
  }
}

/// Why a file cannot be read, in the system's words.
package struct FileProblem: Error, Hashable, Sendable {
  package let reason: String
  package let isMissing: Bool

  package init(reason: String, isMissing: Bool) {
    self.reason = reason
    self.isMissing = isMissing
  }
}

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
  /// Milliseconds since some moment, whatever the clock is set to.
  package var stopwatch: @Sendable () -> Int
  /// Minutes east of UTC that the learner's clock showed at a time in seconds since 1970.
  package var localOffset: @Sendable (Int) -> Int
  /// The next line of standard input without its line end; nil at its end.
  package var readLine: @Sendable () -> String?
  /// Puts all that a pipe holds, or standard input where none is named, into a new file; why that
  /// failed, or nil.
  package var spool: @Sendable (_ pipe: String?, _ path: String) -> FileProblem?
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool
  /// Whether the learner wants to stop; asked between two steps of long work.
  package var isInterrupted: @Sendable () -> Bool
  /// From then on a wish to stop is only noted, until the work is taken back.
  package var watchInterruptions: @Sendable () -> Void
  /// How wide the terminal is that output goes to; nil off a terminal.
  package var columns: Int?
  package var files: Files
  /// Where this program lies, links followed; nil when the system does not tell.
  package var executable: String?
  /// Lets the learner edit a text in a program of their own; nil when it failed.
  package var edit: @Sendable (_ text: String, _ scratch: String) -> String?

  package init(
    variables: [String: String], clock: StudyClock, random: RandomSource, output: Output,
    errors: Output, stopwatch: @escaping @Sendable () -> Int,
    localOffset: @escaping @Sendable (Int) -> Int,
    readLine: @escaping @Sendable () -> String?,
    spool: @escaping @Sendable (_ pipe: String?, _ path: String) -> FileProblem?,
    isInputTerminal: Bool,
    isOutputTerminal: Bool, isErrorTerminal: Bool,
    isInterrupted: @escaping @Sendable () -> Bool,
    watchInterruptions: @escaping @Sendable () -> Void, columns: Int?, files: Files,
    executable: String?,
    edit: @escaping @Sendable (_ text: String, _ scratch: String) -> String?
  ) {
    self.variables = variables
    self.clock = clock
    self.random = random
    self.output = output
    self.errors = errors
    self.stopwatch = stopwatch
    self.localOffset = localOffset
    self.readLine = readLine
    self.spool = spool
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.isInterrupted = isInterrupted
    self.watchInterruptions = watchInterruptions
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

  /// A sentence, in lines between words where a terminal is narrower.
  func tell(_ text: SafeText) {
    guard let columns, isOutputTerminal else { return print(text) }
    for line in TextLayout.wrap(text, width: max(20, columns)) { print(line) }
  }

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

/// What a screen is shown on and typed into.
package protocol Terminal: ~Copyable {
  var size: Size { get }

  mutating func draw(_ frame: borrowing Frame)

  /// The next input, however long it takes.
  mutating func nextInput() -> Input

  /// The next input, or nil when none came in time.
  mutating func nextInput(within milliseconds: Int) -> Input?

  mutating func bell()

  /// Gives the terminal to another program while `body` runs, then shows the screen again.
  mutating func handOver(_ body: () -> Void)
}

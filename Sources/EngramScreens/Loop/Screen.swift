package import EngramCore

/// A conversation as a value: how it looks, which message an input means, what a message changes.
///
/// A screen performs nothing. What the world should do it returns as an effect, and the answer
/// comes back as a message; so both can be compared in a test.
package protocol Screen: Hashable, Sendable {
  associatedtype Message: Hashable, Sendable
  associatedtype Effect: Hashable, Sendable

  /// Nil when the input means nothing here.
  func message(for input: Input, at moment: Moment) -> Message?

  mutating func update(_ message: Message) -> Effect?

  func view(in size: Size) -> Frame

  var isFinished: Bool { get }

  /// Milliseconds without input after which the screen is told that time has passed; nil for never.
  var wakesEvery: Int? { get }
}

extension Screen {
  package var wakesEvery: Int? { nil }
}

/// A key that the learner pressed.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, backspace, tab, backTab
  case up, down, left, right, pageUp, pageDown, home, end, delete
  /// A letter, in lower case, or a sign together with Ctrl.
  case control(Character)
}

/// What comes from the terminal.
package enum Input: Hashable, Sendable {
  case key(Key)
  case resized(Size)
  /// The learner came back after Ctrl-Z; the screen must be drawn again.
  case resumed
  /// Nothing came for as long as the screen wanted to wait (`Screen.wakesEvery`).
  case tick
  case ended(Ending)
}

/// Why the sitting should end.
package enum Ending: Hashable, Sendable {
  /// Ctrl-C.
  case interrupt
  /// The terminal is gone.
  case hangUp
  /// The system asks.
  case terminate
}

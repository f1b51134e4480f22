package import EngramCore

/// A screen that can also be used in lines: no redraw, no box drawing, words for symbols.
package protocol LinearScreen: Screen {
  /// What the screen shows now, as lines.
  var lines: [SafeText] { get }

  /// What can be typed now; told where a line was not understood.
  var hint: SafeText { get }

  /// Nil when the line means nothing here.
  func message(forLine line: String, at moment: Moment) -> Message?
}

package import EngramScreens

/// How emphasis looks.
package enum Theme: String, CaseIterable, Sendable {
  /// Readable on light and on dark.
  case auto
  case light, dark
  /// No colours.
  case plain

  /// A colour of the terminal's palette, nil for its own, and attributes.
  package struct Look: Hashable, Sendable {
    package var colour: Int?
    package var isBold = false
    package var isDim = false
    package var isReversed = false
  }

  /// - Parameters:
  ///   - colours: how many the terminal has; 0 when there are none or none are wanted.
  ///   - hasDim: whether it writes in half brightness.
  package func look(of emphasis: Emphasis, colours: Int, hasDim: Bool) -> Look {
    let palette = palette(colours: colours)
    return switch emphasis {
    case .plain: Look()
    case .strong: Look(isBold: true)
    case .dim: hasDim ? Look(isDim: true) : Look(colour: palette?.grey)
    case .accent: palette.map { Look(colour: $0.accent) } ?? Look(isBold: true)
    case .good: palette.map { Look(colour: $0.good) } ?? Look(isBold: true)
    case .bad: palette.map { Look(colour: $0.bad, isBold: true) } ?? Look(isBold: true)
    case .inverse: Look(isReversed: true)
    }
  }

  private struct Palette {
    var accent, good, bad: Int
    var grey: Int?
  }

  /// With 256 colours, tones of a contrast above 3.9 to 1 on the backgrounds that they are for;
  /// with fewer, the terminal's own, which its owner has chosen to be readable.
  private func palette(colours: Int) -> Palette? {
    switch (self, colours) {
    case (.plain, _), (_, ..<8): nil
    case (.auto, 256...): Palette(accent: 31, good: 28, bad: 160, grey: 244)
    case (.light, 256...): Palette(accent: 25, good: 22, bad: 124, grey: 242)
    case (.dark, 256...): Palette(accent: 80, good: 114, bad: 210, grey: 245)
    case (.auto, _): Palette(accent: 5, good: 2, bad: 1, grey: nil)
    case (.light, _): Palette(accent: 4, good: 2, bad: 1, grey: nil)
    case (.dark, _): Palette(accent: 6, good: 2, bad: 1, grey: nil)
    }
  }
}

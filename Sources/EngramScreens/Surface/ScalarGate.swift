/// The filter behind `SafeText`: what is shown of each scalar of a foreign text.
///
/// All it remembers is what a newline, a tab stop and a limit on combining marks need.
struct ScalarGate {
  private(set) var shown = ""
  /// Columns since the last newline, for tab stops.
  private var column = 0
  private var marks = Marks.noBase
  private var previous: Unicode.Scalar = "\n"
  /// Whether a tag now would spell the region of a flag, as in that of Wales.
  private var isInFlag = false

  private enum Marks {
    case noBase
    case onBase(count: Int)
  }

  private static let tabStop = 4
  /// No script needs more; a hundred on one letter would bury the rows above and below.
  private static let marksPerBase = 8

  mutating func pass(_ scalar: Unicode.Scalar) {
    switch fate(of: scalar) {
    case .kept: keep(scalar)
    case .mark: keepMark(scalar)
    case .newline: newline(isSecondHalf: scalar == "\n" && previous == "\r")
    case .tab: (0..<Self.tabStop - column % Self.tabStop).forEach { _ in keep(" ") }
    case .caret: spell("^", Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
    case .named: spellCode(of: scalar)
    case .replaced: keep("\u{FFFD}")
    case .dropped: break
    }
    previous = scalar
    isInFlag = scalar.value == 0x1F3F4 || isInFlag && Self.tags.contains(scalar.value)
  }

  private static let tags: ClosedRange<UInt32> = 0xE0020...0xE007F

  private enum Fate { case kept, mark, newline, tab, caret, named, replaced, dropped }

  private func fate(of scalar: Unicode.Scalar) -> Fate {
    switch scalar.value {
    case 0x20..<0x7F: return .kept
    case 0x09: return .tab
    case 0x0A...0x0D, 0x2028, 0x2029: return .newline
    case 0x00..<0x20, 0x7F: return .caret
    case 0x200C, 0x200D, 0xFE0E, 0xFE0F: return .mark
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return .dropped  // choose a glyph, carry no meaning
    case Self.tags where isInFlag: return .dropped
    default: return fate(ofCategory: scalar.properties)
    }
  }

  private func fate(ofCategory properties: Unicode.Scalar.Properties) -> Fate {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: .named
    case .privateUse, .surrogate: .replaced
    case .unassigned: properties.isNoncharacterCodePoint ? .replaced : .named
    case _ where properties.isDefaultIgnorableCodePoint: .named
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    default: .kept
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    if DisplayWidth.columns(of: scalar) == 0 { return keepMark(scalar) }
    shown.unicodeScalars.append(scalar)
    column += DisplayWidth.columns(of: scalar)
    marks = .onBase(count: 0)
  }

  /// A mark without a base would change the character that someone else drew before it.
  private mutating func keepMark(_ scalar: Unicode.Scalar) {
    if case .noBase = marks { keep("\u{25CC}") }
    guard case .onBase(let count) = marks, count < Self.marksPerBase else { return }
    shown.unicodeScalars.append(scalar)
    column += DisplayWidth.columns(of: scalar)
    marks = .onBase(count: count + 1)
  }

  private mutating func newline(isSecondHalf: Bool) {
    if isSecondHalf { return }
    shown.unicodeScalars.append("\n")
    column = 0
    marks = .noBase
  }

  private mutating func spell(_ scalars: Unicode.Scalar...) { scalars.forEach { keep($0) } }

  private mutating func spellCode(of scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    "<U+\(padding)\(digits)>".unicodeScalars.forEach { keep($0) }
  }
}

/// How many columns of a terminal a text takes.
///
/// Measured by grapheme, since terminals that know emoji draw one in two columns however many
/// scalars it has. Everything else is the sum of its scalars, which is what terminals add up.
package enum DisplayWidth {
  /// 0, 1 or 2; more only for letters of several parts, such as Devanagari conjuncts.
  package static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return 0 }
    if isEmoji(scalars, base) { return 2 }
    return scalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of the text in one row; a newline takes none.
  package static func columns(of text: SafeText) -> Int { columns(of: text.text) }

  static func columns(of text: some StringProtocol) -> Int {
    var total = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.reduce(0) { $0 + columns(of: $1) } }
      total += (0x20..<0x7F).contains(byte) ? 1 : 0
    }
    return total
  }

  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// A character that is drawn as one picture: joined, coloured, a keycap, a flag, or asked for by
  /// variation selector 16.
  private static func isEmoji(
    _ scalars: Character.UnicodeScalarView, _ base: Unicode.Scalar
  ) -> Bool {
    guard base.properties.isEmoji, scalars.count > 1 else { return false }
    return scalars.dropFirst().contains { scalar in
      switch scalar.value {
      case 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: true
      case 0x200D: scalars.last != scalar
      default: false
      }
    }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return true  // vowels, final consonants
    case 0x3400...0x9FFF, 0xAC00...0xD7A3: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return true
    default: return false
    }
  }

  /// Wide and full-width by Unicode's East Asian Width; emoji by their own property.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x1100 { return false }
    if wideRanges.contains(where: { $0.contains(value) }) { return true }
    return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul leading consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E, 0x3041...0x4DBF,  // radicals, punctuation, kana, compatibility, extension A
    0x4DC0...0xA4CF,  // hexagrams, ideographs, Yi
    0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,  // compatibility forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, Nushu, kana supplements
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // further ideographs
  ]
}

import EngramCore
import Testing

@testable import EngramScreens

/// The table of what is shown; one line a row of it.
struct SafeTextTests {
  @Test(arguments: Array(0x00..<0x20) + [0x7F] as [UInt8])
  func controlsAreShownWithACaret(byte: UInt8) {
    let raw = "a" + String(Unicode.Scalar(byte)) + "b"
    let shown =
      switch byte {
      case 0x09: "a   b"
      case 0x0A...0x0D: "a\nb"
      case 0x7F: "a^?b"
      default: "a^\(Unicode.Scalar(byte + 0x40))b"
      }
    #expect(SafeText(raw).text.unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test(arguments: 0x80..<0xA0 as Range<UInt32>)
  func highControlsAreNamed(value: UInt32) throws {
    #expect(try shown(value) == "a<U+00\(String(value, radix: 16, uppercase: true))>b")
  }

  @Test(
    arguments: [
      (0x202A, "202A"), (0x202B, "202B"), (0x202C, "202C"), (0x202D, "202D"), (0x202E, "202E"),
      (0x2066, "2066"), (0x2067, "2067"), (0x2068, "2068"), (0x2069, "2069"),
      (0x200E, "200E"), (0x200F, "200F"), (0x061C, "061C"),
      (0x200B, "200B"), (0x2060, "2060"), (0x2061, "2061"), (0x2062, "2062"), (0x2063, "2063"),
      (0x2064, "2064"), (0xFEFF, "FEFF"), (0x00AD, "00AD"), (0x180E, "180E"),
      (0x115F, "115F"), (0x1160, "1160"), (0x3164, "3164"), (0xFFA0, "FFA0"),
      (0x206A, "206A"), (0xFFF9, "FFF9"), (0xFFFB, "FFFB"), (0x1D173, "1D173"), (0x0600, "0600"),
      (0x0378, "0378"), (0x034F, "034F"),
    ] as [(UInt32, String)])
  func whatDeceivesIsNamed(value: UInt32, name: String) throws {
    #expect(try shown(value) == "a<U+\(name)>b")
  }

  @Test(arguments: 0xE0000...0xE007F as ClosedRange<UInt32>)
  func tagsAreNamed(value: UInt32) throws {
    #expect(try shown(value) == "a<U+\(String(value, radix: 16, uppercase: true))>b")
  }

  @Test func tagsOfAFlagAreDropped() {
    #expect(SafeText("🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru").text == "🏴 Cymru")
    #expect(SafeText("a\u{E0067}\u{E0062}").text == "a<U+E0067><U+E0062>")
    #expect(SafeText("🏴a\u{E0067}").text == "🏴a<U+E0067>")
  }

  @Test(
    arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0xF0000]
      as [UInt32])
  func whatHasNoMeaningIsReplaced(value: UInt32) throws {
    #expect(try shown(value) == "a\u{FFFD}b")
  }

  @Test func brokenBytesAreReplaced() {
    let bytes: [UInt8] = [0x61, 0x9B, 0x33, 0x31, 0x6D, 0xED, 0xA0, 0x80, 0x62]
    let text = SafeText(String(decoding: bytes, as: UTF8.self)).text
    #expect(text == "a\u{FFFD}31m\u{FFFD}\u{FFFD}\u{FFFD}b")
  }

  @Test(arguments: [
    ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\n\rb", "a\n\nb"), ("a\r\rb", "a\n\nb"),
    ("a\u{2028}b", "a\nb"), ("a\u{2029}b", "a\nb"), ("a\u{B}b", "a\nb"), ("a\u{C}b", "a\nb"),
  ])
  func everyKindOfNewlineIsOne(raw: String, shown: String) {
    #expect(SafeText(raw).text.unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func tabsGoToTheNextStop() {
    #expect(SafeText("\ta\tbcd\tefgh\ti").text == "    a   bcd efgh    i")
    #expect(SafeText("a\n\tb").text == "a\n    b")
    #expect(SafeText("自\tb").text == "自  b")
  }

  @Test(arguments: [
    "نامه\u{200C}ای", "क्\u{200D}ष", "👨‍👩‍👧‍👦", "❤️ ☺︎", "שלום עולם", "Über, naïve: “É”", "日本語",
  ])
  func whatPeopleWriteIsKept(raw: String) {
    #expect(SafeText(raw).text.utf8.elementsEqual(raw.utf8))
  }

  @Test func marksAreLimited() {
    let zalgo = "Z" + String(repeating: "\u{301}", count: 40) + "a\u{301}"
    let scalars = SafeText(zalgo).text.unicodeScalars
    #expect(scalars.count == 1 + 8 + 2)
    let joiners = "a" + String(repeating: "\u{200D}", count: 1000)
    #expect(SafeText(joiners).text.unicodeScalars.count == 1 + 8)
    let vowels = "\u{1100}" + String(repeating: "\u{1161}", count: 1000)
    #expect(SafeText(vowels).text.unicodeScalars.count == 1 + 8)
  }

  @Test func aMarkWithoutABaseGetsOne() {
    #expect(SafeText("\u{301}a\n\u{301}").text == "◌\u{301}a\n◌\u{301}")
    let joined: SafeText = "e" + SafeText("\u{301}")
    #expect(joined.text.count == 2)
  }

  @Test func alternativeGlyphsAreDropped() {
    #expect(SafeText("葛\u{E0100}\u{FE00}城").text.utf8.elementsEqual("葛城".utf8))
  }

  @Test func aLineHasOneSpaceForAnyWhiteSpace() {
    #expect(SafeText.line(" a\t\tb \r\n\u{A0}\u{3000}c\u{2028}").text == "a b c")
    #expect(SafeText.line(" \n ").isEmpty)
  }

  @Test func literalsPassTheSameGate() {
    let name = "\u{1B}[31m"
    #expect(("\u{7}" as SafeText).text == "^G")
    #expect(("deck \(name)" as SafeText).text == "deck ^[[31m")
    #expect(("a \(SafeText(name)) b" as SafeText).text == "a ^[[31m b")
    #expect((["a", "b"] as [SafeText]).joined(separator: ", ") == "a, b")
  }

  /// Property: whatever comes in, nothing that acts on a terminal or hides goes out.
  @Test func nothingThatActsGetsOut() throws {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      let raw = hostileText(using: &generator)
      let text = SafeText(raw).text
      if let culprit = text.unicodeScalars.first(where: acts) {
        Issue.record("U+\(String(culprit.value, radix: 16)) came out; seed \(seed)")
        return
      }
      try #require(SafeText(text).text == text, "not stable; seed \(seed)")
      try #require(!SafeText.line(raw).text.contains("\n"), "newline in a line; seed \(seed)")
    }
  }

  private func shown(_ value: UInt32) throws -> String {
    SafeText("a" + String(try #require(Unicode.Scalar(value))) + "b").text
  }
}

private func acts(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "\n", "\u{200C}", "\u{200D}", "\u{FE0E}", "\u{FE0F}": return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned: return true
  case .lineSeparator, .paragraphSeparator: return true
  default: return scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// Scalars from everywhere, with a liking for the dangerous.
private func hostileText(using generator: inout SeededGenerator) -> String {
  let dangerous: [ClosedRange<UInt32>] = [
    0x00...0x9F, 0x300...0x36F, 0x1100...0x11FF, 0x200B...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3F4...0x1F3FF,
    0x1F466...0x1F469, 0xE0000...0xE01EF,
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...24, using: &generator) {
    let isDangerous = Bool.random(using: &generator)
    let range = dangerous.randomElement(using: &generator) ?? 0...0
    let value = UInt32.random(in: isDangerous ? range : 0...0x10FFFF, using: &generator)
    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
  }
  return text
}

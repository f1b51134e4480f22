import EngramCore
import EngramFormats
import Foundation
import Testing

/// Files that are no decks, or want to do harm: an answer each time, and soon.
struct ConceptDeckHostileTests {
  private func messages(_ bytes: [UInt8]) -> [String] {
    ConceptDeckFormat.parse(bytes, file: "f").diagnostics.map(\.description)
  }

  private func messages(_ text: String) -> [String] { messages(Array(text.utf8)) }

  private static let sound = "deck: D\nkey: d\nconcepts: [{key: a, term: A, kind: stage}]\n"

  @Test(arguments: ["", "\n\n", "# only\n  # comments\n", "\u{FEFF}", "---\n...\n"])
  func nothing(text: String) {
    let found = messages(text)
    #expect(found.count == 1)
    #expect(found.first?.contains("error: ") == true)
  }

  @Test func anEmptyFileSaysSo() {
    #expect(messages("") == ["f: error: the file has no deck in it"])
  }

  @Test func largerThanFourMebibytes() {
    let bytes = Array(ConceptDeckHostileTests.sound.utf8) + Array(repeating: 0x23, count: 4 << 20)
    #expect(messages(bytes) == ["f: error: the file is larger than 4 MiB, the most for a deck"])
  }

  @Test func wrongEncodings() {
    #expect(
      messages([0xFF, 0xFE, 0x64, 0x00])
        == ["f:1:1: error: the file is in UTF-16; save it as UTF-8"])
    let latin = Array("deck: Th".utf8) + [0xE9] + Array("orie\nkey: d\n".utf8)
    #expect(
      messages(latin) == [
        "f:1:1: error: a deck wants a field concepts",
        "f:1:9: error: the byte 0xE9 is no UTF-8; save the file as UTF-8",
      ])
    // An overlong slash, a surrogate, a scalar too high, a sequence cut short.
    for bytes: [UInt8] in [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ] {
      #expect(messages(Array("# ".utf8) + bytes).first?.contains("is no UTF-8") == true)
    }
  }

  @Test func controlCharactersAndLineSeparators() {
    let text = "deck: é\u{0}D\nkey: d\u{1B}\nsummary: a\u{85}b\u{2028}c\rnote: x\n"
    #expect(
      messages(text).filter { !$0.contains("field") } == [
        "f:1:8: error: the control character U+0000 cannot stand in a deck",
        "f:2:7: error: the control character U+001B cannot stand in a deck",
        "f:3:11: error: the line separator U+0085 cannot stand in a deck; "
          + "use an ordinary line end",
        "f:3:13: error: the line separator U+2028 cannot stand in a deck; "
          + "use an ordinary line end",
        "f:3:15: error: a carriage return alone ends no line; "
          + "save the file with LF or CRLF line ends",
      ])
  }

  @Test func onlyTheFirstOfManyBadBytesAreTold() {
    #expect(messages(Array(repeating: 0, count: 100_000)).count <= 21)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: ", "{? "])
  func deepNesting(opener: String) {
    let found = messages(String(repeating: opener, count: 10_000))
    #expect(!found.isEmpty)
    #expect(found.count < 100)
  }

  @Test func sixteenLevelsAreTheMost() {
    let nested =
      "deck: D\nkey: d\nsummary: " + String(repeating: "[", count: 40)
      + String(repeating: "]", count: 40)
    #expect(messages(nested).contains("f:3:25: error: this is nested more than 16 levels deep"))
  }

  @Test func aliasBombsAreRefusedUnopened() {
    var values = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...60 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      values += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(messages(values).contains { $0.contains("aliases (*)") })
    // As field names, where a parser would have to compare them.
    var names = "a0: &a0 {x: y}\n"
    for level in 1...60 {
      names += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : x}\n"
    }
    #expect(messages(names).contains { $0.contains("a field name must be one word") })
    #expect(messages("&a [*a]").contains { $0.contains("aliases (*)") })
  }

  /// Where the reader does not look, as too deep, an alias must not come to life either.
  @Test func aliasBombsInTheDeepAreRefusedUnopened() {
    var bomb = "{x0: &a0 {k: v}"
    for level in 1...60 {
      bomb += ", x\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : x}"
    }
    let deep = String(repeating: "[", count: 20) + bomb + "}" + String(repeating: "]", count: 20)
    #expect(messages("deck: \(deep)\n").contains { $0.contains("more than 16 levels") })
  }

  @Test func manyDoublesEndInOneMessage() {
    #expect(messages(String(repeating: "deck: D\n", count: 5_000)).count < 30)
  }

  @Test func tenThousandConcepts() {
    var text = "deck: D\nkey: d\nconcepts:\n"
    for number in 0..<10_000 {
      text += "  - key: c-\(number)\n    term: Term \(number)\n    kind: process\n"
    }
    let deck = parse(text)
    #expect(deck.diagnostics.isEmpty)
    #expect(deck.value.document.concepts.count == 10_000)
    #expect(deck.value.places["concepts/9999/kind"].line == 30_003)
  }

  /// Every beginning of a real deck is answered without a crash, and each but the whole is told of.
  @Test func cutOffAtEveryByte() {
    let bytes = Array(ConceptDeckHostileTests.example.utf8)
    for length in 0..<bytes.count {
      let deck = ConceptDeckFormat.parse(Array(bytes[..<length]), file: "f")
      for diagnostic in deck.diagnostics {
        #expect(diagnostic.place.line <= 25, "\(diagnostic)")
      }
    }
    #expect(messages(bytes).isEmpty)
  }

  private static let example = """
    # A deck – with signs: äöü "quotes" 🙂
    deck: "Drives: and structure"
    key: drives
    summary: Freud’s models * of 'the' mind & more.
    sources:
      pdt-2024: {article: "What Is It?", publisher: BetterHelp, date: 2024-05-16}
      freud-1923: {author: Sigmund Freud, year: 1923, work: The Ego and the Id}
    concepts:
      - key: id
        term: Id
        aliases: ['das Es', "l\\u00e9 ça"]
        kind: structure
        definition: |
          The part that
          holds the drives.
        contrasts:
          - {with: ego, how: "The id wants, the ego weighs."}
        vignettes:
          - >-
            A toddler
            screams.
        cloze:
          - "The id works by the {{pleasure}} principle."
        cite: [freud-1923, {source: pdt-2024, section: Ego}]
    """
}

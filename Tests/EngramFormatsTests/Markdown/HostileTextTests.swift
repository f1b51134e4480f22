import EngramCore
import EngramTestSupport
import Testing

@testable import EngramFormats

@Suite struct HostileTextTests {
  private func readers(_ bytes: [UInt8]) throws -> [any ImportReader] {
    let options = try importOptions(withSchedule: true)
    return [
      MarkdownReader(bytes, file: "f"), SuperMemoReader(bytes, file: "f", options),
      OrgReader(bytes, file: "f", options), ObsidianReader(bytes, file: "f", options),
    ]
  }

  private static let org = """
    #+TITLE: Psych
    #+FILETAGS: :exam:
    * Noun :drill:
    SCHEDULED: <2026-11-18 Wed>
    :PROPERTIES:
    :ID: 7
    :DRILL_CARD_TYPE: twosided
    :DRILL_EASE: 2.36
    :DRILL_LAST_REVIEWED: [2026-11-02 Mon 10:22]
    :END:
    ** Spanish
    la /mujer/ [[https://x.org][site]]
    ** English
    the *woman*
    * Freud :fc:suspended:
    :PROPERTIES:
    :FC_TYPE: cloze
    :END:
    :REVIEW_DATA:
    | position | ease | box | interval | due |
    | 0 | 2.35 | 3 | 6.0 | 2026-12-01T02:59:59Z |
    :END:
    The {{id}{it}@0} and {{ego}@1}.
    """

  private static let obsidian = """
    ---
    tags: [flashcards/psych, exam]
    ---
    # Brain
    a::b <!--SR:!2026-01-16,15,270-->
    c:::d
    <!--SR:!2026-01-16,1.0,130!2000-01-01,1,250-->

    The ==id==^[h][^1] and ==2;;ego;;x== [[P|w]] ![[a.png]] `==c==` ^id-1

    q
    ??
    ```
    x::y
    ```
    """

  /// What is none of a format's may be refused in any way but a crash; what comes out is whole.
  @Test func damagedTextsNeverCrash() throws {
    var random = SeededGenerator(seed: propertySeed("damaged texts"))
    let sources = [
      try Samples.bytes("brain.md"), try Samples.bytes("history-supermemo.txt"),
      Array(HostileTextTests.org.utf8), Array(HostileTextTests.obsidian.utf8),
    ]
    let pieces = [
      "Q:", "A:", "C:", "---\n", "```\n", "\n", "\n\n", "[", "]", "{{", "}", "==", "::", "?\n", "*",
      "* ", ":drill:", ":fc:", "|", ":END:\n", "\\", "!", "(", "<!--SR:!", "-->",
      "99999999999999999999",
      "\0", "\u{FFFD}", "#flashcards/", "^[", "[^", "`", "&#", ";", "\t", "\"", "=", ",", ".", "é",
    ].map { Array($0.utf8) }
    for round in 0..<1200 {
      var bytes = sources[round % sources.count]
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...20, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
          bytes.replaceSubrange(place..<end, with: [UInt8.random(in: 1...0x7F, using: &random)])
        }
      }
      for reader in try readers(bytes) {
        var reader = reader
        do {
          try reader.read { piece in
            guard case .note(let note) = piece else { return }
            #expect(!note.cards.isEmpty && note.line > 0)
            for card in note.cards {
              #expect(!card.prompt.isEmpty && !card.answer.isEmpty)
              #expect(TidyText.text(card.prompt) == card.prompt)
              #expect(TidyText.text(card.answer) == card.answer)
            }
          }
        } catch let problem as ImportProblem {
          #expect(!problem.diagnostics.isEmpty)
        }
      }
      _ = MarkdownFormat.recognise(bytes)
      _ = OrgFormat.recognise(bytes)
    }
  }

  /// Each sample is told from the other formats by its content.
  @Test func noFormatStealsAnothersFile() throws {
    func tellers(_ bytes: [UInt8]) -> [String] {
      var names: [String] = []
      if MarkdownFormat.recognise(bytes) != nil { names.append("markdown") }
      if SuperMemoFormat.recognise(bytes) != nil { names.append("supermemo") }
      if OrgFormat.recognise(bytes) != nil { names.append("org") }
      if ObsidianFormat.recognise(bytes) != nil { names.append("obsidian") }
      return names
    }
    #expect(tellers(try Samples.bytes("brain.md")) == ["markdown"])
    #expect(tellers(try Samples.bytes("damaged/broken.md")) == ["markdown"])
    #expect(tellers(try Samples.bytes("history-supermemo.txt")) == ["supermemo"])
    #expect(tellers(Array(HostileTextTests.org.utf8)) == ["org"])
    #expect(tellers(Array(HostileTextTests.obsidian.utf8)) == ["obsidian"])
    for name in [
      "brain-noheader.csv", "emotion-utf8bom.csv", "motivation-semicolon.csv", "senses-quoted.csv",
      "language.tsv", "thinking-mnemosyne.tsv", "intelligence-quizlet.txt", "colour-handmade.txt",
      "intelligence-quizlet-custom.txt", "perception-notes.txt", "perception-notes-plain.txt",
      "perception-cards.txt", "perception-notes-bare.txt", "damaged/ragged.csv",
    ] {
      #expect(tellers(try Samples.bytes(name)) == [], "\(name)")
    }
  }
}

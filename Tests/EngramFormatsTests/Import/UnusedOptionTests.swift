import EngramCore
import EngramFormats
import Testing

/// What the learner says of a file is heeded or refused, never dropped in silence.
struct UnusedOptionTests {
  private func refusal(
    _ name: String, _ text: String, _ say: (inout ImportOptions) -> Void
  ) -> String? {
    var options = ImportOptions.test()
    say(&options)
    let file = ImportFile(name: name, bytes: Array(text.utf8))
    do {
      _ = try ImportRecogniser.reader(for: file, options)
      return nil
    } catch {
      return error.diagnostics.first?.description
    }
  }

  @Test(arguments: [
    (ImportFormat.markdown, "Q: a\nA: b\n", "Markdown"), (.yaml, "deck: A\n", "concept deck"),
    (.obsidian, "a::b\n", "Obsidian"), (.json, "{\"engram\":1}\n", "engram JSON"),
    (.supermemo, "Q: a\nA: b\n", "SuperMemo Q&A"), (.org, "* a :drill:\nb\n", "org-mode"),
    (.mnemosyne, "<mnemosyne></mnemosyne>", "Mnemosyne"),
  ])
  func aSeparatorIsRefusedWhereNothingHasCells(format: ImportFormat, text: String, title: String) {
    for option in ["--separator", "--row-separator"] {
      let refusal = refusal("deck", text) { options in
        options.format = format
        if option == "--separator" { options.separator = ";" } else { options.rowSeparator = ";" }
      }
      #expect(
        refusal == "deck: error: \(option) tells what parts the cells of a table, but this file is "
          + "read as \(title), which has none; leave \(option) out, or add --format csv if it is a "
          + "table")
    }
  }

  @Test func anEncodingIsRefusedWhereTheFileSaysItself() {
    let package = refusal("a.apkg", "PK\u{3}\u{4}") {
      $0.format = .apkg
      $0.encoding = .latin1
    }
    #expect(
      package
        == "a.apkg: error: --encoding tells how a text is written, but this file is a package "
        + "(Anki package), which says so itself; leave --encoding out")
    let archive = "{\"engram\":1}\n"
    #expect(
      refusal("a.json", archive) { $0.encoding = .macRoman }?.contains("always UTF-8") == true)
    #expect(refusal("a.json", archive) { $0.encoding = .utf8 } == nil)
  }

  @Test func whatIsOfUseIsTaken() {
    #expect(refusal("a.csv", "PK;x\nb;c\n") { $0.separator = ";" } == nil)
    #expect(
      refusal("a.csv", "PK\u{3}\u{4};x\nb;c\n") {
        $0.encoding = .latin1; $0.format = .csv
      } == nil)
    #expect(refusal("a.md", "Q: a\nA: b\n") { $0.encoding = .latin1 } == nil)
  }
}

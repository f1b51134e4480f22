import Testing

/// Pipes, colours, editors, terminals that are none.
struct SurroundingsTests {
  private let home: Home

  init() throws { home = try Home() }

  @Test func aClosedPipeIsQuiet() throws {
    _ = try home.engram("status", with: ["ENGRAM_DECKS": ""])
    let run = try home.shell("{ $engram list --json; echo ended $? >&2; } | head -n 1")
    #expect(run.lines.count == 1)
    #expect(run.errors == "ended 0\n")
    let closed = try home.shell("$engram list >&-; echo ended $?")
    #expect(closed.errors.isEmpty || closed.errors.hasPrefix("engram: "), "\(closed.errors)")
  }

  @Test func aFullDiskIsNoSuccess() throws {
    _ = try home.engram("status")
    #expect(try home.shell("$engram list > /dev/full").status == 74)
  }

  @Test func offATerminalItPrintsTheStatus() throws {
    let run = try home.engram()
    #expect(run.status == 0)
    #expect(
      run.output == """
        2026-11-21: 0 due, 4 new, 0 again; 0 reviewed today
          Memory: 0 due, 4 new, of 12

        """)
  }

  @Test func aFirstStartThatWasCutShortIsMadeUpFor() throws {
    let without = try home.engram("status", "--json", with: ["ENGRAM_DECKS": "/nowhere/at/all"])
    #expect(without.errors.hasPrefix("engram: decks: none came with the program"))
    #expect(try without.json()["total"] == 0)
    #expect(try home.engram("status", "--json").json()["total"] == 12)
    #expect(try home.engram("status", "--json", with: ["ENGRAM_DECKS": "/nowhere"]).errors.isEmpty)
  }

  @Test func nothingIsColouredOffATerminal() throws {
    for words in [["status"], ["list"], ["settings"], ["decks"], ["--help"], ["schedule", "4"]] {
      #expect(!(try home.engram(words).output.contains("\u{1B}")))
    }
  }

  @Test func theEditorIsGivenTheWords() throws {
    let editor = try home.editor(
      """
      test "$1" = --wait || exit 3
      cp "$2" "\(home.path("seen"))"
      sed -i.old -e 's/^A: .*/A: In my words./' "$2" && rm "$2.old"
      """)
    let card = "memory/central-executive/define"
    let run = try home.engram("edit", card, with: ["EDITOR": editor + " --wait"])
    #expect(run.output == "\(card): changed\n")
    #expect(run.status == 0)
    let seen = try home.shell("cat \(home.path("seen"))").output
    #expect(seen.contains("Q: What is ") && seen.contains("central executive?"))
    #expect(try home.engram("show", card, "--json").json()["answer"] == "In my words.")
    let unchanged = try home.engram("edit", card, with: ["EDITOR": "true"])
    #expect(unchanged.output == "Nothing was changed.\n")
    let emptying = try home.editor(": > \"$1\"\n")
    let back = try home.engram("edit", card, with: ["EDITOR": emptying])
    #expect(back.output == "The deck's own words are back.\n")
    #expect(try home.engram("show", card, "--json").json()["answer"] != "In my words.")
  }

  @Test func anEditorThatFailsChangesNothing() throws {
    let card = "memory/central-executive/define"
    for editor in ["false", "/nowhere/at/all"] {
      let run = try home.engram("edit", card, with: ["EDITOR": editor])
      #expect(run.status == 69)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("engram: edit: the editor could not be run"))
    }
    let half = try home.editor("echo 'Q: Only?' > \"$1\"\n")
    #expect(try home.engram("edit", card, with: ["EDITOR": half]).status == 65)
    #expect(try home.shell("ls \(home.folder)").output.contains(".edit") == false)
  }
}

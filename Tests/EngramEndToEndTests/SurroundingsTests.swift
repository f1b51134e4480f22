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
  }

  @Test func aFullDiskIsNoSuccess() throws {
    _ = try home.engram("status")
    let full = try home.shell("$engram list > /dev/full")
    #expect(full.status == 74)
    #expect(full.errors == "engram: standard output: No space left on device\n")
  }

  /// A file of ours must never take the place of a standard stream that the shell closed.
  @Test func closedStreamsAreNotMistakenForFiles() throws {
    _ = try home.engram("status")
    let lines = "printf '\\n4\\n' | $engram review --plain >&- 2>&-"
    #expect(try home.shell(lines).status == 74)
    #expect(try home.shell("$engram answer memory/central-executive/define 4 >&-").status == 74)
    #expect(try home.shell("$engram review --plain <&-").status == 0)
    #expect(try home.engram("status", "--json").json()["reviewed"] == 1)
    #expect(try home.engram("doctor").status == 0)
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

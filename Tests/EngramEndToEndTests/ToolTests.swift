import Testing

/// Settings, ladders, decks, completions.
struct ToolTests {
  private let home: Home

  init() throws { home = try Home() }

  @Test func settings() throws {
    let settings = try home.engram("settings", "--json")
    #expect(
      settings.output == """
        {"new-per-day":20,"reviews-per-day":200,"rollover-hour":4,"grades":"six",\
        "preset":"published","max-interval":36500,"front":"full","theme":"auto"}

        """)
    #expect(try home.engram("settings", "set", "grades", "four").output == "grades is four\n")
    #expect(try home.engram("settings", "get", "grades").output == "four\n")
    #expect(try home.engram("settings").lines.count == 8)
  }

  @Test func changingTheRulesIsTriedFirst() throws {
    let card = "memory/central-executive/define"
    _ = try home.engram("answer", card, "1")
    let trial = try home.engram("settings", "set", "preset", "source", "--dry-run")
    #expect(trial.lines.first == "preset would be source")
    #expect(trial.lines.last?.hasPrefix("1 schedules would change") == true)
    #expect(try home.engram("show", card, "--json").output.contains("\"easiness\":2.5,"))
    _ = try home.engram("settings", "set", "preset", "source")
    #expect(try home.engram("show", card, "--json").output.contains("\"easiness\":1.96,"))
    _ = try home.engram("undo")
    #expect(try home.engram("show", card, "--json").output.contains("\"easiness\":2.5,"))
  }

  @Test(arguments: [
    ["set", "new-per-day", "-1"], ["set", "new-per-day", "ten"], ["set", "rollover-hour", "24"],
    ["set", "max-interval", "0"], ["set", "preset", "sm17"], ["get", "colour"],
    ["set", "colour", "red"],
  ])
  func settingsThatAreNoneAreRefused(words: [String]) throws {
    let run = try home.engram("settings", words[0], words[1], words.count > 2 ? words[2] : "--")
    #expect([64, 78].contains(run.status))
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("engram: settings: "))
  }

  @Test func theRolloverHourMovesTheDay() throws {
    let night = "2026-11-22T03:30:00+00:00"
    #expect(try home.engram("status", "--json", on: night).json()["day"] == "2026-11-21")
    _ = try home.engram("settings", "set", "rollover-hour", "0")
    #expect(try home.engram("status", "--json", on: night).json()["day"] == "2026-11-22")
  }

  @Test func ladders() throws {
    let lines = try home.engram("schedule", input: "4 4 4 4\n# a remark\n\n5,5,5,5\n0 0 3 4 4 4\n")
    #expect(lines.output == "4 4 4 4: 1 6 15 38\n5 5 5 5: 1 6 17 48\n0 0 3 4 4 4: 1 1 1 6 15 36\n")
    let source = try home.engram("schedule", "--preset", "source", "--json", input: "0 0 3 4 4 4\n")
    #expect(
      source.output == """
        {"preset":"source","grades":[0,0,3,4,4,4],"repetitions":[0,0,1,2,3,4],\
        "easiness":[1.7,1.3,1.3,1.3,1.3,1.3],"intervals":[1,1,1,6,8,10]}

        """)
    let capped = try home.engram("schedule", "--max-interval", "10", "4", "4", "4", "--json")
    #expect(try capped.json()["intervals"] == [1, 6, 10])
  }

  @Test func aBadHistoryDoesNotStopTheOthers() throws {
    let run = try home.engram("schedule", input: "4 4\n4 7\n4 x\n44\n3\n")
    #expect(run.status == 65)
    #expect(run.output == "4 4: 1 6\n3: 1\n")
    #expect(run.errors.contains("engram: schedule: -:2: \"4 7\""))
    #expect(run.errors.contains("engram: schedule: -:4: \"44\""))
    #expect(run.errors.hasSuffix("engram: schedule: 3 of 5 lines could not be read\n"))
  }

  @Test func decks() throws {
    let decks = try home.engram("decks", "--json").jsonLines()
    #expect(
      decks.map(\.shape) == [
        "{bundled:bool,cards:number,concepts:number,key:string,name:string,summary:string}"
      ])
    #expect(decks[0]["cards"] == 12)
    #expect(try home.engram("decks").lines.first == "memory: Memory, 4 concepts, 12 cards")
  }

  @Test func everyProblemOfADeckFileIsTold() throws {
    let file = try home.write(
      """
      deck: Broken
      key: broken
      concepts:
        - key: one
          term: One
          kind: structure
          definition: ""
        - key: two
          term: Two
          kind: nonsense
          definition: Second.
        - key: three
          term: Three
          kind: structure
          definition: Third.
          requires: [nobody]
        - key: three
          term: Four
          kind: structure
          definition: Fourth.
      """, to: "broken.yaml")
    let run = try home.engram("decks", "check", file)
    #expect(run.status == 65)
    for problem in ["\(file):7:", "\(file):10:", "\(file):16:", "\(file):17:"] {
      #expect(run.output.contains(problem))
    }
    #expect(run.errors.hasPrefix("engram: decks: "))
    let json = try home.engram("decks", "check", file, "--json").jsonLines()
    #expect(
      json.allSatisfy {
        $0.shape == "{column:number,file:string,line:number,message:string,severity:string}"
      })
    #expect(try home.engram("decks", "check", home.path("no.yaml")).status == 66)
    let good = try home.engram(
      "decks", "check", "--strict", Program.fixtures + "/Decks/memory.yaml")
    #expect(good.output == "memory: 4 concepts, 12 cards\n")
    #expect(good.status == 0)
  }

  @Test func anUpdateKeepsSchedulesAndOwnWordsAndNamesWhatVanished() throws {
    let folder = home.path("decks")
    let deck = """
      mkdir -p \(folder) && cp \(Program.fixtures)/Decks/memory.yaml \(folder)/
      """
    #expect(try home.shell(deck).status == 0)
    let decks = ["ENGRAM_DECKS": folder]
    let card = "memory/central-executive/define"
    _ = try home.engram("answer", card, "4", with: decks)
    let state = try home.engram("show", card, "--json", with: decks).json()["state"]
    let change = """
      sed -i.old -e 's/shares out the work/divides the work/' -e '/cloze:/,/executive}}/d' \
        \(folder)/memory.yaml && rm \(folder)/memory.yaml.old
      """
    #expect(try home.shell(change).status == 0)

    let update = try home.engram("decks", "update", "--json", with: decks)
    let report = try update.json()
    #expect(
      report.shape == "{added:number,deck:string,kept:[],renamed:[],returned:[],suspended:[string],"
        + "unchanged:number,updated:number}")
    #expect(report["suspended"] == ["memory/central-executive/cloze"])
    #expect(report["updated"] == 2)
    let shown = try home.engram("show", card, "--json", with: decks).json()
    #expect(shown["state"] == state)
    #expect(shown["answer"]?.text?.contains("divides the work") == true)
    #expect(
      try home.engram("decks", "update", with: decks).output == "memory: nothing changed\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try home.engram("completions", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("set-due"))
    #expect(!run.output.contains("bench"))
    #expect(try home.engram("completions", "tcsh").status == 64)
  }

  @Test func helpAndVersionAreNoErrors() throws {
    for words in [["--help"], ["--version"], ["help", "review"], ["review", "--help"]] {
      let run = try home.engram(words[0], words.count > 1 ? words[1] : "--help")
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(!run.output.isEmpty)
    }
  }

  @Test func theBundledDecksAreFound() throws {
    let run = try home.engram("status", "--json", with: ["ENGRAM_DECKS": ""])
    #expect(run.errors.isEmpty)
    #expect((try run.json()["total"]?.number ?? 0) > 400)
    #expect(try run.json()["new"] == 20)
  }
}

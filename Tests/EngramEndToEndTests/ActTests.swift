import Testing

/// The commands that act on cards, and what takes them back.
struct ActTests {
  private let home: Home
  private let card = "memory/forgetting-curve/define"

  init() throws { home = try Home() }

  @Test func suspendAndResume() throws {
    #expect(try home.engram("suspend", "tag:essentials", "--json").json()["changed"] == 6)
    #expect(
      try home.engram("suspend", "tag:essentials").output == "suspend: 0 cards; nothing to do\n")
    #expect(try home.engram("list", "is:suspended").lines.count == 6)
    // What requires a concept that cannot be met is not held back.
    #expect(
      try home.engram("next", "--json").json()["card"] == "memory/spacing-effect/define")
    #expect(try home.engram("resume", "is:suspended").output == "resume: 6 cards\n")
    #expect(try home.engram("list", "is:suspended").output.isEmpty)
  }

  @Test func buryLastsUntilTomorrow() throws {
    _ = try home.engram("answer", card, "4")
    #expect(try home.engram("bury", card, on: "2026-11-22").output == "bury: 1 card\n")
    #expect(try due(on: "2026-11-22") == 0)
    #expect(try due(on: "2026-11-23") == 1)
    _ = try home.engram("resume", card, on: "2026-11-22")
    #expect(try due(on: "2026-11-22") == 1)
  }

  @Test func resetMakesACardNew() throws {
    _ = try home.engram("answer", card, "4")
    #expect(try home.engram("reset", card).output == "reset: 1 card\n")
    #expect(try home.engram("list", "is:new").lines.count == 12)
    #expect(try home.engram("reset", card).output == "reset: 0 cards; nothing to do\n")
  }

  @Test(arguments: [
    ("2026-12-24", "2026-12-24"), ("today", "2026-11-21"), ("tomorrow", "2026-11-22"),
    ("+7", "2026-11-28"),
  ])
  func setDue(text: String, day: String) throws {
    #expect(try home.engram("set-due", card, text, "--json").json()["changed"] == 1)
    #expect(try home.engram("show", card, "--json").json()["state"]?["due"]?.text == day)
  }

  @Test(arguments: ["2026-02-30", "someday", "+", "+x", "2200-01-01", ""])
  func whatIsNoDayIsRefused(text: String) throws {
    let run = try home.engram("set-due", card, text)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("engram: set-due: "))
  }

  @Test func undoTakesBackOneCommandWhole() throws {
    _ = try home.engram("answer", card, "2")
    let before = try home.engram("list", "--json").output
    _ = try home.engram("suspend", "deck:memory")
    let undone = try home.engram("undo", "--json").json()
    #expect(undone.shape == "{cards:[string],undone:string}")
    #expect(undone["undone"] == "suspend")
    #expect(try home.engram("list", "--json").output == before)
    #expect(try home.engram("undo").output == "Undone: review 2 of \(card).\n")
    #expect(try home.engram("show", card, "--json").json()["state"] == .null)
    let nothing = try home.engram("undo")
    #expect(nothing.status == 69)
    #expect(nothing.errors == "engram: undo: there is nothing to undo\n")
    #expect(nothing.output.isEmpty)
  }

  @Test func undoTakesBackSettingsAndEdits() throws {
    _ = try home.engram("settings", "set", "new-per-day", "2")
    let editor = try home.editor("printf 'Q: Mine?\\nA: Yes.\\n' > \"$1\"\n")
    _ = try home.engram("edit", card, with: ["EDITOR": editor])
    #expect(try home.engram("show", card, "--json").json()["prompt"] == "Mine?")
    #expect(try home.engram("undo", "--json").json()["undone"] == "edit")
    #expect(try home.engram("show", card, "--json").json()["prompt"] != "Mine?")
    #expect(try home.engram("undo", "--json").json()["undone"] == "settings")
    #expect(try home.engram("settings", "get", "new-per-day").output == "20\n")
  }

  @Test func aQueryMayBeginWithAnExclusion() throws {
    #expect(try home.engram("list", "-tag:essentials").lines.count == 6)
    #expect(try home.engram("list", "-tag:essentials", "-kind:evidence", "--json").lines.count == 3)
    #expect(try home.engram("list", "not", "tag:essentials").lines.count == 6)
    #expect(try home.engram("list", "--db", home.database, "-tag:essentials").lines.count == 6)
    #expect(try home.engram("--db", home.database, "list", "-tag:essentials").lines.count == 6)
    #expect(
      try home.engram("suspend", "-tag:essentials", "-kind:evidence").output == "suspend: 3 cards\n"
    )
  }

  private func due(on day: String) throws -> Int? {
    try home.engram("status", "--json", on: day).json()["due"]?.number
  }
}

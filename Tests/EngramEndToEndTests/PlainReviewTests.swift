import Testing

/// The review in lines, through a pipe.
struct PlainReviewTests {
  private let home: Home

  init() throws { home = try Home() }

  @Test func aWholeSitting() throws {
    let run = try home.engram("review", "--plain", input: "\n2\n\n4\n\n5\n\n4\n\n4\n")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let questions = run.lines.filter { $0.hasPrefix("Card ") }
    #expect(
      questions == [
        "Card 1 of 4, Memory, new", "Card 2 of 5, Memory, new", "Card 3 of 5, Memory, new",
        "Card 4 of 5, Memory, new", "Card 5 of 5, Memory, again today",
      ])
    #expect(
      run.lines.contains(
        "Answer: Most of what is learned is lost in the first hours, and ever less later."))
    #expect(run.lines.contains("Note: First measured with nonsense syllables."))
    #expect(
      run.lines.contains(
        "Grades: 0 blackout, 1 day and again today; 1 wrong, 1 day and again today; "
          + "2 nearly, 1 day and again today; 3 hard, 1 day and again today; 4 good, 1 day; "
          + "5 easy, 1 day"))
    #expect(run.output.contains("Reviewed 4 cards, and 1 repeated, passed 3 (75 %)"))
    #expect(run.output.contains("Due tomorrow: 4. Left today: 0."))
    #expect(try home.engram("status", "--json").json()["reviewed"] == 4)
    #expect(
      try home.engram("review", "--plain").output.contains("Nothing is left to review today."))
  }

  @Test func wordsForTheRest() throws {
    let run = try home.engram(
      "review", "--plain",
      input: "help\n\n\n4\nundo\nwhy\n\nsuspend\nundo\nbury\nfrob\nquit\n")
    #expect(run.status == 0)
    for text in [
      "Enter shows the answer.", "Undone: review 4 of memory/forgetting-curve/define.",
      "Suspended; undo takes it back.", "Undone: suspend of memory/forgetting-curve/define.",
      "Buried until tomorrow; undo takes it back.", "Press Enter for the answer, or type help.",
    ] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(try home.engram("doctor", "--json").json()["problems"] == [])
    #expect(
      try home.engram("show", "memory/forgetting-curve/define", "--json").json()["state"]?["due"]
        == .null)
  }

  @Test func anEndOfInputLosesNothing() throws {
    for input in ["", "\n", "\n4", "\n4\n\n", "\u{0}\u{1B}[A\n\n9\n6\n\n"] {
      #expect(try home.engram("review", "--plain", input: input).status == 0)
    }
    #expect(try home.engram("status", "--json").json()["reviewed"] == 2)
  }

  @Test func practiceChangesNoSchedule() throws {
    _ = try home.engram("review", "--plain", input: "\n4\n\n4\n")
    let before = try home.engram("list").output
    let run = try home.engram(
      "review", "--plain", "--practice", "--limit", "3", input: "\n0\n\n1\n\n2\n\n3\n")
    #expect(run.lines.filter { $0.hasPrefix("Card ") }.count == 3)
    #expect(run.output.contains("practice"))
    #expect(try home.engram("list").output == before)
  }

  @Test func cardsAheadOfTheirDayCountWhenAsked() throws {
    _ = try home.engram("review", "--plain", input: "\n4\n\n4\n\n4\n\n4\n")
    _ = try home.engram("review", "--plain", "--limit", "1", input: "\n4\n", on: "2026-11-22")
    let run = try home.engram("review", "--plain", "--early", input: "\n4\n", on: "2026-11-23")
    #expect(run.output.contains("ahead of its day"))
  }

  @Test func theLimitOfASittingIsKept() throws {
    let run = try home.engram(
      "review", "--plain", "--limit", "2", input: "\n4\n\n4\n\n4\n")
    #expect(
      run.lines.filter { $0.hasPrefix("Card ") } == [
        "Card 1 of 2, Memory, new", "Card 2 of 2, Memory, new",
      ])
    #expect(try home.engram("status", "--json").json()["reviewed"] == 2)
  }

  @Test func fourGradesOnOneToFour() throws {
    _ = try home.engram("settings", "set", "grades", "four")
    let run = try home.engram("review", "--plain", input: "\n0\n5\n1\n\nhard\n\n4\n")
    #expect(run.output.contains("Grades: 1 again, "))
    let cards = try home.engram("list", "--json").jsonLines().compactMap { $0["state"] }
    let easiness = cards.compactMap { $0["easiness"] }
    #expect(easiness.contains(2.36) && easiness.contains(2.6) && easiness.contains(2.5))
  }
}

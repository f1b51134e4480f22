import EngramTestSupport
import Foundation
import Testing

@testable import EngramCLI

/// `engram quiz` as it is called: what may be asked for, and what is kept of it.
struct QuizCommandTests {
  private let cli: CLI

  init() throws { cli = try CLI(deck: QuizDeck.yaml) }

  @Test(
    arguments: [
      ("--count 0", "--count wants a number from 1 to 500"), ("--count 501", "--count wants"),
      ("--count ten", "--count"), ("--options 2", "--options wants a number from 3 to 5"),
      ("--options 6", "--options wants"), ("--mode oral", "--mode"), ("--seed -1", "below zero"),
      ("--seed 9223372036854775808", "--seed wants a number below"), ("--timed soon", "--timed"),
      ("--resume mechanisms", "--resume goes on"), ("--resume --count 3", "--resume goes on"),
      ("--resume --mode typed", "--resume goes on"), ("--resume --seed 1", "--resume goes on"),
      ("--resume --options 3", "--resume goes on"), ("--resume --timed 5m", "--resume goes on"),
      ("--resume --count-misses", "--resume goes on"), ("--resume --print", "--resume goes on"),
      ("--resume --history", "--resume goes on"), ("--history mechanisms", "--history shows all"),
      ("--history --print", "--history shows all"), ("--history --plain", "--history shows all"),
      ("--history --seed 1", "--history shows all"), ("--json", "--json goes with"),
      ("mechanisms --json", "--json goes with"), ("--format text", "--format goes with --print"),
      ("--print --json --format text", "--format goes with --print"),
      ("--print --format pdf", "--format"), ("--print --timed 5m", "--print goes with neither"),
      ("--print --count-misses", "--print goes with neither"),
      ("--print --plain", "--print goes with neither"),
    ])
  func whatDoesNotGoTogetherIsRefused(options: String, reason: String) {
    let result = cli("quiz \(options)")
    #expect(result.status == 64 && result.output == "", "\(result)")
    #expect(result.errors.hasPrefix("engram: quiz: ") && result.errors.contains(reason))
  }

  @Test(
    arguments: [
      ("15m", 900), ("90s", 90), ("1h30m", 5400), ("1h30m5s", 5405), ("2H", 7200), ("20", 1200),
      ("1s", 1), ("1440", 86_400), ("24h", 86_400), ("86400s", 86_400), ("0h5m", 300),
    ])
  func limitsThatCanBeRead(text: String, seconds: Int) {
    #expect(TimeLimit(argument: text)?.milliseconds == seconds * 1000)
  }

  @Test(
    arguments: [
      "", "0", "0s", "m", "s", "soon", "5d", "1m1h", "5m5m", "1h30", "-5m", "1.5h", "15 m", "24h1s",
      "1441", "86401s", "99999999999999999999", "99999999999999999999h", "٣m", "５m", "1h 30m", "m5",
    ])
  func limitsThatCannot(text: String) { #expect(TimeLimit(argument: text) == nil) }

  @Test func anUnknownTopicListsTheKnownOnes() {
    let result = cli("quiz --plain defense")
    #expect(result.status == 64 && result.output == "")
    #expect(
      result.errors == """
        engram: quiz: no topic is called defense; did you mean defences?; known are everything, \
        confusions; decks: mechanisms; kinds: theorists, processes, defences; tags: essentials; \
        or a query such as tag:essentials, or words in quotes: '"defense"'

        """)
    #expect(cli("quiz colour:red").status == 64)
    #expect(cli("quiz tag:nothing").status == 69)
    #expect(cli("quiz stages").status == 69)
  }

  @Test func aTopicWithTooLittleSaysSo() {
    cli.type("quit")
    let output = cli("quiz --plain essentials --count 30").output
    #expect(output.hasPrefix("This topic has only 3 questions to ask.\n"))
    cli.type("quit")
    #expect(cli("quiz --plain essentials").output.hasPrefix("Question 1 of 3, "))
  }

  @Test func theHistoryIsKeptByTopic() {
    #expect(cli.lines("quiz --history") == ["There is no quiz yet."])
    #expect(cli("quiz --history --json").output == "")
    cli.quiz("mechanisms --count 3 --mode choice --seed 3", [.right, .wrong, .right])
    cli.pass(days: 1)
    cli.quiz("mechanisms --count 2 --mode typed --seed 3", [.right, .right])
    cli.quiz("theorists --count 4 --mode truefalse --seed 3", [.wrong], end: "quit")
    #expect(
      cli.lines("quiz --history") == [
        "theorists, 1 quiz, oldest first, in percent: 0.",
        "mechanisms, 2 quizzes, oldest first, in percent: 67, 100.", "The latest:",
        "2026-11-22: theorists, true or false, 0 of 1, 0 %, unfinished.",
        "2026-11-22: mechanisms, typed, 2 of 2, 100 %.",
        "2026-11-21: mechanisms, choice, 2 of 3, 67 %.",
      ])
    let json = cli.lines("quiz --history --json")
    #expect(json.count == 3)
    #expect(
      json[0]
        == #"{"at":"2026-11-21T12:00:00.000+00:00","day":"2026-11-21","topic":"mechanisms","#
        + #""mode":"choice","finished":true,"right":2,"asked":3,"percent":67,"seconds":0}"#)
    #expect(json[2].contains(#""topic":"theorists","mode":"truefalse","finished":false,"#))
    // What is taken back leaves it.
    #expect(cli.lines("undo") == ["Undone: quiz on theorists."])
    #expect(cli.lines("quiz --history --json").count == 2)
  }

  @Test func missesAreMadeDueOnlyWhereWantedAndUndoTakesAllBack() {
    let before = cli("list").output
    cli.quiz("mechanisms --count 3 --mode typed --seed 3", [.wrong, .right, .skip, .skip])
    #expect(cli("list").output == before)
    #expect(cli.lines("undo") == ["Undone: quiz on mechanisms."])
    let output = cli.quiz(
      "mechanisms --count 3 --mode typed --seed 3 --count-misses", [.wrong, .right, .skip, .skip])
    #expect(output.contains("2 cards are due today because of it.\n"))
    #expect(cli.lines("list is:due").count == 2)
    #expect(cli.lines("status")[0].hasPrefix("2026-11-21: 2 due"))
    #expect(cli.lines("undo") == ["Undone: quiz on mechanisms, and the 2 cards that it made due."])
    #expect(cli("list").output == before)
    #expect(cli.lines("quiz --history") == ["There is no quiz yet."])
    #expect(cli.lines("doctor").last == "Nothing is wrong.")
    #expect(cli("undo").status == 69)
  }

  @Test func whatWasMixedUpCanBeDrilled() {
    let none = cli("quiz --plain confusions")
    #expect(none.status == 69 && none.errors.contains("you have mixed up nothing"))
    // Denial is asked for, and projection chosen.
    let paper = cli.paper("mechanisms --mode choice --count 20 --options 5 --seed 1")
    let place = paper.firstIndex {
      $0.card == "mechanisms/denial/name" && $0.options.contains("Projection")
    }
    let given = paper.enumerated().prefix((place ?? 0) + 1).flatMap { number, item in
      [number == place ? "Projection" : item.rightLine, ""]
    }
    #expect(place != nil)
    cli.type(given + ["end", "quit"])
    _ = cli("quiz --plain mechanisms --mode choice --count 20 --options 5 --seed 1")
    // The review tells it where denial is asked for, and the statistics as well.
    cli.type(["", "quit"])
    let review = cli("review --plain --practice deck:mechanisms card:name denial").output
    #expect(review.contains("In quizzes you have answered Projection here once.\n"))
    let stats = cli.lines("stats")
    #expect(stats.contains("  Denial: you have answered Projection once"))
    #expect(
      cli("stats --json").output.contains(
        #"{"concept":"mechanisms/denial","asked":"Denial","answered":"Projection","times":1}"#))
    cli.type(["quit"])
    let drill = cli("quiz --plain confusions")
    #expect(drill.status == 0)
    #expect(drill.output.hasPrefix("Question 1 of 2, choice, Mechanisms.\n"))
    #expect(drill.output.contains(": Denial\n") && drill.output.contains(": Projection\n"))
    let together = cli("quiz --plain confusions mechanisms")
    #expect(together.status == 64 && together.errors.contains("a quiz by itself"))
  }
}

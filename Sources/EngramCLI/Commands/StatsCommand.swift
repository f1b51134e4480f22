import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct StatsCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "What your quizzes came to, by kind, theorist and deck, and what you mix up.",
    discussion: "Scores over time: `engram quiz --history`. Today's reviews: `engram status`.")

  @OptionGroup var common: CommonOptions
  @Flag(name: .long, help: "Print JSON.") var json = false

  func run(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let score = try desk.store.quizScore()
    let mixUps = try desk.store.mixUps()
    let quizzes = try desk.store.quizHistory().count
    guard !json else {
      return environment.print(StatsCommand.json(score, mixUps, quizzes: quizzes))
    }
    for line in StatsCommand.lines(score, mixUps, quizzes: quizzes) { environment.print(line) }
  }

  private static func lines(
    _ score: QuizScore, _ mixUps: [MixUp], quizzes: Int
  ) -> [SafeText] {
    guard quizzes > 0 else { return ["No quiz yet; `engram quiz` opens the list of topics."] }
    let total = score.total
    var lines: [SafeText] = [
      "\(quizzes) \(quizzes == 1 ? "quiz" : "quizzes"): \(total.right) of \(total.asked) right (\(total.percent) %), in \(Days.time(milliseconds: score.milliseconds))."
    ]
    lines += table("By kind", score.byKind.map { ($0.heading.plural.capitalisedFirst, $0.tally) })
    lines += table("By theorist", score.byTheorist.map { ($0.heading, $0.tally) })
    lines += table("By deck", score.byDeck.map { ($0.heading, $0.tally) })
    guard !mixUps.isEmpty else { return lines }
    lines += ["", "Mixed up, and not forgotten again (`engram quiz confusions` drills it):"]
    return lines
      + mixUps.prefix(20).map { mixUp in
        "  \(SafeText.line(mixUp.askedName)): you have answered \(SafeText.line(mixUp.chosenName)) \(mixUp.frequency)"
      }
  }

  private static func table(
    _ title: SafeText, _ rows: [(String, QuizScore.Tally)]
  ) -> [SafeText] {
    guard !rows.isEmpty else { return [] }
    let names = rows.map { TextLayout.truncate(SafeText.line($0.0), width: 40) }
    let width = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    return ["", title]
      + zip(names, rows).map { name, row in
        let share = "\(row.1.right) of \(row.1.asked)"
        let percent = TextLayout.pad("\(row.1.percent) %", width: 6, alignment: .right)
        return "  " + TextLayout.pad(name, width: width) + percent + "  \(share)"
      }
  }

  private static func json(_ score: QuizScore, _ mixUps: [MixUp], quizzes: Int) -> JSON {
    func tally(_ tally: QuizScore.Tally) -> [(String, JSON)] {
      [
        ("right", .int(tally.right)), ("asked", .int(tally.asked)),
        ("percent", .int(tally.percent)),
      ]
    }
    func parts(_ name: String, _ rows: [(String, QuizScore.Tally)]) -> JSON {
      .array(rows.map { .object([(name, .string($0.0))] + tally($0.1)) })
    }
    let quiz: JSON = .object(
      [("quizzes", .int(quizzes))] + tally(score.total) + [
        ("seconds", .int(score.milliseconds / 1000)),
        ("kinds", parts("kind", score.byKind.map { ($0.heading.rawValue, $0.tally) })),
        ("theorists", parts("theorist", score.byTheorist.map { ($0.heading, $0.tally) })),
        ("decks", parts("deck", score.byDeck.map { ($0.heading, $0.tally) })),
      ])
    let confusions = mixUps.map { mixUp in
      JSON.object([
        ("concept", .string(mixUp.asked)), ("asked", .string(mixUp.askedName)),
        ("answered", .string(mixUp.chosenName)), ("times", .int(mixUp.times)),
      ])
    }
    return .object([("quiz", quiz), ("confusions", .array(confusions))])
  }
}

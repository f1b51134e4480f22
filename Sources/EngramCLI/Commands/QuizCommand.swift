import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

struct QuizCommand: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Questions on a topic, with a score and a memory of mix-ups.",
    discussion: """
      Without a TOPIC it opens a list of topics. A TOPIC is a deck's key, a kind of concept in the \
      plural (theorists, techniques, defences), a tag, `confusions` for what you have mixed up, \
      or a query; several names mean any of them.

      1 to 5 or a to e choose; where an answer is typed, Enter submits it, and o insists on it. Tab \
      passes over, Ctrl-F flags, Esc pauses. Every answer is saved at once: --resume goes on. A \
      quiz changes no schedule unless --count-misses is given. `engram undo` takes a quiz back.

      One --seed gives one quiz on every machine with the same decks.

        engram quiz theorists
        engram quiz deck:comparisons tag:essentials --count 10 --mode choice
        engram quiz techniques --timed 15m
        engram quiz everything --print --format markdown --seed 7 > paper.md
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "Decks, kinds, tags, or a query.") var topic: [String] = []
  @Option(name: .long, help: "mixed, choice, typed, match or truefalse.") var mode: QuizMode?
  @Option(name: .long, help: "How many questions: 1 to 500 (20).") var count: Int?
  @Option(name: .long, help: "How many options a choice has: 3 to 5 (4).") var options: Int?
  @Option(
    name: .long,
    help: "An examination of so long, such as 15m, 90s or 1h30m; a bare number is minutes.")
  var timed: TimeLimit?
  @Option(name: .long, help: "A number that makes the quiz repeatable.") var seed: UInt64?
  @Flag(name: .long, help: "Make missed cards due today.") var countMisses = false
  @Flag(name: .long, help: "In lines, for screen readers and pipes.") var plain = false
  @Flag(name: .long, help: "Go on with the quiz that was left last.") var resume = false
  @Flag(name: .long, help: "Scores over time, by topic.") var history = false
  @Flag(name: .customLong("print"), help: "Write the questions, and a key, in place of asking.")
  var isPrinted = false
  @Option(name: .long, help: "With --print: text or markdown.") var format: SheetFormat?
  @Flag(name: .long, help: "With --print or --history: one JSON object a line.") var json = false

  func validate() throws {
    guard (1...500).contains(count ?? 1) else {
      throw ValidationError("--count wants a number from 1 to 500")
    }
    guard QuizPlan.optionCounts.contains(options ?? QuizPlan.usualOptions) else {
      throw ValidationError("--options wants a number from 3 to 5")
    }
    guard (seed ?? 0) <= UInt64(Int64.max) else {
      throw ValidationError("--seed wants a number below 9223372036854775808")
    }
    let isNew =
      !topic.isEmpty || mode != nil || count != nil || options != nil || timed != nil
      || seed != nil || countMisses
    guard !(resume && (isNew || isPrinted || history)) else {
      throw ValidationError(
        "--resume goes on with a quiz as it was begun: only --plain goes with it")
    }
    guard !(history && (isNew || isPrinted || plain)) else {
      throw ValidationError("--history shows all topics: only --json goes with it")
    }
    guard !json || isPrinted || history else {
      throw ValidationError("--json goes with --print or --history")
    }
    guard format == nil || isPrinted && !json else {
      throw ValidationError("--format goes with --print, and not with --json")
    }
    guard !isPrinted || timed == nil && !countMisses && !plain else {
      throw ValidationError("--print goes with neither --timed, --count-misses nor --plain")
    }
  }

  func run(in environment: Environment) throws {
    guard !history else {
      return try QuizHistoryPrinter.show(in: environment, common, asJSON: json)
    }
    guard !isPrinted else { return try printPaper(in: environment) }
    let desk = try Desk.open(environment, common, for: .writing)
    let notice = try desk.updateNotice()
    let full = FullScreen(
      environment, common, front: plain ? .plain : desk.settings.front,
      theme: desk.settings.theme)
    let sitting = QuizSitting(desk, request)
    if resume {
      guard let open = try desk.store.lastOpenQuiz() else {
        throw Failure("quiz", "no quiz was left before its end", .unavailable)
      }
      return try sitting.run(QuizSession(desk, resuming: open), on: full, notice: notice)
    }
    guard !topic.isEmpty else { return try sitting.choose(on: full, notice: notice) }
    let quiz = try desk.makeQuiz(request)
    try sitting.run(QuizSession(desk, quiz), on: full, notice: notice ?? shortage(of: quiz))
  }

  private var request: QuizRequest {
    QuizRequest(
      words: topic, mode: mode ?? .mixed, count: count ?? QuizPlan.usualCount,
      options: options ?? QuizPlan.usualOptions, seed: seed, limit: timed?.milliseconds,
      countsMisses: countMisses, isShared: isPrinted)
  }

  /// A topic may be too small for what was asked for.
  private func shortage(of quiz: Quiz) -> SafeText? {
    guard count != nil, quiz.items.count < quiz.plan.count else { return nil }
    return "This topic has only " + QuizChooser.questions(quiz.items.count) + " to ask."
  }

  private func printPaper(in environment: Environment) throws {
    let desk = try Desk.open(environment, common, for: .reading)
    let quiz = try desk.makeQuiz(request)
    guard !json else {
      for item in quiz.items { environment.print(.object(JSON.quizItem(item))) }
      return
    }
    let paper = QuizPaper(quiz)
    let width = min(100, environment.columns ?? 80)
    for line in paper.questions(as: format ?? .text, width: width) { environment.print(line) }
    if !environment.isOutputTerminal, format != .markdown { environment.output.write("\u{C}") }
    for line in paper.key(as: format ?? .text, width: width) { environment.print(line) }
  }
}

extension QuizMode: ExpressibleByArgument {}

/// A span of time as it is typed.
struct TimeLimit: ExpressibleByArgument {
  let milliseconds: Int

  /// Reads "15m", "90s", "1h30m", "15" for minutes; nil for others and for more than a day.
  init?(argument: String) {
    var total = 0
    var digits = ""
    var units = "hms"
    for character in argument.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let place = units.firstIndex(of: character), let number = Int(digits),
        number <= 86_400
      else { return nil }
      total += number * (character == "h" ? 3600 : character == "m" ? 60 : 1)
      units = String(units[units.index(after: place)...])
      digits = ""
    }
    if !digits.isEmpty {
      guard total == 0, let minutes = Int(digits), minutes <= 1440 else { return nil }
      total = minutes * 60
    }
    guard (1...86_400).contains(total) else { return nil }
    milliseconds = total * 1000
  }
}

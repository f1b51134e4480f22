import ArgumentParser
import EngramCore
import EngramScreens
import EngramStore

/// Figures from inside the process, for Benchmarks/; prints one JSON line by the program's own clock.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures engram itself; see Benchmarks/README.md.",
    shouldDisplay: false,
    subcommands: [Load.self, Answers.self, First.self, Quizzes.self, Steps.self])

  struct Load: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "load",
      abstract: "Fills a new database with the data that Benchmarks/make_data.py made.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The folder of the data.") var folder: String
    @Option(name: .long, help: "1k, 10k or 100k.") var size = "100k"
    @Option(name: .long, help: "Each card so many times.") var copies = 1
    @Option(name: .long, help: "At most so many cards are due, and no review is loaded.")
    var due: Int?

    func run(in environment: Environment) throws {
      let desk = try Desk.open(environment, common, for: .writing)
      try desk.prepareForChanges()
      let data = BenchData(environment, folder: folder)
      let started = ContinuousClock.now
      var random = environment.random
      let deck = try data.deck(size, copies: copies)
      _ = try desk.store.apply(
        [deck], isBundled: false, at: desk.clock.now(), by: desk.engine,
        using: &random)
      let cards = try desk.store.cardIDs(
        matching: .deck(BenchData.deckKey), on: desk.clock.now().day)
      let events = try desk.store.merge(
        try data.events(of: cards, due: due, at: desk.clock.now()), by: desk.engine,
        using: &random)
      desk.store.checkpoint()
      environment.print(
        .object([
          ("cards", .int(cards.count)), ("events", .int(events)),
          ("ms", .int(BenchCommand.microseconds(since: started) / 1000)),
        ]))
    }
  }

  struct Answers: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "answer",
      abstract: "Answers cards that are due, each fetched and committed by itself.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "How many.") var count: Int

    func run(in environment: Environment) throws {
      let desk = try Desk.open(environment, common, for: .writing)
      try desk.prepareForChanges()
      let plan = StudyPlan(
        day: desk.clock.now().day, limits: StudyLimits(newCards: 0, reviews: count))
      var queue = try desk.store.queue(matching: .all, plan)
      var random = environment.random
      var answers: [Int] = []
      var fetches: [Int] = []
      while answers.count < count, let item = queue.current {
        let fetching = ContinuousClock.now
        guard let studied = try desk.store.card(item.card) else { break }
        fetches.append(BenchCommand.microseconds(since: fetching))
        let grade: Grade = answers.count % 10 == 9 ? .nearly : .good
        let now = desk.clock.now()
        let answering = ContinuousClock.now
        _ = try desk.store.record(
          Answering.kind(grade, took: 4000, for: studied.state, on: now.day), of: item.card,
          decidedOn: studied.state?.lastEvent, id: .random(using: &random), at: now,
          by: desk.engine)
        answers.append(BenchCommand.microseconds(since: answering))
        queue.finishCurrent(isDrilled: false)
        // The learner reads now; that time is no part of an answer.
        if answers.count % 200 == 0 { desk.store.checkpoint() }
      }
      environment.print(
        .object([
          ("answer", BenchCommand.distribution(answers)),
          ("fetch", BenchCommand.distribution(fetches)), ("n", .int(answers.count)),
        ]))
    }
  }

  struct First: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "first",
      abstract: "Opens the database and reads the first card, again and again.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "How often.") var count: Int

    func run(in environment: Environment) throws {
      var times: [Int] = []
      for _ in 0..<count {
        let started = ContinuousClock.now
        let desk = try Desk.openExisting(environment, common, for: .reading)
        let queue = try desk.store.queue(
          matching: .all, desk.plan(on: desk.clock.now().day))
        if let item = queue.current { _ = try desk.store.card(item.card) }
        times.append(BenchCommand.microseconds(since: started))
      }
      environment.print(
        .object([
          ("open_first", BenchCommand.distribution(times)),
          ("first_ms", .int((times.first ?? 0) / 1000)),
        ]))
    }
  }

  struct Quizzes: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "quiz", abstract: "Reads all that a quiz needs at its start, again and again.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "How often.") var count: Int
    @Argument(help: "What to quiz on.") var query: [String] = []

    func run(in environment: Environment) throws {
      let desk = try Desk.openExisting(environment, common, for: .reading)
      let store = desk.store
      let day = desk.clock.now().day
      let query = try QueryParser.parse(query.joined(separator: " "))
      var seed = UInt64(0)
      var concepts = 0
      func times(_ body: () throws -> Void) throws -> JSON {
        BenchCommand.distribution(
          try (0..<count).map { _ in
            let started = ContinuousClock.now
            try body()
            return BenchCommand.microseconds(since: started)
          })
      }
      let pool = try times {
        seed += 1
        concepts = try store.quizPool(
          matching: query, order: QuizOrder(seed: seed), atMost: 60, on: day
        ).concepts.count
      }
      environment.print(
        .object([
          ("pool", pool), ("concepts", .int(concepts)),
          ("topics", try times { _ = try store.quizTopics() }),
          ("names", try times { _ = try store.quizNames() }),
          ("confusions", try times { _ = try store.confusions() }),
          ("history", try times { _ = try store.quizHistory() }),
          ("open", try times { _ = try store.lastOpenQuiz() }),
        ]))
    }
  }

  struct Steps: StudyCommand {
    static let configuration = CommandConfiguration(
      commandName: "sm2", abstract: "Schedules reviews, and stores nothing.")

    @Argument(help: "How many.") var count: Int

    func run(in environment: Environment) throws {
      let sm2 = SM2()
      var generator = SeededGenerator(seed: 1)
      let grades = (0..<1024).map { _ in
        Grade(rawValue: Int(generator.next() % 6)) ?? .good
      }
      var state = SM2State.initial
      let started = ContinuousClock.now
      for index in 0..<count { state = sm2.next(state, grades[index & 1023]) }
      let elapsed = max(1, BenchCommand.microseconds(since: started))
      environment.print(
        .object([
          ("reviews_per_s", .int(count * 1_000_000 / elapsed)),
          ("check", .int(state.interval)),
        ]))
    }
  }

  private static func microseconds(since start: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }

  private static func distribution(_ microseconds: [Int]) -> JSON {
    let sorted = microseconds.sorted()
    guard let last = sorted.last else { return .null }
    return .object([
      ("p50_us", .int(sorted[sorted.count / 2])),
      ("p99_us", .int(sorted[min(sorted.count - 1, sorted.count * 99 / 100)])),
      ("max_us", .int(last)), ("sum_us", .int(sorted.reduce(0, +))),
    ])
  }
}

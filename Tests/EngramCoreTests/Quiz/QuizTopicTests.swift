import EngramCore
import Testing

/// What the words of a command line ask a quiz to be about.
struct QuizTopicTests {
  private static let known = QuizTopicCounts(
    decks: [
      QuizTopicCounts.Deck(key: "drives", title: "Drives and structure", cards: 40),
      QuizTopicCounts.Deck(key: "comparisons", title: "Comparisons", cards: 30),
      QuizTopicCounts.Deck(key: "empty", title: "Empty", cards: 0),
    ],
    kinds: [
      QuizTopicCounts.Kind(kind: .theorist, cards: 20),
      QuizTopicCounts.Kind(kind: .technique, cards: 30),
    ],
    tags: [
      QuizTopicCounts.Tag(tag: "essentials", cards: 50), QuizTopicCounts.Tag(tag: "Exam", cards: 5),
    ])

  private static let theorists: [Query] = [.kind(.theorist), .card(.who)]

  @Test(
    arguments: [
      ([], .all), (["everything"], .all), (["drives"], .deck("drives")),
      (["DRIVES"], .deck("drives")), (["empty"], .deck("empty")),
      (["theorists"], .or(theorists)), (["techniques"], .kind(.technique)),
      // A kind may have no cards now; it is a topic nevertheless.
      (["stages"], .kind(.stage)), (["essentials"], .tag("essentials")), (["exam"], .tag("exam")),
      // A deck's and a kind's name at once means both.
      (["comparisons"], .or([.deck("comparisons"), .kind(.comparison)])),
      // Names together mean any of them, and so do they in one word of the command line.
      (["drives", "techniques"], .or([.deck("drives"), .kind(.technique)])),
      (["drives  techniques"], .or([.deck("drives"), .kind(.technique)])),
      (["techniques", "theorists"], .or([.kind(.technique)] + theorists)),
      (["drives", "or", "techniques"], .or([.deck("drives"), .kind(.technique)])),
      (["everything", "drives"], .deck("drives")),
      // A query by itself, and with names, which it narrows.
      (["deck:drives", "tag:exam"], .and([.deck("drives"), .tag("exam")])),
      (["drives", "is:new"], .and([.deck("drives"), .has(.new)])),
      (
        ["drives", "techniques", "tag:essentials"],
        .and([.or([.deck("drives"), .kind(.technique)]), .tag("essentials")])
      ),
      (["tag:exam", "drives"], .and([.tag("exam"), .deck("drives")])),
      (["drives", "-tag:exam"], .and([.deck("drives"), .not(.tag("exam"))])),
      (["drives", "not", "techniques"], .and([.deck("drives"), .not(.kind(.technique))])),
      (["not", "theorists"], .not(.or(theorists))),
      (
        ["(tag:a", "or", "tag:b)", "drives"], .and([.or([.tag("a"), .tag("b")]), .deck("drives")])
      ),
      // Phrases are looked for, whatever stands in them.
      (["\"transference\""], .text("transference")),
      (["\"pleasure principle\""], .text("pleasure principle")),
      (["\"pleasure", "principle\""], .text("pleasure principle")),
      (["\"the drives of everything or not\""], .text("the drives of everything or not")),
      (
        ["drives", "\"pleasure  principle\""], .and([.deck("drives"), .text("pleasure principle")])
      ),
    ] as [([String], Query)])
  func reading(words: [String], query: Query) throws {
    #expect(try QuizTopic(words, known: Self.known).query == query)
  }

  @Test func theTextIsAsWrittenWithSingleSpaces() throws {
    let topic = try QuizTopic([" Drives ", "tag:exam   is:new"], known: Self.known)
    #expect(topic.text == "Drives tag:exam is:new")
    #expect(try QuizTopic([], known: Self.known).text == "")
    #expect(try QuizTopic(["everything"], known: Self.known).text == "everything")
  }

  private func problem(_ words: String...) -> String? {
    do throws(QueryProblem) {
      _ = try QuizTopic(words, known: Self.known)
      return nil
    } catch { return error.description }
  }

  @Test func anUnknownWordListsWhatIsKnown() {
    #expect(
      problem("dreams") == """
        no topic is called dreams; known are everything, confusions; \
        decks: drives, comparisons, empty; kinds: theorists, techniques; \
        tags: essentials, Exam; or a query such as tag:essentials, \
        or words in quotes: '"dreams"'
        """)
    let none = QuizTopicCounts(decks: [], kinds: [], tags: [])
    #expect(throws: QueryProblem.self) { try QuizTopic(["drives"], known: none) }
  }

  @Test(
    arguments: [
      ("theorist", "theorists"), ("tecniques", "techniques"), ("drvies", "drives"),
      ("esentials", "essentials"), ("confusion", "confusions"), ("evrything", "everything"),
      ("Everything", "everything"),
    ])
  func aNearMissIsHintedAt(word: String, meant: String) {
    #expect(problem(word)?.hasPrefix("no topic is called \(word); did you mean \(meant)?") == true)
  }

  @Test func theFirstUnknownWordIsNamed() {
    #expect(problem("drives", "dreams", "wishes")?.contains("called dreams") == true)
    #expect(problem("tag:exam", "wishes")?.contains("called wishes") == true)
    // A plain question has no topic in common with others.
    #expect(problem("cards") != nil)
  }

  @Test(
    arguments: [
      (["colour:red"], "unknown key"), (["deck:"], "wants a value"), (["\"open"], "never closed"),
      (["("], "without \")\""), (["drives", ")"], "without \"(\""),
      (["drives", "or"], "both sides"),
      (["kind:theorists"], "knows no"), (["not"], "behind it"),
    ])
  func whatIsWrongWithAQueryIsSaid(words: [String], part: String) {
    let error = #expect(throws: QueryProblem.self) { try QuizTopic(words, known: Self.known) }
    #expect(error?.description.contains(part) == true, "\(String(describing: error))")
  }

  /// The drill has no query, so it can stand only by itself.
  @Test func confusionsStandAlone() {
    let text = problem("confusions", "drives")
    #expect(text?.hasPrefix("confusions ") == true, "\(text ?? "no problem")")
  }
}

/// What a quiz is about, as the learner wrote it and as a query.
package struct QuizTopic: Hashable, Sendable {
  /// As written, with single spaces; empty for everything.
  package let text: String
  package let query: Query

  /// The words of their own that name no cards by themselves.
  package static let everything = "everything"
  package static let confusions = "confusions"

  /// Reads the words of a command line: names of topics, and a query.
  ///
  /// Names that stand together mean any of them; with a query they mean what both fit. A name that is
  /// a deck's and a kind's means both; a tag is meant where it is neither.
  ///
  /// - Throws: `QueryProblem`, in words for the learner; a word that is neither lists what is known.
  package init(_ words: [String], known: QuizTopicCounts) throws(QueryProblem) {
    let words = words.flatMap { $0.split { $0.isWhitespace }.map(String.init) }
    text = words.joined(separator: " ")
    var parts: [String] = []
    var names: [String] = []
    func endNames() {
      guard !names.isEmpty else { return }
      parts.append("(" + names.joined(separator: " or ") + ")")
      names = []
    }
    var isQuoted = false
    for word in words {
      if !isQuoted, word == QuizTopic.everything { continue }
      if !isQuoted, let meanings = QuizTopic.meanings(of: word, known) {
        names += meanings
        continue
      }
      guard isQuoted || QuizTopic.isQuery(word) else { throw QuizTopic.unknown(word, known) }
      if word.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 { isQuoted.toggle() }
      endNames()
      parts.append(word)
    }
    endNames()
    query = try QueryParser.parse(parts.joined(separator: " "))
  }

  /// The queries that a name stands for; nil where it is none.
  private static func meanings(of word: String, _ known: QuizTopicCounts) -> [String]? {
    let name = word.lowercased()
    var meanings: [String] = []
    if known.decks.contains(where: { $0.key == name }) { meanings.append("deck:\(name)") }
    if let kind = ConceptKind.allCases.first(where: { $0 != .plain && $0.plural == name }) {
      meanings.append("kind:\(kind.rawValue)")
      // Whom an idea is due to is asked of the idea.
      if kind == .theorist { meanings.append("card:\(CardKind.who.rawValue)") }
    }
    if known.tags.contains(where: { $0.tag.lowercased() == name }) {
      meanings.append("tag:\(name)")
    }
    return meanings.isEmpty ? nil : meanings
  }

  private static func isQuery(_ word: String) -> Bool {
    ["or", "not", "-", "(", ")"].contains(word.lowercased())
      || word.contains { ":\"(".contains($0) } || word.hasSuffix(")")
  }

  private static func unknown(_ word: String, _ known: QuizTopicCounts) -> QueryProblem {
    guard word != confusions else {
      return QueryProblem(description: "confusions is a quiz by itself: name nothing else with it")
    }
    let decks = known.decks.map(\.key)
    let kinds = known.kinds.map(\.kind.plural)
    let tags = known.tags.map(\.tag)
    let hint = NearMiss.hint(for: word, among: decks + kinds + tags + [confusions, everything])
    let lists = [("decks", decks), ("kinds", kinds), ("tags", tags)].filter { !$0.1.isEmpty }
      .map { "\($0): \($1.joined(separator: ", "))" }
    return QueryProblem(
      description: "no topic is called \(word)\(hint); known are \(everything), \(confusions); "
        + lists.joined(separator: "; ")
        + "; or a query such as tag:essentials, or words in quotes: '\"\(word)\"'")
  }
}

/// Reads the query language: words, "phrases", `key:value`, `-` or `not`, `or`, parentheses.
package struct QueryParser {
  private var tokens: ArraySlice<Token>

  private enum Token: Hashable {
    case open, close, minus, or
    /// `isQuoted` words are never keys or operators.
    case word(String, isQuoted: Bool)
  }

  /// - Throws: `QueryProblem`, in words for the learner.
  package static func parse(_ text: String) throws(QueryProblem) -> Query {
    var parser = QueryParser(tokens: try tokenize(text)[...])
    let query = try parser.alternatives()
    guard parser.tokens.isEmpty else { throw QueryProblem(description: "\")\" without \"(\"") }
    return query
  }

  private mutating func alternatives() throws(QueryProblem) -> Query {
    var all = [try conjunction()]
    while tokens.first == .or {
      tokens.removeFirst()
      all.append(try conjunction())
    }
    guard all.count > 1 else { return all[0] }
    guard !all.contains(.all) else {
      throw QueryProblem(description: "\"or\" wants something on both sides")
    }
    return .or(all)
  }

  private mutating func conjunction() throws(QueryProblem) -> Query {
    var all: [Query] = []
    while let token = tokens.first, token != .close, token != .or { all.append(try term()) }
    return all.count > 1 ? .and(all) : all.first ?? .all
  }

  private mutating func term() throws(QueryProblem) -> Query {
    switch tokens.removeFirst() {
    case .minus:
      guard let next = tokens.first, next != .close, next != .or else {
        throw QueryProblem(description: "\"-\" wants something behind it")
      }
      return .not(try term())
    case .open:
      let inner = try alternatives()
      guard tokens.popFirst() == .close else {
        throw QueryProblem(description: "\"(\" without \")\"")
      }
      return inner
    case .word(let word, let isQuoted): return try QueryParser.word(word, isQuoted)
    case .close, .or: return .all
    }
  }

  private static func word(_ word: String, _ isQuoted: Bool) throws(QueryProblem) -> Query {
    guard !isQuoted, let colon = word.firstIndex(of: ":") else { return .text(word) }
    let key = word[..<colon].lowercased()
    let value = String(word[word.index(after: colon)...])
    guard !value.isEmpty else { throw QueryProblem(description: "\(key): wants a value behind it") }
    switch key {
    case "deck": return .deck(value)
    case "tag": return .tag(value)
    case "kind": return .kind(try named(value, key))
    case "card": return .card(try named(value, key))
    case "is": return .has(try named(value, key))
    default:
      throw QueryProblem(
        description: "unknown key \"\(key):\"; known are deck: kind: card: tag: is: "
          + "(put the word in quotes to search for it)")
    }
  }

  private static func named<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ key: String
  ) throws(QueryProblem) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text.lowercased()) { return value }
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw QueryProblem(description: "\(key): knows no \"\(text)\"; it knows \(known)")
  }

  private static func tokenize(_ text: String) throws(QueryProblem) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      switch first {
      case "(", ")":
        tokens.append(first == "(" ? .open : .close)
        rest.removeFirst()
      case "-" where rest.dropFirst().first.map { !$0.isWhitespace } == true:
        tokens.append(.minus)
        rest.removeFirst()
      case _ where first.isWhitespace: rest.removeFirst()
      default: tokens.append(try word(&rest))
      }
    }
    return tokens
  }

  /// A word up to white space or a parenthesis; quotes inside hold spaces together.
  private static func word(_ rest: inout Substring) throws(QueryProblem) -> Token {
    let isQuoted = rest.first == "\""
    var word = ""
    while let next = rest.first, !next.isWhitespace, next != "(", next != ")" {
      rest.removeFirst()
      guard next == "\"" else {
        word.append(next)
        continue
      }
      guard let end = rest.firstIndex(of: "\"") else {
        throw QueryProblem(description: "a quote is opened and never closed")
      }
      word += rest[..<end]
      rest = rest[rest.index(after: end)...]
    }
    if !isQuoted, word.lowercased() == "or" { return .or }
    if !isQuoted, word.lowercased() == "not" { return .minus }
    return .word(word, isQuoted: isQuoted)
  }
}

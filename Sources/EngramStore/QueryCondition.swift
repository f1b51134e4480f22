import EngramCore
import GRDB

/// A query as a condition over `CardQuery.tables`; what was typed only ever stands in arguments.
struct QueryCondition {
  private(set) var sql = ""
  private(set) var arguments = StatementArguments()
  private let day: Day

  init(_ query: Query, on day: Day) {
    self.day = day
    sql = condition(query)
  }

  private mutating func condition(_ query: Query) -> String {
    switch query {
    case .all: return "1"
    case .not(let inner): return "NOT (\(condition(inner)))"
    case .and(let all): return "(\(all.map { condition($0) }.joined(separator: " AND ")))"
    case .or(let all): return "(\(all.map { condition($0) }.joined(separator: " OR ")))"
    case .kind(let kind): return bind("concept.kind = ?", kind.rawValue)
    case .card(let kind): return bind("card.kind = ?", kind.rawValue)
    case .has(let status): return condition(status)
    case .concepts(let concepts): return bind("concept.id", among: concepts.map(\.rawValue))
    case .cards(let cards): return bind("card.id", among: cards.map(\.rawValue))
    case .deck(let name):
      // A deck with those below it: "Psych 101" is "Psych 101::Statistics" too.
      return "(" + bind("deck.key = ? COLLATE NOCASE", name) + " OR "
        + bind("deck.title = ? COLLATE NOCASE", name) + " OR "
        + bind(#"deck.title LIKE ? ESCAPE '\'"#, QueryCondition.escaped(name) + "::%") + ")"
    case .tag(let tag):
      let column = #"char(10) || concept.tags || char(10) LIKE ? ESCAPE '\'"#
      let tag = QueryCondition.escaped(tag)
      return "(" + bind(column, "%\n\(tag)\n%") + " OR " + bind(column, "%\n\(tag)::%") + ")"
    case .text(let text):
      let pattern = "%\(QueryCondition.escaped(text))%"
      let columns = [
        "coalesce(edit.prompt, card.prompt)", "coalesce(edit.answer, card.answer)",
        "coalesce(concept.term, '')",
      ]
      let likes = columns.map { bind(#"\#($0) LIKE ? ESCAPE '\'"#, pattern) }
      return "(\(likes.joined(separator: " OR ")))"
    }
  }

  private mutating func condition(_ status: Query.Status) -> String {
    switch status {
    case .due: bind("coalesce(state.ready <= ?, 0)", day.number)
    case .new: "(state.due IS NULL AND coalesce(state.isSuspended, 0) = 0)"
    case .suspended: "coalesce(state.isSuspended, 0) = 1"
    case .leech: bind("coalesce(state.lapses >= ?, 0)", Query.leechLapses)
    case .drill: bind("coalesce(state.isDrillOpen = 1 AND state.lastDay = ?, 0)", day.number)
    }
  }

  private mutating func bind(_ sql: String, _ value: some DatabaseValueConvertible) -> String {
    arguments += [value]
    return sql
  }

  private mutating func bind(_ column: String, among numbers: [Int64]) -> String {
    let places = numbers.map { bind("?", $0) }
    return "\(column) IN (\(places.joined(separator: ", ")))"
  }

  /// What `LIKE` would take for a wildcard stands for itself.
  private static func escaped(_ text: String) -> String {
    text.flatMap { "%_\\".contains($0) ? "\\\($0)" : "\($0)" }.map(String.init).joined()
  }
}

import ArgumentParser
import EngramCore
import EngramStore

/// A query, as the words of the command line that were not options.
struct QueryArgument: ParsableArguments {
  @Argument(help: "Which cards, such as: deck:theorists tag:essentials -is:suspended")
  var query: [String] = []

  /// - Throws: `Failure` when it cannot be read.
  func parsed(for command: String) throws -> Query {
    do throws(QueryProblem) { return try QueryParser.parse(query.joined(separator: " ")) } catch {
      throw Failure(command, error.description, .usage)
    }
  }

  /// The card that the words name, or all that they find; nothing at all is refused.
  func cards(for command: String, at desk: Desk) throws -> [ID<Card>] {
    guard !query.isEmpty else {
      throw Failure(command, "name a card, or give a query such as deck:theorists", .usage)
    }
    if query.count == 1, let key = CardKey(query[0]) {
      return [try CardArgument.find(key, for: command, at: desk).card.id]
    }
    let cards = try desk.store.cardIDs(
      matching: try parsed(for: command), on: desk.clock.now().day)
    guard !cards.isEmpty else { throw Failure(command, "no card matches", .unavailable) }
    return cards
  }
}

/// One card, by its key.
struct CardArgument: ParsableArguments {
  @Argument(help: "A card, as `engram list` names it: deck/concept/kind.")
  var card: String

  func find(for command: String, at desk: Desk) throws -> StudiedCard {
    guard let key = CardKey(card) else {
      throw Failure(
        command, "\"\(card)\" names no card; a card is deck/concept/kind, as `engram list` shows",
        .usage)
    }
    return try CardArgument.find(key, for: command, at: desk)
  }

  static func find(_ key: CardKey, for command: String, at desk: Desk) throws -> StudiedCard {
    guard let studied = try desk.store.card(key) else {
      throw Failure(
        command, "there is no card \(key.description); `engram list` shows all", .unavailable)
    }
    return studied
  }
}

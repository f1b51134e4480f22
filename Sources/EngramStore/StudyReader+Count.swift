import EngramCore
import GRDB

extension StudyReader {
  /// What is due of a deck, as far as it takes to count it.
  struct DueConcepts {
    let deck: Int64
    /// The concept of each card that was due before today.
    let earlier: [ID<Concept>]
    /// The concept of each card that is due since today.
    let today: [ID<Concept>]
  }

  /// What `StudyQueue` holds, in numbers.
  struct Count {
    let due: Int
    let new: Int
    let drill: Int
    let backlog: Int
  }

  func dueConcepts(of deck: Int64) throws -> DueConcepts {
    let concepts = { (comparison: String) in
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT concept FROM state WHERE deck = ? AND ready \(comparison) ?"),
        arguments: [deck, day.number])
      var concepts: [ID<Concept>] = []
      while let row = try rows.next() { concepts.append(ID(row[0])) }
      return concepts
    }
    return DueConcepts(deck: deck, earlier: try concepts("<"), today: try concepts("="))
  }

  /// Counts what `queue(of:)` would ask of these decks, without putting it in order.
  func count(_ decks: [DueConcepts]) throws -> Count {
    let left = limits.left(after: tally(asked))
    let taken = Set(asked.map(\.concept))
    let askable = decks.reduce(0) { sum, deck in
      sum + DueSelection.askable(earlier: deck.earlier, today: deck.today, asked: taken)
    }
    let backlog = max(0, askable - left.reviews)
    let new = try newCards(
      of: decks.map(\.deck),
      beside: decks.reduce(into: taken) { $0.formUnion($1.earlier + $1.today) },
      limit: backlog > 0 ? 0 : left.newCards)
    let ids = Set(decks.map(\.deck))
    let drill = asked.count { $0.isDrilled && ids.contains($0.deck) }
    return Count(due: askable - backlog, new: new.count, drill: drill, backlog: backlog)
  }
}

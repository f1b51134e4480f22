import EngramCore
import GRDB

/// Writes states of cards that have none, a hundred thousand in a row.
struct StateInsertion {
  private let statement: RawStatement
  private let engine: Int64

  init(by engine: Engine, _ db: Database) throws {
    statement = try RawStatement(StateRecord.insertion, db)
    self.engine = try EngineRecord.id(of: engine, db)
  }

  func run(_ state: CardState, of card: Int64, concept: Int64, deck: Int64) throws {
    try statement.run(
      .number(engine), .number(Int64(state.memory.repetitions)),
      .number(Int64(state.memory.easiness)), .number(Int64(state.memory.interval)),
      .optional(state.due?.number), .optional(state.firstDay?.number),
      .optional(state.lastDay?.number), .number(Int64(state.lapses)),
      .number(state.isDrillOpen ? 1 : 0), .number(state.isSuspended ? 1 : 0),
      .optional(state.buriedUntil?.number), .optional(state.ready?.number),
      state.lastEvent.map { .id(high: $0.high, low: $0.low) } ?? .null, .number(card),
      .number(concept), .number(deck))
  }
}

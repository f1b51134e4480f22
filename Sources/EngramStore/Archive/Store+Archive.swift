package import EngramCore
import GRDB

extension Store {
  /// Hands over all that the database holds, a line of the loss-free export at a time.
  ///
  /// - Parameters:
  ///   - version: of this engram.
  ///   - moment: when the export is made.
  /// - Throws: `.refused` where something is of a kind that this program does not know; what `body`
  ///   throws.
  package func archive(
    version: String, at moment: Moment, _ body: (ArchiveRecord) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = ArchiveRows(db)
      try body(.header(rows.header(version: version, at: moment)))
      try rows.forEachSetting { try body(.setting($0, $1)) }
      try rows.forEachDeck { try body(.deck($0)) }
      try rows.forEachConcept { try body(.concept($0)) }
      try rows.forEachRelation { try body(.relation($0)) }
      try rows.forEachContrast { try body(.contrast($0, with: $1)) }
      try rows.forEachLog { try body(.log($0)) }
      try rows.forEachQuiz { try body(.quiz($0)) }
    }
  }
}

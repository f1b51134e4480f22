package import EngramCore
import GRDB

extension Importer {
  /// Takes a line of engram's own export: what is not there yet is added, what is there stays.
  ///
  /// - Throws: `ArchiveFault` where the line names what no line before it has.
  package mutating func add(_ record: ArchiveRecord) throws {
    if archive == nil { try schedules.keepGuardian() }
    var restorer = try archive ?? ArchiveRestorer(db)
    // So that nothing of it is copied for each line.
    archive = nil
    defer { archive = restorer }
    try restorer.add(record)
  }

  /// - Returns: whether it changed what the journal does not see.
  mutating func finishArchive() throws -> Bool {
    guard var restorer = archive else { return false }
    try restorer.finish(successor: .random(using: &random))
    archive = restorer
    suspensions.vanished += restorer.vanished
    for (card, key) in restorer.returned where try suspensions.takeBack(card, db) {
      report.returned.append(key)
    }
    let counts = restorer.counts
    report.added += counts.cards
    report.unchanged += counts.known
    report.settings += counts.settings
    report.quizzes += counts.quizzes
    report.answers += counts.events
    return counts.settings + counts.quizzes > 0
  }
}

import EngramCore
import GRDB

/// Which earlier imports the files of this one are newer versions of.
///
/// Every imported concept belongs to the lineage of the file that it first came from. A file goes on
/// with a lineage when both have the same name and at least one concept, or when it has at least half
/// of the concepts that the lineage has left.
struct ImportLineages {
  /// What one file of this import has.
  private struct File {
    let name: String
    /// Of each older lineage, how many of its concepts the file has, and how many that were not gone.
    var shared: [Int64: (all: Int, live: Int)] = [:]
    /// The lineage that its new concepts begin; nil while there are none.
    var own: Int64?
  }

  /// A lineage that goes on.
  struct Continued: Hashable {
    let lineage: Int64
    let name: String
  }

  private var files: [File] = []
  private let db: Database

  init(_ db: Database) { self.db = db }

  mutating func begin(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    files.append(File(name: name))
  }

  /// The file has a concept that was imported before.
  mutating func share(_ lineage: Int64, isLive: Bool) {
    guard !files.isEmpty else { return }
    files[files.count - 1].shared[lineage, default: (0, 0)].all += 1
    if isLive { files[files.count - 1].shared[lineage, default: (0, 0)].live += 1 }
  }

  /// The lineage of a new concept of the file.
  mutating func own() throws -> Int64 {
    if files.isEmpty { begin("") }
    if let own = files[files.count - 1].own { return own }
    try db.execute(
      sql: "INSERT INTO lineage (name) VALUES (?)", arguments: [files[files.count - 1].name])
    files[files.count - 1].own = db.lastInsertedRowID
    return db.lastInsertedRowID
  }

  /// Decides at the end; new concepts of a file that goes on with a lineage join it.
  func settle() throws -> [Continued] {
    var continued: Set<Continued> = []
    for file in files where !file.shared.isEmpty {
      var best: (lineage: Int64, shared: Int)?
      for (lineage, shared) in file.shared.sorted(by: { $0.key < $1.key }) {
        guard
          let name = try String.fetchOne(
            db.cachedStatement(sql: "SELECT name FROM lineage WHERE id = ?"), arguments: [lineage])
        else { continue }
        let isNewer = try name == file.name || 2 * shared.live >= live(lineage)
        guard isNewer else { continue }
        continued.insert(Continued(lineage: lineage, name: name))
        if shared.all > best?.shared ?? 0 { best = (lineage, shared.all) }
      }
      if let best, let own = file.own { try join(own, to: best.lineage) }
    }
    return continued.sorted { $0.lineage < $1.lineage }
  }

  /// How many of its concepts were not gone before this import.
  private func live(_ lineage: Int64) throws -> Int {
    let sql = """
      SELECT count(*) FROM concept WHERE lineage = ? AND EXISTS (SELECT 1 FROM card
        WHERE card.concept = concept.id AND card.hasVanished = 0)
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [lineage]) ?? 0
  }

  private func join(_ own: Int64, to lineage: Int64) throws {
    try db.execute(
      sql: "UPDATE concept SET lineage = ? WHERE lineage = ?", arguments: [lineage, own])
    try db.execute(sql: "DELETE FROM lineage WHERE id = ?", arguments: [own])
  }
}

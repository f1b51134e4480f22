import EngramCore
import GRDB

/// Which earlier imports the files of this one are newer versions of.
///
/// Every imported concept belongs to the lineage of the file that had it last. A file goes on with a
/// lineage when both have the same name and at least one concept; or when it has at least half of the
/// concepts that the lineage has left and adds or changes something, for what is only a part of a
/// file says nothing of the rest.
struct ImportLineages {
  /// What one file of this import has.
  private struct File {
    let name: String
    /// Whether its name says anything: what comes by a pipe is any file.
    let isNamed: Bool
    /// By older lineages.
    var shared: [Int64: Shared] = [:]
    /// The lineage that its new concepts begin; nil while there are none.
    var own: Int64?
    /// Whether it adds or changes anything.
    var hasNews = false
  }

  /// What a file has of an older lineage.
  private struct Shared {
    var count = 0
    /// How many were not gone.
    var live = 0
    /// How many of the others are back with it.
    var back: Int { count - live }
    /// Those of which the file has all cards.
    var whole: [Int64] = []
    /// The others; they say nothing of the cards that they lack, unless the file goes on with all.
    var parts: [Int64] = []

    mutating func add(_ concept: Int64, isLive: Bool, isWhole: Bool) {
      count += 1
      if isLive { live += 1 }
      if isWhole { whole.append(concept) } else { parts.append(concept) }
    }
  }

  /// What goes on with the files of this import.
  struct Continued {
    /// The names that the lineages had.
    var names: [String] = []
    /// Those of which nothing is left but what the files have.
    var lineages: [Int64] = []
  }

  private struct Older: Hashable {
    let lineage: Int64
    let name: String
    /// Whether the file has the name, too.
    let isNamesake: Bool
    let shared: Int
  }

  private var files: [File] = []
  /// Which concepts other lineages had until now.
  private var moves: [(concepts: [Int64], lineage: Int64)] = []
  private let db: Database

  init(_ db: Database) { self.db = db }

  mutating func begin(_ path: String, isNamed: Bool) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    files.append(File(name: name, isNamed: isNamed))
  }

  /// The file has a concept that was imported before.
  ///
  /// - Parameter isWhole: whether it has all its cards.
  mutating func share(
    _ concept: Int64, of lineage: Int64, isLive: Bool, isWhole: Bool
  ) {
    if files.isEmpty { begin("", isNamed: false) }
    files[files.count - 1].shared[lineage, default: Shared()]
      .add(concept, isLive: isLive, isWhole: isWhole)
  }

  /// The file adds or changes something.
  mutating func noteNews() {
    if files.isEmpty { begin("", isNamed: false) }
    files[files.count - 1].hasNews = true
  }

  /// Whether the file has given new concepts already.
  var hasOwn: Bool { files.last?.own != nil }

  /// The lineage of a new concept of the file.
  mutating func own() throws -> Int64 {
    noteNews()
    return try own(of: files.count - 1)
  }

  private mutating func own(of file: Int) throws -> Int64 {
    if let own = files[file].own { return own }
    try db.execute(sql: "INSERT INTO lineage (name) VALUES (?)", arguments: [files[file].name])
    files[file].own = db.lastInsertedRowID
    return db.lastInsertedRowID
  }

  /// Decides at the end.
  ///
  /// New concepts of a file go into the lineage of its name; so does what it has of others, and what
  /// is left of one that it goes on with under another name.
  ///
  /// - Parameter hasSeen: whether any file of this import has the concept.
  mutating func settle(_ hasSeen: (Int64) -> Bool) throws -> Continued {
    var continued: Set<Older> = []
    var ends: Set<Int64> = []
    let ofFiles = try files.map { try older(of: $0) }
    for older in ofFiles { continued.formUnion(older) }
    let isContinued = Set(continued.map(\.lineage))
    for (index, older) in ofFiles.enumerated() where !files[index].shared.isEmpty {
      let namesakes = older.filter(\.isNamesake)
      let end: Int64
      if let best = namesakes.max(by: { $0.shared < $1.shared }) {
        end = best.lineage
        if let own = files[index].own { try join(own, to: end) }
        files[index].own = nil
      } else if !older.isEmpty || files[index].own != nil {
        end = try own(of: index)
      } else {
        continue
      }
      if !older.isEmpty { ends.insert(end) }
      for other in older where !other.isNamesake {
        try leave(other.lineage, to: end, unless: hasSeen)
      }
      for (lineage, shared) in files[index].shared where lineage != end {
        let moved = shared.whole + (isContinued.contains(lineage) ? shared.parts : [])
        if !moved.isEmpty { moves.append((moved, end)) }
      }
    }
    let sorted = continued.sorted { $0.lineage < $1.lineage }
    var names: [String] = []
    var lineages = ends.subtracting(isContinued).sorted()
    for older in sorted where !lineages.contains(older.lineage) {
      names.append(older.name)
      lineages.append(older.lineage)
    }
    return Continued(names: names, lineages: lineages)
  }

  /// Of which the file is a newer version.
  private func older(of file: File) throws -> [Older] {
    var found: [Older] = []
    for (lineage, shared) in file.shared.sorted(by: { $0.key < $1.key }) {
      let name = try String.fetchOne(
        db.cachedStatement(sql: "SELECT name FROM lineage WHERE id = ?"), arguments: [lineage])
      guard let name else { continue }
      let isNamesake = file.isNamed && name == file.name
      let isNewer =
        try isNamesake || file.hasNews && 2 * shared.live >= live(lineage) - shared.back
      guard isNewer else { continue }
      found.append(
        Older(lineage: lineage, name: name, isNamesake: isNamesake, shared: shared.count))
    }
    return found
  }

  /// How many of its concepts are not gone.
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

  /// Moves what no file of this import has.
  private func leave(
    _ lineage: Int64, to end: Int64, unless hasSeen: (Int64) -> Bool
  ) throws {
    let all = try Int64.fetchAll(
      db, sql: "SELECT id FROM concept WHERE lineage = ?", arguments: [lineage])
    let update = try RawStatement("UPDATE concept SET lineage = ? WHERE id = ?", db)
    for concept in all where !hasSeen(concept) { try update.run(.number(end), .number(concept)) }
  }

  var hasMoves: Bool { !moves.isEmpty }

  /// Moves what the files have into their lineages.
  func move() throws {
    let update = try RawStatement("UPDATE concept SET lineage = ? WHERE id = ?", db)
    for (concepts, lineage) in moves {
      for concept in concepts { try update.run(.number(lineage), .number(concept)) }
    }
  }
}

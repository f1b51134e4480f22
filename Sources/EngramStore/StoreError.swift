import GRDB

/// What can go wrong with the database, as sentences with a way out.
package enum StoreError: Error, Hashable, Sendable {
  case cannotCreate(path: String, reason: String)
  case missing(path: String)
  /// Whether there is a database cannot even be seen.
  case unreachable(path: String, reason: String)
  /// Not a database of engram, or a damaged one; it was left as it is.
  case damaged(path: String, reason: String)
  case foreign(path: String)
  case newer(path: String, version: Int)
  /// Another engram is writing; `pid` where it could be read.
  case locked(path: String, pid: Int?)
  /// The card changed after the answer was decided on.
  case cardChanged
  case readOnly
  case full(reason: String)
  case refused(reason: String)
  case nothingToUndo
  /// What comes with the program belongs to it.
  case bundledDeck(title: String, key: String)
  case noBackup(path: String)
  case badBackup(path: String, reason: String)

  /// What the error is of: decides the exit code.
  package enum Category: Sendable { case missing, data, locked, disk, create, unavailable, ours }

  package var category: Category {
    switch self {
    case .missing, .unreachable, .noBackup: .missing
    case .damaged, .foreign, .newer, .badBackup, .bundledDeck: .data
    case .locked, .cardChanged: .locked
    case .readOnly, .full: .disk
    case .cannotCreate: .create
    case .nothingToUndo: .unavailable
    case .refused: .ours
    }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .missing(let path):
      "there is no database at \(path); without --db, engram makes one at its first start"
    case .unreachable(let path, let reason):
      "cannot reach \(path): \(reason); see where it leads, or name another with --db"
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)); it was left untouched: "
        + "`engram restore` puts the newest good backup in its place"
    case .foreign(let path):
      "\(path) is no database of engram; it was left untouched: name another with --db"
    case .newer(let path, let version):
      "\(path) was written by a newer engram (format \(version), this program knows "
        + "\(Migrations.current)); it was left untouched: update engram"
    case .locked(let path, let pid):
      "another engram\(pid.map { " (process \($0))" } ?? "") is writing to \(path); "
        + "finish there first; `status`, `list`, `show` and `next` work meanwhile"
    case .cardChanged: "this card was changed by another engram; look at it again"
    case .readOnly: "the database cannot be written: its folder or file is read-only"
    case .full(let reason):
      "the disk did not take it\(StoreError.inBrackets(reason)): free some space, or look at the "
        + "disk, and try again"
    case .refused(let reason):
      "the database refused (\(reason)); `engram doctor` looks for the cause"
    case .nothingToUndo: "there is nothing to undo"
    case .bundledDeck(let title, let key):
      "the deck \(title) (\(key)) comes with engram, and an update of it would not know your cards; "
        + "name a deck of your own with --deck"
    case .noBackup(let path): "there is no backup in \(path)"
    case .badBackup(let path, let reason): "the backup \(path) cannot be used: \(reason)"
    }
  }

  /// Nothing for what SQLite says when the cause was not its own.
  private static func inBrackets(_ reason: String) -> String {
    reason == "not an error" || reason.isEmpty ? "" : " (\(reason))"
  }
}

extension StoreError {
  /// What SQLite said, as one of ours.
  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .refused(reason: "\(type(of: error))")
      return
    }
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, pid: nil)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_FULL, .SQLITE_IOERR: self = .full(reason: reason)
    case .SQLITE_CANTOPEN: self = .cannotCreate(path: path, reason: reason)
    default: self = .refused(reason: reason)
    }
  }
}

import GRDB

/// The frozen history of the schema: a migration that has shipped is never edited.
enum Migrations {
  /// The `user_version` of a database that this program writes.
  static let current = 3

  /// Brings the schema from `version` to the current one, in one transaction.
  static func run(from version: Int, _ db: Database) throws {
    let steps = [v1, v2, v3]
    for (number, step) in steps.enumerated() where number >= version {
      try step(db)
      try db.execute(sql: "PRAGMA user_version = \(number + 1)")
    }
  }

  private static func v1(_ db: Database) throws {
    try db.execute(sql: content)
    try db.execute(sql: log)
    try db.execute(sql: cache)
  }

  /// What there is to learn.
  ///
  /// Lists (aliases, tags, citations) hold one entry a line.
  private static let content = """
    CREATE TABLE meta (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deck (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE CHECK (key <> ''),
      title TEXT NOT NULL,
      summary TEXT,
      position INTEGER NOT NULL,
      isBundled INTEGER NOT NULL CHECK (isBundled IN (0, 1)),
      cardCount INTEGER NOT NULL DEFAULT 0 CHECK (cardCount >= 0)
    ) STRICT;

    CREATE TABLE concept (
      id INTEGER PRIMARY KEY,
      deck INTEGER NOT NULL REFERENCES deck(id),
      key TEXT NOT NULL CHECK (key <> ''),
      term TEXT,
      kind TEXT NOT NULL,
      definition TEXT,
      note TEXT,
      aliases TEXT NOT NULL DEFAULT '',
      tags TEXT NOT NULL DEFAULT '',
      citations TEXT NOT NULL DEFAULT '',
      rank INTEGER NOT NULL,
      position INTEGER NOT NULL,
      UNIQUE (deck, key)
    ) STRICT;

    CREATE TABLE relation (
      concept INTEGER NOT NULL REFERENCES concept(id),
      kind TEXT NOT NULL CHECK (kind IN
        ('by', 'partOf', 'contrast', 'confusedWith', 'overlap', 'require')),
      target INTEGER NOT NULL REFERENCES concept(id),
      PRIMARY KEY (concept, kind, target)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE card (
      id INTEGER PRIMARY KEY,
      concept INTEGER NOT NULL REFERENCES concept(id),
      kind TEXT NOT NULL,
      number INTEGER NOT NULL DEFAULT 0 CHECK (number >= 0),
      prompt TEXT NOT NULL CHECK (prompt <> ''),
      answer TEXT NOT NULL CHECK (answer <> ''),
      aliases TEXT NOT NULL DEFAULT '',
      citations TEXT NOT NULL DEFAULT '',
      hasVanished INTEGER NOT NULL DEFAULT 0 CHECK (hasVanished IN (0, 1)),
      UNIQUE (concept, kind, number)
    ) STRICT;

    CREATE TABLE edit (
      card INTEGER PRIMARY KEY REFERENCES card(id),
      prompt TEXT NOT NULL CHECK (prompt <> ''),
      answer TEXT NOT NULL CHECK (answer <> ''),
      note TEXT
    ) STRICT;
    """

  /// The truth: what happened.
  ///
  /// `id` is the order of arrival; the order of the fold comes from the
  /// contents. A unique index over the random uuids would cost a third of the file, so a trigger
  /// drops an event that its card has already. One byte of the uuid in the index spares it all but
  /// the rows that it looks for.
  /// The checks compare, since for `IN` with a list SQLite fills a table of its own at every insert.
  private static let log = """
    CREATE TABLE device (
      id INTEGER PRIMARY KEY,
      uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
      isOwn INTEGER NOT NULL CHECK (isOwn IN (0, 1))
    ) STRICT;

    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      uuid BLOB NOT NULL CHECK (length(uuid) = 16),
      card INTEGER NOT NULL REFERENCES card(id),
      kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
      at INTEGER NOT NULL,
      offset INTEGER NOT NULL CHECK (offset BETWEEN -1440 AND 1440),
      day INTEGER NOT NULL,
      grade INTEGER CHECK (grade BETWEEN 0 AND 5),
      took INTEGER CHECK (took >= 0),
      device INTEGER NOT NULL REFERENCES device(id),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      payload BLOB,
      CHECK ((kind <= 2) = (grade IS NOT NULL)),
      CHECK ((kind <= 2) = (took IS NOT NULL)),
      CHECK ((kind = 4 OR kind >= 7) = (payload IS NOT NULL))
    ) STRICT;

    CREATE INDEX event_card ON event(card, substr(uuid, 1, 1));

    CREATE TRIGGER event_once BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event 
      WHERE card = NEW.card AND substr(uuid, 1, 1) = substr(NEW.uuid, 1, 1) AND uuid = NEW.uuid)
    BEGIN SELECT RAISE(IGNORE); END;

    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

    CREATE TABLE act (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('edit', 'setting', 'decks')),
      subject TEXT NOT NULL,
      before TEXT,
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1))
    ) STRICT;
    """

  /// What can be rebuilt from the log and the decks.
  ///
  /// `ready` is the first day on which the queue
  /// may ask a card; `deck` and `concept` stand here too so that one index answers for the queue.
  private static let cache = """
    CREATE TABLE engine (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE state (
      card INTEGER PRIMARY KEY REFERENCES card(id),
      concept INTEGER NOT NULL REFERENCES concept(id),
      deck INTEGER NOT NULL REFERENCES deck(id),
      engine INTEGER NOT NULL REFERENCES engine(id),
      repetitions INTEGER NOT NULL CHECK (repetitions >= 0),
      easiness INTEGER NOT NULL CHECK (easiness >= 130),
      interval INTEGER NOT NULL CHECK (interval >= 0),
      due INTEGER,
      firstDay INTEGER,
      lastDay INTEGER,
      lapses INTEGER NOT NULL CHECK (lapses >= 0),
      isDrillOpen INTEGER NOT NULL CHECK (isDrillOpen IN (0, 1)),
      isSuspended INTEGER NOT NULL CHECK (isSuspended IN (0, 1)),
      buriedUntil INTEGER,
      ready INTEGER,
      lastEvent BLOB NOT NULL CHECK (length(lastEvent) = 16)
    ) STRICT;

    CREATE INDEX state_ready ON state(deck, ready, concept, interval, lastDay)
      WHERE ready IS NOT NULL;
    CREATE INDEX state_concept ON state(concept);

    CREATE TABLE fresh (
      deck INTEGER NOT NULL REFERENCES deck(id),
      rank INTEGER NOT NULL,
      card INTEGER NOT NULL REFERENCES card(id),
      concept INTEGER NOT NULL REFERENCES concept(id),
      PRIMARY KEY (deck, rank, card)
    ) STRICT, WITHOUT ROWID;
    """
}

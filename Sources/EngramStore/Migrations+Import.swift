import GRDB

extension Migrations {
  /// What is imported, what each import changed, and the words that a deck of concepts was read from.
  ///
  /// The bundled decks' own words come with their next update: an unknown fingerprint brings it about.
  static func v3(_ db: Database) throws {
    try db.execute(sql: origins)
    try db.execute(sql: importAct)
    try db.execute(sql: imports)
    try db.execute(sql: "UPDATE meta SET value = '' WHERE key = 'bundle'")
  }

  /// Lets a reader who cannot change a file of version 1 or 2 see it as if it were one of version 3,
  /// where nothing was imported yet.
  static func imitate(_ db: Database) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < 3 else { return }
    try db.execute(
      sql: """
        CREATE TEMP VIEW card AS SELECT *, 0 AS isHidden FROM main.card;
        CREATE TEMP VIEW concept AS SELECT *, NULL AS origin, NULL AS lineage FROM main.concept;
        CREATE TEMP TABLE lineage (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TEMP TABLE deckSource (deck INTEGER PRIMARY KEY, text TEXT NOT NULL);
        """)
    try db.execute(sql: imports.replacing("CREATE TABLE", with: "CREATE TEMP TABLE"))
  }

  /// `origin` is what the program that a note came from knows it by; a lineage is a file with its
  /// later versions; a card is hidden when its import was taken back but the log still speaks of it.
  private static let origins = """
    CREATE TABLE lineage (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT;

    ALTER TABLE concept ADD COLUMN origin TEXT CHECK (origin <> '');
    ALTER TABLE concept ADD COLUMN lineage INTEGER REFERENCES lineage(id);
    ALTER TABLE card ADD COLUMN isHidden INTEGER NOT NULL DEFAULT 0 CHECK (isHidden IN (0, 1));

    CREATE INDEX concept_origin ON concept(origin) WHERE origin IS NOT NULL;
    CREATE INDEX concept_lineage ON concept(lineage) WHERE lineage IS NOT NULL;
    CREATE INDEX card_hidden ON card(concept) WHERE isHidden = 1;

    CREATE TABLE deckSource (
      deck INTEGER PRIMARY KEY REFERENCES deck(id),
      text TEXT NOT NULL
    ) STRICT;
    """

  private static let importAct = """
    CREATE TABLE newAct (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('edit', 'setting', 'decks', 'quiz', 'import')),
      subject TEXT NOT NULL,
      before TEXT,
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1))
    ) STRICT;

    INSERT INTO newAct (sequence, kind, subject, before, isUndone)
      SELECT sequence, kind, subject, before, isUndone FROM act;

    DROP TABLE act;

    ALTER TABLE newAct RENAME TO act;
    """

  /// Rows that an import added are those between two numbers, as far as they are there still; rows
  /// that it changed stand in `importChange` as they were before, in the order of the changes.
  private static let imports = """
    CREATE TABLE import (
      id INTEGER PRIMARY KEY,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at INTEGER NOT NULL,
      offset INTEGER NOT NULL CHECK (offset BETWEEN -1440 AND 1440),
      day INTEGER NOT NULL,
      files TEXT NOT NULL,
      format TEXT NOT NULL,
      added INTEGER NOT NULL DEFAULT 0 CHECK (added >= 0),
      updated INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0),
      unchanged INTEGER NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
      vanished INTEGER NOT NULL DEFAULT 0 CHECK (vanished >= 0),
      returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0),
      scheduled INTEGER NOT NULL DEFAULT 0 CHECK (scheduled >= 0),
      answers INTEGER NOT NULL DEFAULT 0 CHECK (answers >= 0),
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1)),
      deckBefore INTEGER NOT NULL,
      deckAfter INTEGER NOT NULL,
      conceptBefore INTEGER NOT NULL,
      conceptAfter INTEGER NOT NULL,
      cardBefore INTEGER NOT NULL,
      cardAfter INTEGER NOT NULL,
      eventBefore INTEGER NOT NULL,
      eventAfter INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE importChange (
      id INTEGER PRIMARY KEY,
      import INTEGER NOT NULL REFERENCES import(id),
      kind TEXT NOT NULL CHECK (kind IN
        ('deck', 'deckSource', 'concept', 'relation', 'card', 'contrast', 'edit', 'setting', 'quiz')),
      row INTEGER NOT NULL,
      before TEXT,
      added TEXT
    ) STRICT;

    CREATE INDEX importChange_import ON importChange(import);
    """
}

import GRDB

extension Migrations {
  /// Quizzes, and what the questions of one are made of.
  ///
  /// The words that older rows lack come with the next update of the decks: an unknown fingerprint
  /// of the bundled ones brings it about.
  static func v2(_ db: Database) throws {
    try db.execute(sql: words)
    try db.execute(sql: act)
    try db.execute(sql: quiz)
    try db.execute(sql: "UPDATE meta SET value = '' WHERE key = 'bundle'")
  }

  /// How a term stands in a sentence, where that cannot be told from the term; which concept a
  /// contrast contrasts with; relations from their other end; and which cards cannot be asked, as an
  /// index of those alone.
  private static let words = """
    ALTER TABLE concept ADD COLUMN phrase TEXT;

    CREATE TABLE contrast (
      card INTEGER PRIMARY KEY REFERENCES card(id),
      other INTEGER NOT NULL REFERENCES concept(id)
    ) STRICT;

    CREATE INDEX relation_target ON relation(target);
    CREATE INDEX card_vanished ON card(concept) WHERE hasVanished = 1;
    CREATE INDEX state_suspended ON state(card) WHERE isSuspended = 1;
    """

  private static let act = """
    CREATE TABLE newAct (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('edit', 'setting', 'decks', 'quiz')),
      subject TEXT NOT NULL,
      before TEXT,
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1))
    ) STRICT;

    INSERT INTO newAct (sequence, kind, subject, before, isUndone)
      SELECT sequence, kind, subject, before, isUndone FROM act;

    DROP TABLE act;

    ALTER TABLE newAct RENAME TO act;
    """

  /// A quiz holds its words, and so stays as it was whatever becomes of the decks.
  ///
  /// `sequence` is that of the command that the quiz counts as: its last sitting. The item's place in
  /// `quizItem_given` is the order in which a concept was answered, the last answers last.
  private static let quiz = """
    CREATE TABLE quiz (
      id INTEGER PRIMARY KEY,
      uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
      topic TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('choice', 'typed', 'match', 'truefalse', 'mixed')),
      count INTEGER NOT NULL CHECK (count >= 0),
      options INTEGER NOT NULL CHECK (options >= 0),
      seed INTEGER NOT NULL,
      limitMs INTEGER CHECK (limitMs >= 0),
      countsMisses INTEGER NOT NULL CHECK (countsMisses IN (0, 1)),
      at INTEGER NOT NULL,
      offset INTEGER NOT NULL CHECK (offset BETWEEN -1440 AND 1440),
      day INTEGER NOT NULL,
      isFinished INTEGER NOT NULL DEFAULT 0 CHECK (isFinished IN (0, 1)),
      isUndone INTEGER NOT NULL DEFAULT 0 CHECK (isUndone IN (0, 1)),
      sequence INTEGER NOT NULL CHECK (sequence > 0)
    ) STRICT;

    CREATE INDEX quiz_open ON quiz(sequence) WHERE isFinished = 0 AND isUndone = 0;

    CREATE TABLE quizItem (
      quiz INTEGER NOT NULL REFERENCES quiz(id),
      number INTEGER NOT NULL CHECK (number >= 0),
      card INTEGER NOT NULL REFERENCES card(id),
      concept INTEGER NOT NULL REFERENCES concept(id),
      mode TEXT NOT NULL CHECK (mode IN ('choice', 'typed', 'match', 'truefalse')),
      prompt TEXT NOT NULL,
      label TEXT,
      grp INTEGER,
      right INTEGER CHECK (right >= 0),
      answer TEXT NOT NULL,
      aliases TEXT NOT NULL,
      isPerson INTEGER NOT NULL CHECK (isPerson IN (0, 1)),
      why TEXT,
      citations TEXT NOT NULL,
      deckTitle TEXT NOT NULL,
      kind TEXT NOT NULL,
      theorists TEXT NOT NULL,
      isFlagged INTEGER NOT NULL DEFAULT 0 CHECK (isFlagged IN (0, 1)),
      given TEXT,
      option INTEGER CHECK (option >= 0),
      chosen INTEGER REFERENCES concept(id),
      outcome TEXT CHECK (outcome IN ('right', 'slip', 'overruled', 'wrong', 'skipped')),
      took INTEGER CHECK (took >= 0),
      at INTEGER,
      dueEvent BLOB CHECK (length(dueEvent) = 16),
      PRIMARY KEY (quiz, number),
      CHECK ((outcome IS NULL) = (given IS NULL)),
      CHECK ((outcome IS NULL) = (took IS NULL)),
      CHECK ((outcome IS NULL) = (at IS NULL)),
      CHECK (outcome IS NOT NULL OR (option IS NULL AND chosen IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX quizItem_given ON quizItem(concept, at, quiz, number, outcome, chosen)
      WHERE outcome IS NOT NULL;
    CREATE INDEX quizItem_overruled ON quizItem(card) WHERE outcome = 'overruled';
    CREATE INDEX quizItem_score ON quizItem(quiz, outcome, took) WHERE outcome IS NOT NULL;

    CREATE TABLE quizOption (
      quiz INTEGER NOT NULL,
      item INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 0),
      text TEXT NOT NULL,
      concept INTEGER REFERENCES concept(id),
      explanation TEXT,
      PRIMARY KEY (quiz, item, number),
      FOREIGN KEY (quiz, item) REFERENCES quizItem(quiz, number)
    ) STRICT, WITHOUT ROWID;
    """
}

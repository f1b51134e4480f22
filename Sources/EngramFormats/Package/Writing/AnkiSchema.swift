/// The tables of a collection that every Anki since 2.0 reads: schema 11.
enum AnkiSchema {
  static let tables = """
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
      scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
      ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
      dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
      mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
      sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
      ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
      queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
      reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
      odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
      ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,
      factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    """

  static let indexes = """
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    CREATE INDEX ix_notes_csum ON notes (csum);
    """

  static func configuration(offsetWest: Int) -> String {
    """
    {"nextPos":1,"schedVer":2,"sched2021":true,"creationOffset":\(offsetWest),"curDeck":1,\
    "activeDecks":[1],"sortType":"noteFld","sortBackwards":false,"newSpread":0,"collapseTime":1200,\
    "timeLim":0,"estTimes":true,"dueCounts":true,"addToCur":true,"dayLearnFirst":false}
    """
  }

  static func deck(id: Int, title: String) -> String {
    """
    "\(id)":{"id":\(id),"name":\(quoted(title)),"mod":0,"usn":0,"desc":"","dyn":0,"conf":1,\
    "collapsed":false,"newToday":[0,0],"revToday":[0,0],"lrnToday":[0,0],"timeToday":[0,0],\
    "extendNew":0,"extendRev":0}
    """
  }

  /// A text as JSON has it.
  static func quoted(_ text: String) -> String {
    var line = JSONLine()
    line.texts("", [text])
    // What stands between the brackets of `"":["text"]`.
    return String(decoding: line.bytes.dropFirst(4).dropLast(), as: UTF8.self)
  }

  static let deckOptions = """
    {"1":{"id":1,"name":"Default","mod":0,"usn":0,"maxTaken":60,"autoplay":true,"timer":0,\
    "replayq":true,"new":{"delays":[1,10],"ints":[1,4,7],"initialFactor":2500,"order":1,\
    "perDay":20,"bury":true,"separate":true},"lapse":{"delays":[10],"mult":0,"minInt":1,\
    "leechFails":8,"leechAction":0},"rev":{"perDay":200,"ease4":1.3,"fuzz":0.05,"minSpace":1,\
    "ivlFct":1,"maxIvl":36500,"bury":true}}}
    """
}

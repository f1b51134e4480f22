/// What a collection of Anki's says of itself beside its notes: decks, note types, its first day.
struct AnkiCollection {
  /// Seconds since 1970.
  private(set) var created = 0
  /// Minutes west of UTC where it was made; nil before Anki 2.1.
  private(set) var creationOffset: Int?
  /// Whether an Anki wrote it that knows the third scheduler.
  private(set) var isModern = false
  /// Titles, levels divided by "::".
  private(set) var decks: [Int: String] = [:]
  private(set) var noteTypes: [Int: AnkiNoteType] = [:]

  static let tables = [
    "notes": ["id", "guid", "mid", "tags", "flds"],
    "cards": [
      "id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "lapses", "odue",
      "odid",
      "flags", "data",
    ],
    "revlog": ["id", "cid", "ease", "factor", "time", "type"],
  ]

  init(_ database: ForeignDatabase) throws {
    try ForeignSchema.check(
      ["col": ["id", "crt", "ver", "conf", "models", "decks"]], in: database)
    let rows = try database.rows("SELECT crt, ver, conf, models, decks FROM col NOT INDEXED")
    guard try rows.next(), let created = rows.integer(0), let version = rows.integer(1) else {
      throw ForeignFault.strange(
        "its table \"col\" is empty; export the deck again with the program that made it")
    }
    self.created = min(max(created, 0), 4_000_000_000)
    switch version {
    case 11:
      readConfiguration(rows.bytes(2) ?? [])
      try readNoteTypes(rows.bytes(3) ?? [])
      try readDecks(rows.bytes(4) ?? [])
    case 15...18:
      try ForeignSchema.check(Self.latestTables, in: database)
      try readConfiguration(in: database)
      try readNoteTypes(in: database)
      try readDecks(in: database)
    case 19...:
      throw ForeignFault.strange(
        "its collection was written by a newer Anki (schema \(version)) than engram knows; "
          + AnkiContainer.way)
    default:
      throw ForeignFault.strange(
        "its collection has a schema (\(version)) of no released Anki; " + AnkiContainer.way)
    }
    try ForeignSchema.check(Self.tables, in: database)
  }

  private mutating func addDeck(_ id: Int, _ name: String) {
    let levels = AnkiCollection.clean(name).split(separator: "::", omittingEmptySubsequences: true)
    decks[id] = levels.joined(separator: "::")
  }

  /// A name in one line.
  static func clean(_ name: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "\u{1F}" {
        clean.append(contentsOf: "::".unicodeScalars)
      } else {
        clean.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    return String(clean)
  }
}

// MARK: - Schema 11: JSON in one row

extension AnkiCollection {
  private mutating func readConfiguration(_ json: [UInt8]) {
    let configuration = ForeignJSONReader.value(json)
    creationOffset = configuration?["creationOffset"]?.integer
    isModern = configuration?["sched2021"] != nil
  }

  private mutating func readDecks(_ json: [UInt8]) throws {
    guard let decks = ForeignJSONReader.value(json) else {
      throw ForeignFault.damaged("its decks cannot be read")
    }
    for (id, deck) in decks.members {
      if let id = Int(id), let name = deck["name"]?.text { addDeck(id, name) }
    }
  }

  private mutating func readNoteTypes(_ json: [UInt8]) throws {
    guard let types = ForeignJSONReader.value(json) else {
      throw ForeignFault.damaged("its note types cannot be read")
    }
    for (id, type) in types.members {
      guard let id = Int(id) else { continue }
      let fields = Self.inOrder(type["flds"]?.list ?? []).map { $0.value["name"]?.text ?? "" }
      let templates = Self.inOrder(type["tmpls"]?.list ?? []).map { ord, template in
        AnkiNoteType.Template(
          name: template["name"]?.text ?? "", ord: ord, front: template["qfmt"]?.text ?? "",
          back: template["afmt"]?.text ?? "")
      }
      noteTypes[id] = AnkiNoteType(
        name: type["name"]?.text ?? "", isCloze: type["type"]?.integer == 1, fields: fields,
        templates: templates)
    }
  }

  private static func inOrder(_ list: [ForeignJSON]) -> [(ord: Int, value: ForeignJSON)] {
    list.enumerated().map { (ord: $1["ord"]?.integer ?? $0, value: $1) }.sorted { $0.ord < $1.ord }
  }
}

// MARK: - Schema 18: tables with protobuf in them

extension AnkiCollection {
  private static let latestTables = [
    "notetypes": ["id", "name", "config"], "fields": ["ntid", "ord", "name"],
    "templates": ["ntid", "ord", "name", "config"], "decks": ["id", "name"],
    "config": ["KEY", "val"],
  ]

  private mutating func readConfiguration(in database: ForeignDatabase) throws {
    let rows = try database.rows("SELECT val FROM config WHERE KEY = ?", "creationOffset")
    if try rows.next() {
      creationOffset = rows.bytes(0).flatMap { ForeignJSONReader.value($0)?.integer }
    }
    isModern = true
  }

  private mutating func readDecks(in database: ForeignDatabase) throws {
    let rows = try database.rows("SELECT id, name FROM decks NOT INDEXED")
    while try rows.next() {
      if let id = rows.integer(0), let name = rows.text(1) { addDeck(id, name) }
    }
  }

  private mutating func readNoteTypes(in database: ForeignDatabase) throws {
    var fields: [Int: [String]] = [:]
    let names = try database.rows("SELECT ntid, name FROM fields NOT INDEXED ORDER BY ntid, ord")
    while try names.next() {
      if let type = names.integer(0) { fields[type, default: []].append(names.text(1) ?? "") }
    }
    var templates: [Int: [AnkiNoteType.Template]] = [:]
    let rows = try database.rows(
      "SELECT ntid, ord, name, config FROM templates NOT INDEXED ORDER BY ntid, ord")
    while try rows.next() {
      guard let type = rows.integer(0), let ord = rows.integer(1) else { continue }
      let texts = Self.texts(rows.bytes(3) ?? [])
      templates[type, default: []].append(
        AnkiNoteType.Template(
          name: rows.text(2) ?? "", ord: ord, front: texts[1] ?? "", back: texts[2] ?? ""))
    }
    let types = try database.rows("SELECT id, name, config FROM notetypes NOT INDEXED")
    while try types.next() {
      guard let id = types.integer(0) else { continue }
      noteTypes[id] = AnkiNoteType(
        name: types.text(1) ?? "", isCloze: Self.isCloze(types.bytes(2) ?? []),
        fields: fields[id] ?? [], templates: templates[id] ?? [])
    }
  }

  /// The texts of a message by their field numbers.
  private static func texts(_ message: [UInt8]) -> [Int: String] {
    var texts: [Int: String] = [:]
    var reader = ProtobufReader(message)
    while let (field, value) = reader.next() {
      if case .bytes = value { texts[field] = value.text }
    }
    return texts
  }

  private static func isCloze(_ message: [UInt8]) -> Bool {
    var isCloze = false
    var reader = ProtobufReader(message)
    while let (field, value) = reader.next() {
      if field == 1 { isCloze = value.number == 1 }
    }
    return isCloze
  }
}

import EngramCore

/// Reads the lines of an export.
enum ArchiveParser {
  /// What a line holds.
  enum Line {
    case record(ArchiveRecord)
    /// A piece of a picture or sound.
    case medium(name: String, [UInt8])
  }

  static func line(_ bytes: [UInt8]) throws(ArchiveFault) -> Line {
    guard let value = ForeignJSONReader.value(bytes) else {
      throw ArchiveFault("this line is cut off, or is no JSON")
    }
    let fields = try ArchiveFields(value, "a line")
    if try fields.numberIfAny("engram", in: 0...Int.max) != nil {
      return .record(.header(try header(fields)))
    }
    guard value.members.count == 1, let (kind, content) = value.members.first else {
      throw ArchiveFault("a line wants one field, which tells what it holds")
    }
    let inner = try ArchiveFields(content, kind)
    switch kind {
    case "setting": return .record(try setting(inner))
    case "deck": return .record(.deck(try deck(inner)))
    case "concept": return .record(.concept(try concept(inner)))
    case "relation": return .record(.relation(try relation(inner)))
    case "contrast":
      let other = try inner.fields("with").conceptName()
      return .record(.contrast(try inner.cardKey(), with: other))
    case "log": return .record(.log(try log(inner)))
    case "quiz": return .record(.quiz(try quiz(inner)))
    case "medium": return try medium(inner)
    default:
      throw ArchiveFault("no line holds a \"\(kind)\" as far as this engram knows; update engram")
    }
  }

  private static func header(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchiveHeader {
    let format = try fields.number("engram", in: 0...Int.max)
    let version = try fields.textIfAny("version") ?? "?"
    guard format <= ArchiveHeader.current else {
      throw ArchiveFault(
        "it was written by a newer engram (version \(version)) than this one; update engram")
    }
    return ArchiveHeader(
      format: format, version: version, exported: try fields.textIfAny("exported") ?? "",
      cards: try fields.number("cards", in: ArchiveFields.counts),
      events: try fields.number("events", in: ArchiveFields.counts))
  }

  private static func setting(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchiveRecord {
    let key = try fields.named("name", as: SettingKey.self)
    let value = try fields.text("value")
    guard Settings().setting(key, to: value) != nil else {
      throw ArchiveFault("\(key.rawValue) takes no \"\(value)\"")
    }
    return .setting(key, value)
  }

  private static func deck(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedDeck {
    ArchivedDeck(
      key: try fields.key("key"), title: try fields.words("title"),
      summary: try fields.textIfAny("summary"), position: try fields.place("position"),
      isBundled: try fields.truth("isBundled"), source: try fields.textIfAny("source"))
  }

  private static func concept(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedConcept {
    var concept = ArchivedConcept(
      name: try fields.conceptName(), kind: try fields.named("kind", as: ConceptKind.self),
      rank: try fields.place("rank"), position: try fields.place("position"))
    concept.term = try fields.textIfAny("term")
    concept.definition = try fields.textIfAny("definition")
    concept.note = try fields.textIfAny("note")
    concept.aliases = try fields.texts("aliases")
    concept.tags = try fields.texts("tags")
    concept.citations = try fields.texts("citations")
    concept.phrase = try fields.textIfAny("phrase")
    concept.origin = try fields.textIfAny("origin").flatMap { $0.isEmpty ? nil : $0 }
    if let file = try fields.fieldsIfAny("file") {
      concept.lineage = ArchivedConcept.Lineage(
        number: try file.number("number", in: ArchiveFields.counts), name: try file.text("name"))
    }
    var taken: Set<String> = []
    for value in try fields.list("cards") {
      let card = try card(ArchiveFields(value, "a card"))
      guard taken.insert("\(card.kind)/\(card.number ?? 0)").inserted else {
        throw ArchiveFault("the card \(card.kind) \(card.number ?? 0) stands here twice")
      }
      concept.cards.append(card)
    }
    return concept
  }

  private static func card(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedCard {
    var card = ArchivedCard(
      kind: try fields.named("kind", as: CardKind.self),
      number: try fields.numberIfAny("number", in: ArchiveFields.cards),
      prompt: try fields.words("prompt"), answer: try fields.words("answer"))
    card.aliases = try fields.texts("aliases")
    card.citations = try fields.texts("citations")
    card.hasVanished = try fields.truth("hasVanished")
    card.isHidden = try fields.truth("isHidden")
    guard let edit = try fields.fieldsIfAny("edit") else { return card }
    card.edit = ArchivedCard.Edit(
      prompt: try edit.words("prompt"), answer: try edit.words("answer"),
      note: try edit.textIfAny("note"))
    return card
  }

  private static func relation(_ fields: ArchiveFields) throws(ArchiveFault) -> ArchivedRelation {
    ArchivedRelation(
      from: try fields.conceptName(),
      kind: try fields.named("kind", as: ArchivedRelation.Kind.self),
      to: try fields.fields("to").conceptName())
  }

  private static func medium(_ fields: ArchiveFields) throws(ArchiveFault) -> Line {
    let name = try fields.words("name")
    guard ZipName.isPlain(name) else { throw ArchiveFault("\"\(name)\" is no plain file name") }
    guard let bytes = Base64.bytes(try fields.text("base64")) else {
      throw ArchiveFault("base64 wants the signs of base64")
    }
    return .medium(name: name, bytes)
  }
}

extension ArchiveFields {
  /// A place among others.
  func place(_ name: String) throws(ArchiveFault) -> Int {
    try number(name, in: 0...1_000_000_000)
  }
}

import EngramCore

/// Which members of a package are which pictures and sounds.
struct AnkiMediaMap {
  /// The names of members by the names that cards use.
  private(set) var members: [String: String] = [:]

  init(
    _ zip: inout ZipFile, container: AnkiContainer, name: String
  ) throws(ImportProblem) {
    // Packages of old phones have none.
    guard let media = zip.member("media"), media.claimedSize > 0 else { return }
    let bytes = try zip.bytes(
      of: media, limit: UnpackLimit.mediaMap, packing: container.packing)
    let entries = container == .latest ? Self.messages(bytes) : Self.object(bytes)
    guard let entries else {
      throw ImportProblem(
        at: Place(file: name),
        "this package is damaged: its list of media cannot be read; \(AnkiContainer.way)")
    }
    for entry in entries {
      guard ZipName.isPlain(entry.name) else {
        throw ImportProblem(
          at: Place(file: name),
          "this package is refused: \(ZipName.quoted(Array(entry.name.utf8))) is no name for a "
            + "picture or a sound: a name must not hold a path (/, \\ or ..) or control signs, nor be "
            + "longer than 255 bytes; rename the file in Anki, and export again")
      }
      if members[entry.name] == nil { members[entry.name] = entry.member }
    }
  }

  /// Adds the names of the package that the texts of a note show.
  func collect(from note: ImportedNote, into names: inout Set<String>) {
    guard !members.isEmpty else { return }
    for name in note.mediaNames where members[name] != nil { names.insert(name) }
  }

  /// Such as {"0": "tone.wav"}.
  private static func object(_ bytes: [UInt8]) -> [(name: String, member: String)]? {
    guard let value = ForeignJSONReader.value(bytes), case .object(let members) = value else {
      return nil
    }
    var entries: [(name: String, member: String)] = []
    for (member, name) in members {
      guard let name = name.text, isNumber(member) else { return nil }
      entries.append((name, member))
    }
    return entries
  }

  /// Field 1 of the message is an entry, whose field 1 is the name; its place is the member.
  private static func messages(_ bytes: [UInt8]) -> [(name: String, member: String)]? {
    var entries: [(name: String, member: String)] = []
    var reader = ProtobufReader(bytes)
    while let (field, value) = reader.next() {
      guard field == 1 else { continue }
      var entry = ProtobufReader(value.bytes)
      var name = ""
      while let (field, value) = entry.next() {
        if field == 1 { name = value.text }
      }
      guard !entry.isDamaged else { return nil }
      entries.append((name, String(entries.count)))
    }
    return reader.isDamaged ? nil : entries
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

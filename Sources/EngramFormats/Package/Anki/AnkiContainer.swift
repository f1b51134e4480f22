import EngramCore

/// Which of the three kinds of Anki package one is.
enum AnkiContainer: Int {
  /// Until Anki 2.1: a plain `collection.anki2`.
  case first = 1
  /// "Support older Anki versions".
  case second
  /// Everything packed with Zstandard.
  case latest

  var collection: String {
    switch self {
    case .first: "collection.anki2"
    case .second: "collection.anki21"
    case .latest: "collection.anki21b"
    }
  }

  var packing: ZipFile.Packing {
    switch self {
    case .first, .second: .zip
    case .latest: .zstd
    }
  }

  var title: String {
    switch self {
    case .first: "the oldest format"
    case .second: "the format for older versions"
    case .latest: "the latest format"
    }
  }

  static let way =
    "in Anki choose Export with \"Support older Anki versions\" ticked, or update the Anki that "
    + "made it and export again"

  /// The kind of a package by what it says of itself, else by its members.
  ///
  /// A newer package brings a `collection.anki2` that only asks to update; it is never read for what
  /// is missing.
  init(_ zip: inout ZipFile, name: String) throws(ImportProblem) {
    func refuse(_ reason: String) -> ImportProblem { ImportProblem(at: Place(file: name), reason) }
    let holds = { [zip] (kind: AnkiContainer) in zip.member(kind.collection) != nil }
    if let meta = zip.member("meta") {
      let bytes = try zip.bytes(of: meta, limit: 1 << 16)
      guard let version = Self.version(bytes), version > 0 else {
        throw refuse("this package is damaged: its format version cannot be read; \(Self.way)")
      }
      guard let known = AnkiContainer(rawValue: version) else {
        throw refuse(
          "this package was written by a newer Anki (package version \(version)) than engram knows "
            + "(version 3); in Anki choose Export with \"Support older Anki versions\" ticked, or "
            + "update engram")
      }
      self = known
    } else if holds(.latest) {
      self = .latest
    } else if holds(.second) {
      self = .second
    } else {
      self = .first
    }
    guard holds(self) else {
      throw refuse(
        zip.member("meta") == nil
          ? "this zip is no Anki package: there is no collection in it"
          : "this package is incomplete: its \(collection) is missing; \(Self.way)")
    }
  }

  /// Nil when the bytes are no such message.
  private static func version(_ bytes: [UInt8]) -> Int? {
    var reader = ProtobufReader(bytes)
    var version: Int? = 0
    while let (field, value) = reader.next() {
      if field == 1 { version = value.number }
    }
    return reader.isDamaged ? nil : version
  }
}

package import EngramCore

/// Reads a .cards package of Mnemosyne 2: METADATA, cards.xml, pictures and sounds.
package struct MnemosyneCardsReader: ImportReader {
  package let format = ImportFormat.mnemosyne
  package let recognition: String
  package private(set) var media: [ImportedMedium] = []

  private let name: String
  private let options: ImportOptions
  private var zip: ZipFile
  private var unpacked: PackageMedia

  /// As large as the facts of 100,000 cards would be.
  private static let longestEntries = 64 << 20

  init(_ zip: ZipFile, name: String, folder: String, options: ImportOptions) {
    self.zip = zip
    self.name = name
    unpacked = PackageMedia(folder: folder, packing: .zip)
    self.options = options
    recognition = "Mnemosyne cards: a zip with cards.xml"
  }

  package mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    guard let member = zip.member("cards.xml") else {
      throw ImportProblem(
        at: Place(file: name), "this package is incomplete: it has no cards.xml; export it again")
    }
    let file = name + "/cards.xml"
    let bytes = try zip.bytes(of: member, limit: MnemosyneCardsReader.longestEntries)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ImportProblem(
        at: Place(file: file), "it is not in UTF-8, so this is damaged; export it again")
    }
    let entries = try MnemosyneEntries(bytes, file: file)
    let maker = MnemosyneNoteMaker(entries, file: file, deck: try title(), options: options)
    var named: Set<String> = []
    for fact in entries.facts {
      if options.isCancelled() { throw CancellationError() }
      for piece in maker.pieces(fact) {
        if case .note(let note) = piece { named.formUnion(note.mediaNames) }
        try sink(piece)
      }
    }
    try extract(entries.media.filter(named.contains), into: sink)
  }

  package mutating func unpackMedia(among names: Set<String>) throws -> [ImportedMedium] {
    // Those that are too large are left out when they are read.
    try names.subtracting(["cards.xml", "METADATA"]).sorted().compactMap { try unpack($0) }
  }

  /// What the author called the set of cards.
  private mutating func title() throws(ImportProblem) -> String? {
    guard let member = zip.member("METADATA") else { return nil }
    let bytes = try zip.bytes(of: member, limit: 1 << 20)
    let mark = Array("card_set_name:".utf8)
    let line = bytes.split(separator: 0x0A).first { $0.starts(with: mark) }
    let title = line.map {
      MnemosyneText.plain(String(decoding: $0.dropFirst(mark.count), as: UTF8.self))
    }
    return title.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Unpacks what the cards name.
  private mutating func extract(
    _ names: [String], into sink: (ImportPiece) throws -> Void
  ) throws {
    var done: Set<String> = []
    for medium in names where done.insert(medium).inserted {
      guard zip.member(medium) != nil else { continue }
      guard ZipName.isPlain(medium) else {
        let reason = "\"\(medium)\" lies in a folder of its own; its cards come without it"
        try sink(.rejected(Rejection(at: Place(file: name), reason)))
        continue
      }
      if let medium = try unpack(medium) {
        media.append(medium)
      } else {
        try sink(.rejected(Rejection(at: Place(file: name), PackageMedia.tooLarge(medium))))
      }
    }
  }

  /// Nil for what is not there, and for what is too large.
  private mutating func unpack(_ medium: String) throws -> ImportedMedium? {
    guard let member = zip.member(medium), ZipName.isPlain(medium) else { return nil }
    return try unpacked.unpack(medium, member, of: &zip)
  }
}

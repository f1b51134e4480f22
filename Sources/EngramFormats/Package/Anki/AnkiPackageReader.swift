package import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads an .apkg or a .colpkg: one note after another, with flat memory.
package struct AnkiPackageReader: ImportReader {
  package let format = ImportFormat.apkg
  package let recognition: String
  package private(set) var media: [ImportedMedium] = []

  private let name: String
  private let options: ImportOptions
  private let folder: String
  private var zip: ZipFile
  private let container: AnkiContainer
  private let map: AnkiMediaMap
  private var unpacked: PackageMedia

  init(_ zip: ZipFile, name: String, folder: String, options: ImportOptions)
    throws(ImportProblem)
  {
    var zip = zip
    container = try AnkiContainer(&zip, name: name)
    map = try AnkiMediaMap(&zip, container: container, name: name)
    recognition = "Anki package: a zip with \(container.collection), \(container.title)"
    self.zip = zip
    self.name = name
    self.folder = folder
    unpacked = PackageMedia(folder: folder, packing: container.packing)
    self.options = options
  }

  package mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    guard let member = zip.member(container.collection) else { return }
    media = []
    let path = folder + "/collection"
    try zip.extract(
      member, to: path, limit: UnpackLimit.database, packing: container.packing)
    var mentioned: Set<String> = []
    do {
      try readNotes(of: path, mentioning: &mentioned, into: sink)
    } catch let fault as ForeignFault {
      throw ImportProblem(at: Place(file: name), fault.message)
    }
    unlink(path)
    for medium in mentioned.sorted() { try keep(medium, into: sink) }
  }

  package mutating func unpackMedia(among names: Set<String>) throws -> [ImportedMedium] {
    // Those that are too large are left out when they are read.
    try names.intersection(map.members.keys).sorted().compactMap { try unpack($0) }
  }

  private func readNotes(
    of path: String, mentioning mentioned: inout Set<String>,
    into sink: (ImportPiece) throws -> Void
  ) throws {
    let database = try ForeignDatabase(path: path, isCancelled: options.isCancelled)
    let collection = try AnkiCollection(database)
    if container == .first { try refuseNotice(in: database, of: collection) }
    let maker = AnkiNoteMaker(
      collection, try AnkiBorrowedCards(database, of: collection), file: name,
      schedule: options.withSchedule ? schedule(of: collection) : nil)
    var notes = try AnkiNoteRows(database, withLog: options.withSchedule)
    while let row = try notes.next() {
      if options.isCancelled() { throw CancellationError() }
      for piece in maker.pieces(row) {
        if case .note(let note) = piece { map.collect(from: note, into: &mentioned) }
        try sink(piece)
      }
    }
    if notes.strays > 0 {
      let reason =
        "\(notes.strays) rows that belong to no note; in Anki choose Tools, Check Database, and "
        + "export again"
      try sink(.rejected(Rejection(at: Place(file: name), reason)))
    }
  }

  private func schedule(of collection: AnkiCollection) -> AnkiSchedule {
    // Where the collection was made; without its offset, where the learner is.
    let offset = collection.creationOffset.map { -min(max($0, -1440), 1440) }
    let first = Moment(
      instant: Instant(milliseconds: Int64(collection.created) * 1000),
      offset: offset ?? options.localOffset(collection.created), rollover: 0)
    return AnkiSchedule(
      firstDay: first.day, now: options.now, rolloverHour: options.rolloverHour,
      localOffset: options.localOffset)
  }

  private func refuseNotice(
    in database: ForeignDatabase, of collection: AnkiCollection
  ) throws {
    let rows = try AnkiNoteRows(database, withLog: false)
    var notes: [[String]] = []
    var source = rows
    while notes.count < 2, let note = try source.next() { notes.append(note.fields) }
    let hasMedia = zip.member("media") != nil
    guard AnkiNotice.isAll(notes: notes, isModern: collection.isModern, hasMedia: hasMedia) else {
      return
    }
    throw ForeignFault.strange(
      "it holds nothing but Anki's own note that asks to update; \(AnkiContainer.way)")
  }

  /// Keeps a picture or a sound that a card names; one that is too large is left out, and said.
  private mutating func keep(
    _ medium: String, into sink: (ImportPiece) throws -> Void
  ) throws {
    // A list may name what is not in the package, as an exporting phone left it.
    guard map.members[medium].flatMap({ zip.member($0) }) != nil else { return }
    if let medium = try unpack(medium) {
      media.append(medium)
    } else {
      try sink(.rejected(Rejection(at: Place(file: name), PackageMedia.tooLarge(medium))))
    }
  }

  /// Nil for what is not there, and for what is too large.
  private mutating func unpack(_ medium: String) throws -> ImportedMedium? {
    guard let member = map.members[medium].flatMap({ zip.member($0) }) else { return nil }
    return try unpacked.unpack(medium, member, of: &zip)
  }
}

import EngramCore
import EngramFormats
import EngramTestSupport

/// A small package of the oldest kind, its database changed by SQL.
struct PackageScene {
  /// What a collection of Anki's needs at least; two notes of type 7 in deck 5.
  static let sound = """
    CREATE TABLE col (id integer PRIMARY KEY, crt, mod, scm, ver, dty, usn, ls, conf, models,
      decks, dconf, tags);
    CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, mod, usn, tags, flds, sfld, csum, flags,
      data);
    CREATE TABLE cards (id integer PRIMARY KEY, nid, did, ord, mod, usn, type, queue, due, ivl,
      factor, reps, lapses, left, odue, odid, flags, data);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid, usn, ease, ivl, lastIvl, factor, time, type);
    INSERT INTO col VALUES (1, 1790560800, 0, 0, 11, 0, 0, 0, '{"creationOffset":-120}',
      '{"7":{"name":"Two","type":0,"flds":[{"name":"F","ord":0},{"name":"B","ord":1}],
      "tmpls":[{"name":"C","ord":0,"qfmt":"{{F}}","afmt":"{{FrontSide}}<hr id=answer>{{B}}"}]}}',
      '{"1":{"name":"Default"},"5":{"name":"Mind"}}', '{}', '{}');
    INSERT INTO notes VALUES (10, 'a', 7, 0, 0, ' x ', 'Id?\u{1F}Drives', '', 0, 0, '');
    INSERT INTO notes VALUES (11, 'b', 7, 0, 0, '', 'Ego?\u{1F}Reality', '', 0, 0, '');
    INSERT INTO cards VALUES (20, 10, 5, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '');
    INSERT INTO cards VALUES (21, 11, 5, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, '');
    """

  /// What is read of the sound package after `change`.
  static func imported(
    _ change: String, withSchedule: Bool = false, media: String = "{}",
    members: [ZipBytes.Member] = []
  ) throws -> ImportedFile {
    let folder = try TemporaryFolder()
    do {
      let database = try NewDatabase(path: folder("collection"))
      try database.run(sound)
      try database.run(change)
    }
    let zip = try ZipBytes(
      members: [
        .init("collection.anki2", folder.bytes("collection")), .init("media", Array(media.utf8)),
      ] + members)
    var options = ImportOptions.berlin(scratch: folder.path)
    options.withSchedule = withSchedule
    return try ImportedFile(
      AnkiPackage.reader(ImportFile(name: "deck.apkg", bytes: zip.bytes), options))
  }

  /// Why the whole package is refused after `change`.
  static func refusal(_ change: String, media: String = "{}") throws -> String {
    do {
      _ = try imported(change, media: media)
      return ""
    } catch let problem as ImportProblem {
      return problem.diagnostics.first?.message ?? ""
    }
  }
}

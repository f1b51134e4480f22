import EngramCore
import EngramTestSupport
import Foundation
import Testing

@testable import EngramStore

/// Files of every version that was shipped open, and keep all that is in them.
struct MigrationTests {
  private static func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  private func folder(with fixture: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      Array(Data(contentsOf: MigrationTests.fixture(fixture))), to: "engram.db")
    return folder
  }

  private static func records(_ version: Int) -> Bool {
    ProcessInfo.processInfo.environment["ENGRAM_RECORD"] == "v\(version)"
      && Migrations.current == version
  }

  private func record(_ scene: Scene, as name: String) throws {
    let fixture = MigrationTests.fixture(name).path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: fixture)
    _ = try scene.store.makeBackup(to: fixture)
  }

  /// The file was written by `frozenVersion1` of this suite when version 1 was current.
  @Test func aDatabaseOfVersion1Opens() throws {
    let folder = try folder(with: "v1.db")
    var scene = try Scene()
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    try scene.expectSound()
    let lines = try scene.cards.map { card in
      let state = card.state
      return "\(card.card.key) \(card.card.prompt) \(state?.memory.interval ?? -1) "
        + "\(state?.memory.easiness ?? -1) \(state?.due?.description ?? "-") "
        + "\(state?.isSuspended == true)"
    }
    #expect(lines == MigrationTests.version1)
    #expect(try scene.store.settings().limits.newCards == 7)
    #expect(try scene.undo().kind == .setting("new-per-day"))
    #expect(try scene.answer(try scene.card("siblings/two/basic"), .good).memory.interval == 1)
  }

  /// Who may not write takes it as it is: while another writes, the file stays of its version.
  @Test(arguments: ["v1.db", "v2.db"])
  func anOlderDatabaseThatIsBeingWrittenIsReadWhole(name: String) throws {
    let folder = try folder(with: name)
    let lock = try WriterLock(beside: folder("engram.db"))
    defer { withExtendedLifetime(lock) {} }
    let store = try Store.open(folder("engram.db"), for: .reading)
    #expect(try store.pragmas()["user_version"] == String(name.dropFirst().prefix(1)))
    #expect(try store.imports() == [])
    var concepts = 0
    try store.forEachConcept(matching: .all, on: Day(20_000)) { concept in
      concepts += 1
      return concept.id == nil
    }
    #expect(concepts > 0)
  }

  private static let version1 = [
    "siblings/one/basic My own question? 6 246 2024-10-11 false",
    "siblings/one/reverse Answer one. -1 -1 - false",
    "siblings/two/basic Question two? -1 -1 - false",
    "siblings/two/reverse Answer two. 0 250 - true",
    "siblings/three/basic Question three? 1 250 2024-10-05 false",
    "siblings/three/reverse Answer three. -1 -1 - false",
  ]

  /// Writes the fixture anew, with ENGRAM_RECORD=v1; only for as long as version 1 is current.
  @Test(.enabled(if: records(1)))
  func frozenVersion1() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(at: folder("engram.db"))
    let card = try scene.card("siblings/one/basic")
    try scene.answer(card, .easy)
    try scene.answer(try scene.card("siblings/three/basic"), .wrong)
    try scene.act(.suspend, on: [try scene.card("siblings/two/reverse")])
    let words = CardWords(prompt: "My own question?", answer: "Mine.", note: nil)
    try scene.store.edit(card, to: words, at: scene.moment)
    scene.pass(days: 1)
    try scene.answer(card, .hard)
    _ = try scene.store.change(.newPerDay, to: "7", at: scene.moment)
    try record(scene, as: "v1.db")
  }

  /// Concepts with what version 1 had no columns for; the fixture `v1-concepts.db` holds them.
  private static let decks: [DeckDocument] = {
    var id = Concept(key: "id", term: "Id", phrase: "the id", kind: .structure)
    id.definition = "The unconscious part of the mind that holds the drives."
    id.contrasts = [
      Concept.Contrast(with: "people/freud", how: "One is a part, the other a person."),
      Concept.Contrast(with: "ego", how: "One wants, the other weighs."),
    ]
    var ego = Concept(key: "ego", term: "Ego", phrase: "the ego", kind: .structure)
    ego.definition = "The part of the mind that mediates."
    ego.by = ["freud"]
    var denial = Concept(key: "denial", term: "Denial", kind: .defence)
    denial.definition = "A refusal to take notice of a painful fact."
    var freud = Concept(key: "freud", term: "Sigmund Freud", kind: .theorist)
    freud.definition = "The founding of psychoanalysis."
    return [
      DeckDocument(key: "mind", title: "Mind", concepts: [id, ego, denial]),
      DeckDocument(key: "people", title: "People", concepts: [freud]),
    ]
  }()

  /// Writes the fixture anew, with ENGRAM_RECORD=v1; only for as long as version 1 is current.
  @Test(.enabled(if: records(1)))
  func frozenConceptsOfVersion1() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(MigrationTests.decks, at: folder("engram.db"))
    try scene.store.setBundle("files of then")
    try scene.answer(try scene.card("mind/id/contrast/2"), .easy)
    try scene.answer(try scene.card("mind/ego/who"), .wrong)
    scene.pass(days: 1)
    try scene.answer(try scene.card("mind/id/contrast/2"), .hard)
    try scene.act(.suspend, on: [try scene.card("people/freud/works")])
    try record(scene, as: "v1-concepts.db")
  }

  @Test func anOlderFileGetsItsPhrasesAndContrastsWithTheDecks() throws {
    let folder = try folder(with: "v1-concepts.db")
    var scene = try Scene()
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    try scene.expectSound()
    let before = try scene.cards
    #expect(before.map { $0.state?.memory.interval ?? -1 } == MigrationTests.intervals)
    #expect(
      before.filter { $0.state?.isSuspended == true }.map(\.card.key.description) == [
        "people/freud/works"
      ])
    // Another fingerprint than any, so that the next start brings the decks up to date.
    #expect(try scene.store.bundle() == "")
    #expect(try scene.pool().concept("mind/id")?.phrase == "id")
    let reports = try scene.apply(MigrationTests.decks)
    #expect(reports.allSatisfy { !$0.changesAnything && $0.keptEdits == [] })
    let pool = try scene.pool()
    #expect(pool.concept("mind/id")?.phrase == "the id")
    #expect(pool.concept("mind/denial")?.phrase == "denial")
    let others = pool.concept("mind/id")?.cards.compactMap(\.other)
    #expect(try others == [scene.concept("people/freud"), scene.concept("mind/ego")])
    #expect(try scene.rows("SELECT count(phrase) FROM concept") == [[2]])
    #expect(try scene.cards == before)
    try scene.expectSound()
  }

  private static let intervals = [-1, -1, -1, 6, -1, -1, 1, -1, -1, -1, 0]

  @Test func aCopyIsMadeFirst() throws {
    let folder = try folder(with: "v1.db")
    let store = try Store.open(folder("engram.db"), for: .writing)
    #expect(folder.names.contains("backups"))
    let copy = folder("backups/before-format-3.db")
    #expect(try Store.verify(copy) == store.examine(by: Engine()).events)
    #expect(try Store.open(copy, for: .reading).pragmas()["user_version"] != nil)
    // It is none of those that are thinned.
    #expect(Store.backups(of: folder("engram.db")) == [])
  }

  @Test func whatCannotBeCopiedIsLeftAsItIs() throws {
    let folder = try folder(with: "v1.db")
    try folder.write([1], to: "backups")
    #expect(throws: StoreError.self) { try Store.open(folder("engram.db"), for: .writing) }
    // Who only looks can do so all the same.
    let store = try Store.open(folder("engram.db"), for: .reading)
    #expect(try store.pragmas()["user_version"] == "1")
    #expect(try store.settings().limits.newCards == 7)
    #expect(try store.decks().map(\.cards) == [6])
    #expect(try store.cardIDs(matching: .all, on: Day(20_000)).count == 6)
    #expect(try store.card(#require(CardKey("siblings/one/basic")))?.card.isEdited == true)
    #expect(try store.examine(by: Engine()).hash == nil)
  }

  @Test func aReaderBringsAnOlderFileUpToDateWhereItCan() throws {
    let folder = try folder(with: "v1.db")
    let store = try Store.open(folder("engram.db"), for: .reading)
    #expect(try store.pragmas()["user_version"] == "3")
    #expect(try store.quizHistory() == [] && !store.isWritable)
    _ = try Store.open(folder("engram.db"), for: .writing)
  }

  @Test func aCopyOfAnOlderVersionIsRestoredAndBroughtUpToDate() throws {
    let folder = try folder(with: "v1.db")
    let target = folder("home/engram.db")
    _ = try Store.restore(target, from: folder("engram.db"), at: .noon(of: 20_000))
    let store = try Store.open(target, for: .writing)
    #expect(try store.pragmas()["user_version"] == "3")
  }

  /// The file was written by `frozenVersion2` of this suite when version 2 was current.
  @Test func aDatabaseOfVersion2Opens() throws {
    let folder = try folder(with: "v2.db")
    var scene = try Scene()
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    scene.pass(days: 2)
    try scene.expectSound()
    #expect(
      try scene.store.quizHistory().map { "\($0.topic) \($0.score) \($0.isFinished)" } == [
        "theorists Tally(right: 1, asked: 2) true", "mind Tally(right: 0, asked: 1) false",
      ])
    let open = try #require(try scene.store.lastOpenQuiz())
    #expect(open.quiz.plan == QuizPlan(topic: "mind", count: 2, seed: 3, limit: 60_000))
    #expect(
      open.quiz.flags == [1]
        && open.quiz.items.map(\.key.description) == [
          "mind/id/define", "mind/id/name",
        ])
    let ego = try scene.concept("mind/ego")
    #expect(try scene.store.confusions().all.map(\.pair.chosen) == [ego])
    #expect(try scene.pool().concept("mind/id")?.cards.map(\.accepted) == [[], [], [], [], []])
    #expect(try scene.undo().kind == .quiz(topic: "mind"))
    #expect(
      try scene.undo()
        == Undone(
          kind: .quiz(topic: "theorists"),
          cards: [
            scene.card("mind/model/name")
          ]))
    #expect(throws: StoreError.nothingToUndo) { try scene.undo() }
  }

  /// The file was written by `frozenVersion3` of this suite when version 3 was current.
  @Test func aDatabaseOfVersion3Opens() throws {
    let folder = try folder(with: "v3.db")
    var scene = try Scene()
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    scene.pass(days: 2)
    try scene.expectSound()
    #expect(
      try scene.store.imports().map { "\($0.files) \($0.counts.added) \($0.isUndone)" } == [
        "[\"older.apkg\"] 1 true", "[\"notes.csv\"] 1 false", "[\"notes.csv\"] 3 false",
      ])
    #expect(
      try scene.lines.filter { $0.hasPrefix("notes") } == [
        "notes/traum/basic: der Traum dream", "notes/traum/reverse: dream Traum",
        "notes/gone/basic: Gone? Yes.", "notes/new/basic: New? Yes.",
      ])
    let traum = try scene.card("notes/traum/basic")
    #expect(try scene.state(traum)?.memory.interval == 6)
    #expect(try scene.state(scene.card("notes/gone/basic"))?.isSuspended == true)
    #expect(try scene.rows("SELECT count(*) FROM card WHERE isHidden = 1") == [[1]])
    #expect(try scene.rows("SELECT count(*) FROM deckSource WHERE text = 'deck: Mind'") == [[1]])
    // The hidden card was answered, and comes back with its answer.
    #expect(try scene.load([.row("Older?", "Yes.")], as: "older.apkg").returned.count == 1)
    #expect(try scene.state(scene.card("notes/older/basic"))?.memory.repetitions == 1)
    #expect(try scene.undo().kind == .importing(files: ["older.apkg"]))
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    #expect(try scene.lines.contains("notes/traum/basic: Traum dream"))
    #expect(try scene.state(scene.card("notes/gone/basic"))?.isSuspended != true)
    try scene.expectSound()
  }

  /// Writes the fixture anew, with ENGRAM_RECORD=v3; only for as long as version 3 is current.
  @Test(.enabled(if: records(3)))
  func frozenVersion3() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene([], at: folder("engram.db"))
    _ = try scene.store.apply(
      DeckDocument.mind, sources: ["mind": "deck: Mind"], isBundled: true, at: scene.moment,
      by: scene.engine, using: &scene.random)
    var traum = ImportedNote.both("guid", "Traum", "dream")
    traum.cards[0].schedule = ImportedSchedule(
      state: ImportedState(
        memory: SM2State(repetitions: 2, easiness: 230, interval: 6), due: Day(20_005),
        lastDay: Day(19_999), lapses: 1),
      answers: [
        ImportedAnswer(moment: .noon(of: 19_990), grade: .nearly, took: 700, isCounted: true)
      ])
    try scene.load([traum, .row("Gone?", "Yes.")])
    traum.cards[0].prompt = "der Traum"
    try scene.load([traum, .row("New?", "Yes.")])
    try scene.load([.row("Older?", "Yes.")], as: "older.apkg")
    try scene.answer(try scene.card("notes/older/basic"), .good)
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    try record(scene, as: "v3.db")
  }

  /// Writes the fixture anew, with ENGRAM_RECORD=v2; only for as long as version 2 is current.
  @Test(.enabled(if: records(2)))
  func frozenVersion2() throws {
    let folder = try TemporaryFolder()
    var scene = try Scene(DeckDocument.mind, at: folder("engram.db"))
    let cards = try scene.cards.map(\.card.id)
    let first = try scene.begin(
      Array(cards.prefix(2)), topic: "theorists", countsMisses: true)
    try scene.answer(0, .slip, in: first)
    try scene.answer(1, .wrong, scene.concept("mind/ego"), in: first)
    try scene.close(first)
    let plan = QuizPlan(topic: "mind", count: 2, seed: 3, limit: 60_000)
    let second = try scene.store.beginQuiz(
      plan, scene.items(Array(cards[2...3])), id: .random(using: &scene.random), at: scene.moment)
    try scene.answer(0, .skipped, in: second)
    try scene.store.flag(1, true, in: second)
    try record(scene, as: "v2.db")
  }
}

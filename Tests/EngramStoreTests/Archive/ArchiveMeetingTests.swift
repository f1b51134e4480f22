import EngramCore
import Testing

@testable import EngramStore

/// An export that meets what it does not expect: cards that were numbered anew or hidden, a log in
/// another order, and files beside it.
struct ArchiveMeetingTests {
  /// Of two cards of a kind the one that had no number had vanished; both were taken for the same.
  @Test func theOnlyAndTheFirstStayTwo() throws {
    var source = try Scene([])
    var note = ImportedNote.both("guid", "Traum", "dream")
    try source.load([note])
    note.cards = [1, 2].map { number in
      ImportedCard(kind: .basic, number: number, prompt: "Traum \(number)", answer: "dream")
    }
    try source.load([note])
    let before = try source.content
    #expect(try source.count("card") == 4)
    var scene = try Scene([], seed: 2)
    scene.moment = source.moment
    try scene.restore(source.archive)
    #expect(try scene.content == before)
    try scene.expectSound()
  }

  @Test func aCardTakenBackWithItsImportComesBackWithItsAnswers() throws {
    var scene = try Scene([])
    try scene.load([.row("One?", "1."), .row("Two?", "2.")])
    let card = try scene.card("notes/one/basic")
    try scene.answer(card, .good)
    let records = try scene.archive
    _ = try scene.store.undoImport(at: scene.moment, by: scene.engine, using: &scene.random)
    scene.moment = scene.moment.later(1000)
    let report = try scene.restore(records)
    #expect(report.returned.map(\.description) == ["notes/one/basic"])
    #expect(try scene.lines == ["notes/one/basic: One? 1.", "notes/two/basic: Two? 2."])
    let state = try scene.state(card)
    #expect(state?.isSuspended == false && state?.memory.repetitions == 1)
    try scene.expectSound()
  }

  /// More answers than the trigger is asked for, then the same events by another way.
  @Test func nothingIsLoggedTwiceAfterAGreatLog() throws {
    var note = ImportedNote.both("guid", "Traum", "dream")
    note.cards[0].schedule = ImportedSchedule(
      answers: (0..<2100).map { number in
        ImportedAnswer(
          moment: Moment.noon(of: 19_900).later(number * 1000), grade: .good, took: 900,
          isCounted: true)
      })
    var source = try Scene([])
    try source.load([note])
    let records = try source.archive
    var scene = try Scene([], seed: 2)
    let request = ImportRequest(files: ["a.apkg", "b.json"], format: "both")
    _ = try scene.store.importing(
      request, at: scene.moment, by: scene.engine, using: &scene.random
    ) { importer in
      try importer.begin(file: "a.apkg", defaultDeck: "Notes")
      _ = try importer.add(ReadyNote(note))
      try importer.begin(file: "b.json", defaultDeck: "")
      for record in records { try importer.add(record) }
    }
    #expect(try scene.count("event") == 2100)
    try scene.expectSound()
  }

  /// One line for each event, of two cards in turn.
  @Test func scatteredLogsAreFoldedOnce() throws {
    var source = try Scene([.siblings])
    let cards = try ["siblings/one/basic", "siblings/two/basic"].map { try source.card($0) }
    for _ in 0..<6 {
      for card in cards {
        try source.answer(card, .good)
        source.pass(days: 1)
      }
    }
    var logs: [ArchivedLog] = []
    var others: [ArchiveRecord] = []
    for record in try source.archive {
      if case .log(let log) = record { logs.append(log) } else { others.append(record) }
    }
    let scattered = (0..<6).flatMap { place in
      logs.map { ArchiveRecord.log(ArchivedLog(card: $0.card, events: [$0.events[place]])) }
    }
    var scene = try Scene([], seed: 2)
    scene.moment = source.moment
    try scene.restore(others + scattered)
    #expect(try scene.content == source.content)
    try scene.expectSound()
  }
}

import EngramCore
import EngramFormats
import EngramTestSupport
import Foundation
import Testing

/// The law: what is written as a package comes back as the same cards.
struct AnkiPackageWriterTests {
  @Test func plainCardsComeBack() throws {
    let concept = ExportedConcept(
      .exported(
        "What is the id?", "Drives,\nand nothing else", title: "Freud::Structure",
        aliases: ["das Es", "it"], note: "Not conscious & never < 0", tags: ["freud", "two words"],
        citations: ["Freud 1923, The Ego and the Id", "“A & B” (2024)"]))
    let (file, writer) = try roundTrip([concept])
    let note = try #require(file.notes.first)
    #expect(file.notes.count == 1)
    #expect(note.deck == "Freud::Structure")
    #expect(note.tags == ["freud", "two_words"])
    #expect(note.note == "Not conscious & never < 0")
    #expect(note.citations == ["Freud 1923, The Ego and the Id", "“A & B” (2024)"])
    #expect(
      note.cards == [
        ImportedCard(
          prompt: "What is the id?", answer: "Drives,\nand nothing else", aliases: ["das Es", "it"])
      ])
    #expect(note.id == "brain/pons")
    #expect(writer.lost == ["blanks in 1 tag, which became _"])
  }

  @Test func aReversedPairIsOneNote() throws {
    let concept = ExportedConcept(
      .exported("Id", "Drives", .basic), .exported("Drives", "Id", .reverse), id: "gu;id#1")
    let (file, _) = try roundTrip([concept])
    #expect(file.notes.map(\.id) == ["gu;id#1"])
    #expect(
      file.cards == [
        ImportedCard(kind: .basic, prompt: "Id", answer: "Drives"),
        ImportedCard(kind: .reverse, prompt: "Drives", answer: "Id"),
      ])
  }

  @Test func holesAreHolesAgain() throws {
    let concept = ExportedConcept(
      .exported("The [...] and the [part::x]", "id", .cloze, number: 1, note: "Freud"),
      .exported("An [a hint] alone", "ego", .cloze, number: 2, note: "Freud"))
    let (file, _) = try roundTrip([concept])
    #expect(file.cards.map(\.prompt) == ["The [...] and the [part::x]", "An [a hint] alone"])
    #expect(file.cards.map(\.answer) == ["id", "ego"])
    #expect(file.cards.allSatisfy { $0.kind == .cloze })
    #expect(file.notes.allSatisfy { $0.note == "Freud" })
  }

  @Test(arguments: [
    "<b>bold</b> & &amp; &lt;", "{{c1::x}} {{Front}} }} {{", "a\n\nb", "\"quoted\" 'so'",
    "[sound: x.mp3] [image: gone.png]", "[image: a[1].png] [sound: a[1].mp3] [image: a].png]",
    "\\(x^2\\) [$]y[/$]", "<hr id=answer> <hr id=note>",
    "=cmd|' /C calc'!A1", "e\u{301} é 日本 👩‍👩‍👧", "1 < 2 > 0", "a;b,c\td", "#x", "<!-- c -->",
    "ends with {", "} begins", "::", "a::b", "\u{202E}abc", "<script>x</script>", "&#65;",
  ])
  func hostileTextsStayAsTheyAre(text: String) throws {
    let expected = text.replacing("\t", with: " ")
    let concept = ExportedConcept(.exported("Q " + text, "A " + text, note: "N " + text))
    let (file, _) = try roundTrip([concept])
    let card = try #require(file.cards.first)
    #expect(Array(card.prompt.utf8) == Array(("Q " + expected).utf8), "\(card.prompt)")
    #expect(Array(card.answer.utf8) == Array(("A " + expected).utf8), "\(card.answer)")
    #expect(file.notes.first?.note == "N " + expected)
  }

  @Test func schedulesComeBack() throws {
    let day = 20_778
    func event(_ daysAgo: Int, _ kind: Event.Kind) -> Event {
      let moment = Moment.noon(ofDay: day - daysAgo)
      return Event(
        id: EventID(high: 1, low: UInt64(daysAgo)), kind: kind, at: moment.instant, offset: 0,
        day: moment.day, device: EventID(high: 0, low: 1), sequence: 1)
    }
    let logs: [[Event]] = [
      [],
      [event(8, .review(.good, took: 900))],
      [event(20, .review(.good, took: 900)), event(19, .review(.easy, took: 900))],
      [event(20, .review(.good, took: 900)), event(19, .review(.wrong, took: 900))],
      [event(3, .review(.hard, took: 5)), event(2, .suspend)],
      [event(3, .suspend)],
      [event(3, .review(.good, took: 5)), event(2, .practice(.wrong, took: 5))],
      [event(9, .review(.good, took: 5)), event(5, .reset), event(4, .review(.good, took: 5))],
      [event(9, .review(.good, took: 5)), event(5, .setDue(Day(day + 100)))],
    ]
    for log in logs {
      let history = History(log, by: Engine())
      let state = history.steps.last?.state
      let card = Card.exported("Q", "A")
      let concept = ExportedConcept(id: nil, cards: [StudiedCard(card: card, state: state)])
      let (file, _) = try roundTrip([concept], log: log)
      let schedule = file.cards.first?.schedule
      #expect(schedule?.state?.memory == (state?.due == nil ? nil : state?.memory), "\(log)")
      #expect(schedule?.state?.due == state?.due)
      #expect(schedule?.state?.lapses == (state?.due == nil ? nil : state?.lapses))
      #expect(schedule?.state?.lastDay == state?.lastDay)
      #expect(schedule?.isSuspended ?? false == state?.isSuspended ?? false)
      let answers = log.filter { event in
        switch event.kind {
        case .review, .practice, .drill: true
        case .reset, .setDue, .suspend, .resume, .bury, .importState, .undo: false
        }
      }
      #expect(schedule?.answers.map(\.moment.instant) ?? [] == answers.map(\.at))
    }
  }

  /// Whatever the texts, a concept comes back, as one note or as one for each card.
  @Test func randomConceptsComeBack() throws {
    var random = RandomConcepts(name: "packages", marks: [], isHTML: true)
    for _ in 0..<40 {
      let concepts = random.concepts()
      let (file, _) = try roundTrip(concepts)
      var left = file.notes[...]
      for concept in concepts {
        var read: [ImportedCard] = []
        while read.count < concept.cards.count, let note = left.popFirst() {
          let card = concept.cards[read.count].card
          #expect(note.deck == card.deckTitle)
          #expect(note.tags == card.tags)
          #expect(note.note.map { Array($0.utf8) } == card.note.map { Array($0.utf8) })
          #expect(note.citations == card.citations)
          if note.cards.count == 1 { #expect(note.cards[0].aliases == card.aliases) }
          read += note.cards
        }
        let written = concept.cards.map(\.card)
        #expect(read.map { Array($0.prompt.utf8) } == written.map { Array($0.prompt.utf8) })
        #expect(read.map { Array($0.answer.utf8) } == written.map { Array($0.answer.utf8) })
        #expect(read.map(\.kind) == written.map(\.key.kind))
      }
      #expect(left.isEmpty)
    }
  }

  @Test func picturesGoAlong() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "brain [left].png")
    try folder.write([4], to: "unused.png")
    let concept = ExportedConcept(
      .exported("[image: brain [left].png]", "[sound: gone.mp3] [image: ../x]"))
    let (file, _) = try roundTrip([concept], media: folder.path)
    #expect(file.media.map(\.name) == ["brain [left].png"])
    #expect(file.cards.first?.prompt == "[image: brain [left].png]")
  }

  @Test func whatHTMLMeltsIsToldOf() throws {
    let (_, writer) = try roundTrip([
      ExportedConcept(.exported("if a:\n    b", "c")), ExportedConcept(.exported("a\nb c", "d  e")),
      ExportedConcept(.exported("a\n\nb c", "d")),
    ])
    #expect(writer.lost == ["indentation and blanks side by side of 2 cards"])
  }

  @Test func nothingIsAPackageToo() throws {
    let (file, _) = try roundTrip([])
    #expect(file.notes == [])
  }

  /// What comes back of what is written.
  private func roundTrip(
    _ concepts: [ExportedConcept], log: [Event]? = nil, media: String? = nil
  ) throws -> (ImportedFile, AnkiPackageWriter) {
    let folder = try TemporaryFolder()
    var options = AnkiPackageWriter.Options(
      now: .noon(ofDay: 20_778), engine: Engine(), scratch: folder.path, media: media)
    options.withSchedule = log != nil
    let path = folder("export.apkg")
    var writer = try AnkiPackageWriter(to: path, options)
    for concept in concepts { try writer.write(concept) { _ in log ?? [] } }
    try writer.finish()
    if let kept = ProcessInfo.processInfo.environment["ENGRAM_KEEP"] {
      let target = kept + "/\(UUID().uuidString).apkg"
      try FileManager.default.copyItem(atPath: path, toPath: target)
    }
    var reading = ImportOptions.test(scratch: folder.path)
    reading.withSchedule = log != nil
    let file = try ImportedFile(
      AnkiPackage.reader(ImportFile(name: "export.apkg", path: path), reading))
    #expect(file.rejections == [])
    return (file, writer)
  }
}

import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// What holds for every import, whatever the files and whatever the learner did between.
struct ImportLawTests {
  /// A file as an author writes it and edits it again and again.
  private struct Author {
    var notes: [ImportedNote]
    private var made = 0

    init(using random: inout SeededGenerator) {
      notes = []
      for _ in 0..<(2 + random.number(below: 6)) { add(using: &random) }
    }

    private mutating func add(using random: inout SeededGenerator) {
      made += 1
      let words = ["the id", "a schema", "habituation", "the ego of everyone", "a complex"]
      var note = ImportedNote(
        line: made,
        cards: [
          ImportedCard(
            prompt: "What is \(random.element(of: words)) \(made % 7)?",
            answer: "Answer \(random.number(below: 4)).")
        ])
      switch random.number(below: 4) {
      case 0: note.name = "n\(made)"
      case 1: note.id = "guid\(made)"
      default: break
      }
      if random.number(below: 3) == 0 {
        note.cards.append(
          ImportedCard(
            kind: .reverse, prompt: note.cards[0].answer, answer: note.cards[0].prompt))
      }
      if random.number(below: 5) == 0 { note.deck = "Other" }
      if random.number(below: 3) == 0 { note.tags = ["essentials"] }
      if random.number(below: 3) == 0 { note.cards[0].schedule = schedule(using: &random) }
      notes.append(note)
    }

    private func schedule(using random: inout SeededGenerator) -> ImportedSchedule {
      let answers = (0..<random.number(below: 4)).map { index in
        ImportedAnswer(
          moment: .noon(of: 19_900 + 9 * index), grade: random.element(of: Grade.allCases),
          took: 900, isCounted: random.number(below: 4) > 0)
      }
      let state = ImportedState(
        memory: SM2State(repetitions: 2, easiness: 230, interval: 6),
        due: Day(20_000 + random.number(below: 9)), lastDay: Day(19_950), lapses: 0)
      return ImportedSchedule(
        state: random.number(below: 3) == 0 ? nil : state,
        isSuspended: random.number(below: 4) == 0, answers: answers)
    }

    mutating func edit(using random: inout SeededGenerator) {
      let place = notes.isEmpty ? 0 : random.number(below: notes.count)
      switch notes.isEmpty ? 0 : random.number(below: 9) {
      case 0, 1: add(using: &random)
      case 2: notes.remove(at: place)
      case 3: notes[place].cards[0].answer += " And more."
      case 4: notes[place].cards[0].prompt += "!"
      case 5: notes[place].tags.append("t\(random.number(below: 3))")
      case 6: notes[place].deck = random.element(of: [nil, "Other", "Third"])
      case 7: notes.swapAt(place, random.number(below: notes.count))
      default:
        notes[place].cards.append(
          ImportedCard(
            kind: .cloze, number: notes[place].cards.count, prompt: "A [...]", answer: "b"))
      }
    }
  }

  private func live(_ scene: Scene, _ random: inout SeededGenerator) throws -> Scene {
    var scene = scene
    guard let card = try scene.cards.map(\.card.id).randomElement(using: &random) else {
      return scene
    }
    switch random.number(below: 5) {
    case 0: try scene.act(.suspend, on: [card])
    case 1:
      let words = CardWords(prompt: "Mine?", answer: "Mine.", note: nil)
      try scene.store.edit(card, to: words, at: scene.moment)
    default: try scene.answer(card, random.element(of: Grade.allCases))
    }
    scene.moment = scene.moment.later(random.number(below: 3) * 40_000_000)
    return scene
  }

  @Test(arguments: 0..<24)
  func importsAndTheirUndoing(run: Int) throws {
    let seed = run == 0 ? propertySeed("imports") : propertySeed("imports") &+ UInt64(run)
    var random = SeededGenerator(seed: seed)
    var scene = try Scene(run % 2 == 0 ? [] : [.siblings], seed: seed)
    var author = Author(using: &random)
    for _ in 0..<6 {
      let comment: Comment = "seed \(seed)"
      if random.number(below: 3) == 0 { scene = try live(scene, &random) }
      for _ in 0..<random.number(below: 3) { author.edit(using: &random) }
      let name = random.number(below: 4) == 0 ? "newer.csv" : "notes.csv"
      let before = try scene.picture
      let hash = try scene.hash
      let events = try scene.count("event")
      let theirs = random.number(below: 4) == 0

      let dry = try scene.load(author.notes, as: name, isDryRun: true, takesTheirs: theirs)
      #expect(try scene.hash == hash, comment)

      let tables = ["event", "act", "import", "lineage"]
      let report = try scene.load(author.notes, as: name, takesTheirs: theirs)
      #expect(report.text == dry.text, comment)
      #expect(
        report.decks.reduce(0) { $0 + $1.cards } >= report.added + report.updated
          + report.unchanged - report.keptEdits.count, comment)
      try scene.expectSound(comment)

      let once = try scene.hash
      let counts = try tables.map { try scene.count($0) }
      let again = try scene.load(author.notes, as: name, takesTheirs: theirs)
      #expect(!again.isChanged, "\(comment): \(again.text)")
      #expect(try scene.hash == once, comment)
      #expect(try tables.map { try scene.count($0) } == counts, comment)

      if random.number(below: 3) == 0, report.isChanged {
        let hasNoEvents = try scene.count("event") == events
        _ = try scene.undo()
        #expect(try scene.picture == before, comment)
        if hasNoEvents { #expect(try scene.hash == hash, comment) }
        try scene.expectSound(comment)
      }
    }
  }

  @Test func aBodyThatThrowsLeavesNothing() throws {
    struct Stop: Error {}
    var scene = try Scene()
    try scene.load([.row("One?", "1."), .row("Two?", "2.")])
    let hash = try scene.hash
    for count in 0...3 {
      #expect(throws: Stop.self) {
        let request = ImportRequest(files: ["notes.csv"], format: "delimited text")
        _ = try scene.store.importing(
          request, at: scene.moment, by: scene.engine, using: &scene.random
        ) { importer in
          try importer.begin(file: "notes.csv", defaultDeck: "Notes")
          for number in 0..<count { _ = try importer.add(ReadyNote(.row("Q\(number)?", "A."))) }
          throw Stop()
        }
      }
      #expect(try scene.hash == hash)
    }
    #expect(try scene.store.imports().count == 1)
    // Nothing is left of the notes that it takes of changes, either.
    try scene.load([.row("Three?", "3.")], as: "other.csv")
    #expect(try scene.store.imports().count == 2)
    try scene.expectSound()
  }
}

extension Scene {
  var hash: String { get throws { try store.read { db in try ContentHash(db).text } } }
}

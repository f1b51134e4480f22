import EngramCore
import EngramTestSupport
import Testing

@testable import EngramStore

/// A quiz is one command, whatever it did and in however many sittings.
struct QuizUndoTests {
  private func scene(at path: String? = nil) throws -> Scene {
    try Scene(DeckDocument.mind, at: path)
  }

  @Test func undoTakesAQuizBackWhole() throws {
    var scene = try scene()
    let cards = try scene.cards.prefix(4).map(\.card.id)
    try scene.answer(cards[0], .good)
    let before = try scene.picture
    let quiz = try scene.begin(cards, topic: "mind", countsMisses: true)
    try scene.answer(0, .wrong, scene.concept("mind/ego"), in: quiz)
    try scene.answer(1, .skipped, in: quiz)
    try scene.answer(2, .right, in: quiz)
    #expect(try scene.close(quiz) == 2)
    #expect(try scene.picture != before)
    #expect(try scene.undo() == Undone(kind: .quiz(topic: "mind"), cards: [cards[0], cards[1]]))
    #expect(try scene.picture == before)
    #expect(try scene.store.quiz(quiz) == nil)
    #expect(throws: StoreError.self) { try scene.answer(3, .right, in: quiz) }
    #expect(throws: StoreError.self) { try scene.close(quiz) }
    #expect(try scene.undo().kind == .event(.review(.good, took: 1500)))
    #expect(throws: StoreError.nothingToUndo) { try scene.undo() }
    try scene.expectSound()
  }

  @Test func itCountsAsTheCommandOfItsLastSitting() throws {
    let folder = try TemporaryFolder()
    var scene = try scene(at: folder("engram.db"))
    let cards = try scene.cards.prefix(4).map(\.card.id)
    let empty = try scene.picture
    let quiz = try scene.begin(cards, topic: "mind", countsMisses: true)
    try scene.answer(0, .wrong, in: quiz)
    #expect(try scene.close(quiz, isFinished: false) == 1)
    try scene.answer(cards[3], .good)
    let reviewed = try scene.state(cards[3])
    try scene.reopen()
    try scene.answer(1, .wrong, in: quiz)
    try scene.answer(2, .wrong, in: quiz)
    #expect(try scene.close(quiz) == 2)
    try scene.reopen()
    #expect(
      try scene.undo() == Undone(kind: .quiz(topic: "mind"), cards: Array(cards.prefix(3))))
    #expect(try scene.state(cards[3]) == reviewed)
    #expect(try scene.store.quizHistory() == [])
    try scene.reopen()
    #expect(try scene.undo().cards == [cards[3]])
    #expect(try scene.picture == empty)
    #expect(throws: StoreError.nothingToUndo) { try scene.undo() }
    try scene.expectSound()
  }

  @Test func whatCameAfterItIsTakenBackFirst() throws {
    var scene = try scene()
    let cards = try scene.cards.prefix(4).map(\.card.id)
    let quiz = try scene.begin(cards, countsMisses: true)
    try scene.answer(0, .wrong, in: quiz)
    try scene.close(quiz)
    try scene.answer(cards[0], .good)
    let other = try scene.begin(cards, topic: "other")
    #expect(try scene.undo().kind == .quiz(topic: "other"))
    #expect(try scene.undo().kind == .event(.review(.good, took: 1500)))
    #expect(try scene.state(cards[0])?.due == scene.moment.day)
    #expect(try scene.undo().kind == .quiz(topic: ""))
    #expect(try scene.state(cards[0]) == nil)
    #expect(throws: StoreError.self) { try scene.answer(0, .right, in: other) }
  }

  @Test func theMissedBecomeDueOnce() throws {
    var scene = try scene()
    let cards = try scene.cards.prefix(6).map(\.card.id)
    try scene.act(.suspend, on: [cards[1]])
    try scene.act(.setDue(scene.moment.day.advanced(by: -3)), on: [cards[2]])
    try scene.act(.setDue(scene.moment.day.advanced(by: 3)), on: [cards[3]])
    let quiz = try scene.begin(cards + [cards[0]], countsMisses: true)
    for place in 0...4 { try scene.answer(place, .wrong, in: quiz) }
    try scene.answer(5, .overruled, in: quiz)
    try scene.answer(6, .skipped, in: quiz)
    #expect(try scene.close(quiz, isFinished: false) == 3)
    let today = scene.moment.day
    #expect(
      try cards.map { try scene.state($0)?.due } == [
        today, nil, today.advanced(by: -3), today, today, nil,
      ])
    let events = try scene.count("event")
    #expect(try scene.close(quiz) == 0)
    #expect(try scene.count("event") == events)
    try scene.expectSound()
  }

  @Test func withoutBeingToldToAQuizChangesNoSchedule() throws {
    var scene = try scene()
    let cards = try scene.cards.map(\.card.id)
    let before = try scene.cards
    let quiz = try scene.begin(cards)
    for place in cards.indices { try scene.answer(place, .wrong, in: quiz) }
    #expect(try scene.close(quiz) == 0)
    #expect(try scene.cards == before)
    #expect(try scene.count("event") == 0)
  }

  @Test func aBackupHoldsTheQuizzes() throws {
    let folder = try TemporaryFolder()
    var scene = try scene(at: folder("engram.db"))
    let quiz = try scene.begin(scene.cards.prefix(2).map(\.card.id))
    try scene.answer(0, .wrong, scene.concept("mind/ego"), in: quiz)
    let history = try scene.store.quizHistory()
    let confusions = try scene.store.confusions()
    let backup = try scene.store.makeBackup(to: folder("copy.db"))
    #expect(try scene.store.rebuild(by: Engine()) == 0)
    try scene.undo()
    scene.store = try Store.inMemory(using: &scene.random)
    _ = try Store.restore(folder("engram.db"), from: backup.path, at: scene.moment)
    scene.store = try Store.open(folder("engram.db"), for: .writing)
    #expect(try scene.store.quizHistory() == history)
    #expect(try scene.store.confusions() == confusions && !confusions.isEmpty)
    #expect(try scene.store.lastOpenQuiz()?.id == quiz)
  }
}

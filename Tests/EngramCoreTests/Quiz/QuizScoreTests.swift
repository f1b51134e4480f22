import EngramCore
import Testing

/// What a quiz came to, as a whole and in parts.
struct QuizScoreTests {
  private func item(_ kind: ConceptKind, _ deck: String, _ theorists: [String] = []) -> QuizItem {
    QuizItem(
      card: ID(1), key: CardKey(deck: "d", concept: "c", kind: .name), concept: ID(1),
      mode: .typed, prompt: "?", answer: "!", why: nil, citations: [],
      standing: QuizItem.Standing(deckTitle: deck, kind: kind, theorists: theorists))
  }

  private func response(_ outcome: QuizResponse.Outcome, took: Int = 1000) -> QuizResponse {
    QuizResponse(given: "x", outcome: outcome, took: took)
  }

  private func quiz(_ answers: [(QuizItem, QuizResponse.Outcome?)]) -> Quiz {
    var responses: [Int: QuizResponse] = [:]
    for (place, answer) in answers.enumerated() {
      responses[place] = answer.1.map { response($0, took: 1000 + place) }
    }
    return Quiz(plan: QuizPlan(seed: 1), items: answers.map(\.0), responses: responses)
  }

  @Test func nothingAnsweredIsNothingScored() {
    let empty = quiz([]).score
    #expect(empty.total == QuizScore.Tally() && empty.total.percent == 0)
    let untouched = quiz([(item(.stage, "A"), nil), (item(.stage, "A"), nil)])
    #expect(untouched.score.total.asked == 0 && untouched.unanswered == [0, 1])
    #expect(untouched.missed.isEmpty && untouched.score.byKind.isEmpty)
    #expect(untouched.score.byDeck.isEmpty)
  }

  @Test(
    arguments: zip(
      QuizResponse.Outcome.allCases, [true, true, true, false, false] as [Bool]))
  func whatCountsAsRight(outcome: QuizResponse.Outcome, isRight: Bool) {
    let quiz = quiz([(item(.stage, "A"), outcome)])
    #expect(quiz.score.total == QuizScore.Tally(right: isRight ? 1 : 0, asked: 1))
    #expect(quiz.missed == (isRight ? [] : [0]))
  }

  @Test func thePartsOfAQuiz() {
    let quiz = quiz([
      (item(.technique, "Mind", ["Freud"]), .right),
      (item(.theory, "Mind", ["Klein", "Bion"]), .wrong),
      (item(.technique, "Art", ["Freud"]), .skipped), (item(.plain, "Art"), .slip),
      (item(.theory, "Art", ["Klein"]), nil),
    ])
    let score = quiz.score
    #expect(score.total == QuizScore.Tally(right: 2, asked: 4))
    #expect(quiz.missed == [1, 2] && quiz.unanswered == [4])
    #expect(score.milliseconds == 1000 + 1001 + 1002 + 1003)
    // Kinds in the order of the kinds, names by the alphabet.
    #expect(score.byKind.map(\.heading) == [.theory, .technique, .plain])
    #expect(score.byKind.map(\.tally.right) == [0, 1, 1])
    #expect(score.byTheorist.map(\.heading) == ["Bion", "Freud", "Klein"])
    #expect(score.byTheorist.map(\.tally.asked) == [1, 2, 1])
    #expect(score.byDeck.map(\.heading) == ["Art", "Mind"])
    #expect(
      score.byDeck.map(\.tally) == [
        QuizScore.Tally(right: 1, asked: 2), QuizScore.Tally(right: 1, asked: 2),
      ])
  }

  @Test(
    arguments: [
      (0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 67), (1, 2, 50), (1, 200, 1), (199, 200, 100),
      (17, 20, 85), (1, 201, 0), (20, 20, 100),
    ])
  func percentIsRounded(right: Int, asked: Int, percent: Int) {
    #expect(QuizScore.Tally(right: right, asked: asked).percent == percent)
  }

  @Test func answersToPlacesThatAreNotThereCountNowhere() {
    let quiz = Quiz(
      plan: QuizPlan(seed: 1), items: [item(.stage, "A")],
      responses: [0: response(.right), 7: response(.wrong), -1: response(.wrong)])
    #expect(quiz.score.total == QuizScore.Tally(right: 1, asked: 1))
    #expect(quiz.missed.isEmpty && quiz.score.milliseconds == 1000)
  }
}

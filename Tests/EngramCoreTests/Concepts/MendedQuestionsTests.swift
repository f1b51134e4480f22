import EngramCore
import EngramTestSupport
import Testing

struct MendedQuestionsTests {
  private func candidates(_ texts: [(String, String)], from first: Int64) -> [MendedQuestions
    .Candidate]
  {
    texts.enumerated().map { index, text in
      MendedQuestions.Candidate(
        concept: ID(first + Int64(index)), prompt: text.0, answer: text.1)
    }
  }

  /// Pairs as "old question -> new question".
  private func pairs(_ gone: [(String, String)], _ new: [(String, String)]) -> [String] {
    MendedQuestions(gone: candidates(gone, from: 0), new: candidates(new, from: 100)).pairs.map {
      "\(gone[Int($0.gone.rawValue)].0) -> \(new[Int($0.new.rawValue) - 100].0)"
    }
  }

  @Test(arguments: [
    (("What is habitution?", "Less response."), ("What is habituation?", "Less response."), true),
    (("What is habitution?", "Less response."), ("What is habituation?", "Fewer responses."), true),
    (("Who founded CBT?", "Aaron Beck"), ("Who founded DBT?", "Marsha Linehan"), false),
    (("What happened in 1923?", "A book came."), ("What happened in 1925?", "A book fell."), false),
    (("Which year was it, 1923?", "The book."), ("In which year was it, 1923?", "The book."), true),
    (("Define schema.", "Freud."), ("Who named the superego?", "Freud."), false),
    (
      ("Define schema.", "A frame of mind that orders what we know."),
      ("What is it that orders knowledge?", "A frame of mind that orders what we know."), true
    ),
    (("?", "a"), ("!", "b"), false),
    (("Is the id conscious?", "no"), ("Is the ego innate?", "no"), false),
    (("Is the id consious?", "no"), ("Is the id conscious?", "no"), true),
    (("How many stages has Freud's theory?", "5"), ("How many types has Jung's?", "5"), false),
    (("Who founded CBT?", "Beck"), ("Who wrote the BDI?", "Beck"), false),
    (("Who founded the CBT", "Aaron Beck"), ("Who founded CBT?", "Aaron Beck"), false),
  ])
  func aPair(gone: (String, String), new: (String, String), isPair: Bool) {
    #expect(pairs([gone], [new]) == (isPair ? ["\(gone.0) -> \(new.0)"] : []))
  }

  @Test func eachIsTakenOnce() {
    let gone = [("What is a schema A?", "It is one."), ("What is a schema B?", "It is one.")]
    let new = [("What is a schema C?", "It is one.")]
    #expect(pairs(gone, new) == ["What is a schema A? -> What is a schema C?"])
    #expect(pairs(gone, []) == [] && pairs([], new) == [])
  }

  @Test func tooManyAreNotCompared() {
    let many = (0...MendedQuestions.most).map { ("Question \($0)?", "Answer \($0).") }
    #expect(pairs(many, Array(many.prefix(1))) == [])
    let most = Array(many.dropLast())
    #expect(pairs(most, most.map { ($0.0 + "!", $0.1) }).count == most.count)
  }

  @Test func ofSeveralWithOneAnswerTheNearestIsTheSame() {
    let x = ("Waht is x", "yes")
    let y = ("Waht is y", "yes")
    let new = [("What is x", "yes"), ("What is y", "yes")]
    let both = ["Waht is x -> What is x", "Waht is y -> What is y"]
    #expect(pairs([x, y], new) == both)
    #expect(pairs([x, y], new.reversed()) == both)
    #expect(pairs([x, y], [new[1]]) == [both[1]])
    #expect(pairs([y], new) == [both[1]])
  }

  /// The nearest of those with one short answer is not the same by that.
  @Test func aNewQuestionAmongSeveralWithAShortAnswerIsNew() {
    let gone = [("Is the id innate?", "yes"), ("Is the ego realistic?", "yes")]
    let new = [("Is the id infinite?", "yes"), ("Is the ego realistic, then?", "yes")]
    #expect(pairs(gone, new) == [])
  }

  /// Each question is nearly like each, and each answer too.
  @Test func manyLongQuestionsAreSoonCompared() {
    var random = SeededGenerator(seed: propertySeed("long questions"))
    func word(_ size: Int) -> String {
      String(
        String.UnicodeScalarView(
          (0..<size).map { _ in Unicode.Scalar(UInt8.random(in: 97...122, using: &random)) }))
    }
    let stem = String(repeating: "which of these ", count: 14)
    let gone = (0..<1_000).map { _ in (stem + word(70), "the answer is " + word(20)) }
    let new = (0..<1_000).map { _ in (stem + word(70), "the answer is " + word(20)) }
    // Without optimisation, on a machine that does other things: a whole table for each pair took
    // more than an hour.
    let time = ContinuousClock().measure { #expect(pairs(gone, new) == []) }
    #expect(time < .seconds(120), "\(time)")
  }

  @Test func whatIsFarOrOfAnotherNumberIsAnother() {
    let gone = [("Is the id a part of the mind?", "yes"), ("Is stage 1 oral?", "yes")]
    #expect(pairs(gone, [("Do dogs drool?", "yes"), ("Is stage 2 oral?", "yes")]) == [])
  }
}

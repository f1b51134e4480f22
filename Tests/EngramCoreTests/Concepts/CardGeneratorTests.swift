import EngramCore
import Testing

struct CardGeneratorTests {
  private func cards(of key: String, in concepts: [Concept]) -> [String] {
    let deck = DeckDocument(key: "d", title: "D", concepts: concepts)
    let generator = CardGenerator(deck, in: ConceptLibrary([deck]))
    return concepts.filter { $0.key == key }.flatMap(generator.cards).map {
      "\($0.kind.rawValue) \($0.number): \($0.prompt) -> "
        + ([$0.answer] + $0.aliases).joined(separator: " | ")
    }
  }

  private func concept(
    _ key: String, _ term: String, _ kind: ConceptKind, _ edit: (inout Concept) -> Void = { _ in }
  ) -> Concept {
    var concept = Concept(key: key, term: term, kind: kind)
    edit(&concept)
    return concept
  }

  private var freud: Concept {
    concept("freud", "Sigmund Freud", .theorist) {
      $0.aliases = ["Freud"]
      $0.definition = "Founded psychoanalysis."
    }
  }

  @Test func everyKindHasAQuestionOfItsOwn() {
    let ego = concept("ego", "Ego", .structure) { $0.phrase = "the ego" }
    let id = concept("id", "Id", .structure) {
      $0.phrase = "the id"
      $0.aliases = ["das Es"]
      $0.definition = "The part that holds the drives."
      $0.by = ["freud"]
      $0.contrasts = [.init(with: "ego", how: "It wants, the other weighs.")]
      $0.vignettes = ["A toddler screams."]
      $0.cloze = [
        Cloze(before: "It follows the ", hole: "pleasure", aliases: ["Lust"], after: " principle.")
      ]
    }
    #expect(
      cards(of: "id", in: [freud, id, ego]) == [
        "define 1: What is the id? -> The part that holds the drives.",
        "name 1: Which part or model of the mind is described here? The part that holds the drives. "
          + "-> Id | das Es",
        "who 1: With which theorist is the id most closely associated? -> Sigmund Freud | Freud",
        "cloze 1: Fill the gap: It follows the _____ principle. -> pleasure | Lust",
        "contrast 1: What is the difference between the id and the ego? -> It wants, the other weighs.",
        "vignette 1: A toddler screams. Which part or model of the mind does this show? "
          + "-> Id | das Es",
      ])
    #expect(
      cards(of: "freud", in: [freud]) == [
        "works 1: What did Sigmund Freud contribute to psychology? -> Founded psychoanalysis.",
        "name 1: Which theorist founded psychoanalysis? -> Sigmund Freud | Freud",
      ])
  }

  @Test func twoTheoristsAreOneAnswer() {
    let breuer = concept("breuer", "Josef Breuer", .theorist)
    let catharsis = concept("catharsis", "Catharsis", .process) { $0.by = ["breuer", "freud"] }
    #expect(
      cards(of: "catharsis", in: [breuer, freud, catharsis]) == [
        "who 1: With which theorists is catharsis most closely associated? "
          + "-> Josef Breuer and Sigmund Freud"
      ])
  }

  @Test func aPlainConceptIsAskedAsItStands() {
    let plain = concept("p", "Capital of France?", .plain) { $0.definition = "Paris" }
    #expect(cards(of: "p", in: [plain]) == ["basic 1: Capital of France? -> Paris"])
    var reversed = plain
    reversed.isReversed = true
    #expect(
      cards(of: "p", in: [reversed]) == [
        "basic 1: Capital of France? -> Paris", "reverse 1: Paris -> Capital of France?",
      ])
  }

  @Test func partsAreAskedOneByOne() {
    let parts = [("id", "the id"), ("ego", "the ego"), ("superego", "the superego")]
      .map { key, phrase in
        concept(key, key.capitalisedFirst, .structure) {
          $0.phrase = phrase
          $0.partOf = "model"
          if key == "superego" { $0.aliases = ["super-ego"] }
        }
      }
    var whole = concept("model", "Structural model", .structure) {
      $0.phrase = "the structural model"
      $0.parts = .complete
    }
    #expect(
      cards(of: "model", in: [whole] + parts) == [
        "list 1: Besides the ego and the superego, what is the third element of the structural model? "
          + "-> Id",
        "list 2: Besides the id and the superego, what is the third element of the structural model? "
          + "-> Ego",
        "list 3: Besides the id and the ego, what is the third element of the structural model? "
          + "-> Superego | super-ego",
      ])
    whole.parts = .ordered
    #expect(
      cards(of: "model", in: [whole] + parts) == [
        "list 1: What comes first in the structural model? -> Id",
        "list 2: In the structural model, what comes directly after the id? -> Ego",
        "list 3: In the structural model, what comes directly after the ego? "
          + "-> Superego | super-ego",
      ])
  }

  @Test func aPhaseIsNotCalledAStage() {
    let stage = concept("oral", "Oral stage", .stage) { $0.vignettes = ["A baby sucks."] }
    let phase = concept("protest", "Protest", .stage) {
      $0.vignettes = ["A child cries in one of three phases."]
    }
    #expect(cards(of: "oral", in: [stage]).last?.contains("Which stage is this?") == true)
    #expect(cards(of: "protest", in: [phase]).last?.contains("Which phase is this?") == true)
  }

  @Test func contrastsAreAskedInTwoWordings() {
    let others = ["a", "b"].map { concept($0, $0.capitalisedFirst, .process) }
    let one = concept("one", "One", .process) {
      $0.contrasts = ["a", "b"].map { .init(with: $0, how: "They differ.") }
    }
    let asked = Set(
      cards(of: "one", in: [one] + others).map {
        $0.split(separator: " ")[2] + " " + $0.split(separator: " ")[3]
      })
    #expect(asked == ["What is", "What sets"])
  }

  @Test func aDeckKeyBeforePartOfChangesNothing() {
    let parts = ["a", "b", "c"].map { key in
      concept(key, key.capitalisedFirst, .stage) { $0.partOf = "d/whole" }
    }
    let whole = concept("whole", "Growing up", .theory) { $0.parts = .ordered }
    #expect(cards(of: "whole", in: [whole] + parts).count == 3)
  }

  @Test func askAndSkipAreHeard() {
    let id = concept("id", "Id", .structure) {
      $0.definition = "The part that holds the drives."
      $0.by = ["freud"]
      $0.ask = [.define: "What did the Es become?", .name: "Which part holds the drives?"]
      $0.skip = [.who]
    }
    #expect(
      cards(of: "id", in: [freud, id]) == [
        "define 1: What did the Es become? -> The part that holds the drives.",
        "name 1: Which part holds the drives? -> Id",
      ])
  }

  @Test func whatTellsItsAnswerIsMaskedOrLeftOut() {
    let drive = concept("drive", "Drive", .process) {
      $0.phrase = "a Freudian drive"
      $0.definition = "A force that drives the mind."
      $0.by = ["freud"]
      $0.vignettes = ["She feels driven.", "She must eat."]
      $0.cloze = [Cloze(before: "The aim of a drive is its ", hole: "aim", after: ".")]
    }
    #expect(
      cards(of: "drive", in: [freud, drive]) == [
        "define 1: What is a Freudian drive? -> A force that drives the mind.",
        "name 1: Which concept or process is described here? A force that _____ the mind. -> Drive",
        "vignette 2: She must eat. Which concept or process does this show? -> Drive",
      ])
  }

  @Test func theNounOfAQuestionGivesWayToTheTerm() {
    let defence = concept("defence-mechanism", "Defence mechanism", .defence) {
      $0.definition = "A way of keeping anxiety out of mind."
    }
    #expect(
      cards(of: "defence-mechanism", in: [defence]).last
        == "name 1: Which term is described here? A way of keeping anxiety out of mind. "
        + "-> Defence mechanism")
  }
}

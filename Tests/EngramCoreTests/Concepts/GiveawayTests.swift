import EngramCore
import Testing

struct GiveawayTests {
  @Test(arguments: [
    ("Displacement", "displaced onto the dog", ["displaced"]),
    ("Displacement", "Displacing it; DISPLACES!", ["Displacing", "DISPLACES"]),
    ("Repression", "what is repressed", ["repressed"]),
    ("Projection", "he projects, a projective test", ["projects", "projective"]),
    ("Interpretation", "to interpret it", ["interpret"]),
    ("Identification", "she identifies with him", ["identifies"]),
    ("Resistance", "resisting the resistor", ["resisting", "resistor"]),
    ("Splitting", "the split", ["split"]),
    ("Denial", "he denies it", ["denies"]),
    ("Ego", "egos of the ego-ideal", ["egos", "ego"]),
    ("Sigmund Freud", "a Freudian's view", ["Freudian"]),
    ("Oedipus complex", "an inferiority complex", []),
    ("Anal stage", "the analyst's stage", []),
    ("Setting", "the fee was settled", []),
    ("Id", "the idea of identity", []),
    ("Cognitive behavioural therapy", "CBT, not cbt", ["CBT"]),
    ("Object relations theory", "the theory of relations", ["relations"]),
    ("Émile", "Émile’s émile", ["Émile", "émile"]),
  ])
  func telling(answer: String, prompt: String, words: [String]) {
    let giveaway = Giveaway(answer: answer, aliases: [])
    #expect(giveaway.words(in: prompt) == words)
    #expect(giveaway.isIn(prompt) == !words.isEmpty)
  }

  @Test func aliasesTellToo() {
    #expect(
      Giveaway(answer: "Id", aliases: ["das Es"]).words(in: "what das Es wants") == ["das", "Es"])
  }

  @Test func maskingBlotsOutWholeWordsAndNothingElse() {
    let giveaway = Giveaway(answer: "Drive", aliases: [])
    #expect(giveaway.masking("Drives, (driven) – hard-drive.") == "_____, (_____) – hard-_____.")
    #expect(giveaway.masking("Nothing here.") == "Nothing here.")
    #expect(giveaway.masking("") == "")
  }
}

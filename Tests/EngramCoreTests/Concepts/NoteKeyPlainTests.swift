import EngramTestSupport
import Testing

@testable import EngramCore

struct NoteKeyPlainTests {
  /// The short way for plain letters gives what the long one gives.
  @Test func plainQuestionsHaveTheSameKeys() {
    var random = SeededGenerator(seed: propertySeed("plain keys"))
    let parts = [
      " ", "\t", "\n", "\u{B}", "\r", "\u{1F}", "\u{7F}", "\0", "a", "B", "_", "7", "?", ".", ":",
      "!",
      "-", "/", "word ", "Longer words ", "averyveryverylongwordthatdoesnotendinforty",
    ]
    for _ in 0..<4000 {
      let prompt = (0..<random.next(upperBound: 12 as UInt)).map { _ in
        parts[Int(random.next(upperBound: UInt(parts.count)))]
      }.joined()
      #expect(
        NoteKey.plainConcept(prompt) == NoteKey.anyConcept(prompt), "\(prompt.debugDescription)")
    }
    #expect(NoteKey.plainConcept("Was heißt das?") == nil)
  }
}

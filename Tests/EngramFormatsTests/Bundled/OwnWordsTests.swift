import EngramCore
import Foundation
import Testing

/// No deck repeats a sentence of the articles: facts carry over, wording does not.
///
/// The articles are no part of the project; ENGRAM_ARTICLES names the folder where they lie.
struct OwnWordsTests {
  private static let articles = ProcessInfo.processInfo.environment["ENGRAM_ARTICLES"]
  private static let run = 8

  private func words(_ text: String) -> [Substring] {
    text.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }
  }

  private func runs(_ text: String) -> [String] {
    let words = words(text)
    return words.indices.dropLast(OwnWordsTests.run - 1).map { start in
      words[start..<start + OwnWordsTests.run].joined(separator: " ")
    }
  }

  @Test(.enabled(if: articles != nil, "ENGRAM_ARTICLES names no folder"))
  func noRunOfEightWordsIsAnArticles() throws {
    let folder = URL(fileURLWithPath: try #require(OwnWordsTests.articles))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".txt") }
    #expect(files.count == 5)
    var known: Set<String> = []
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      known.formUnion(runs(text))
    }
    #expect(known.count > 5000)
    for deck in try BundledDecks.all() {
      for concept in deck.concepts {
        for text in BundledDecks.texts(concept) {
          for run in runs(text) {
            #expect(!known.contains(run), "\(deck.key)/\(concept.key): \(run)")
          }
        }
      }
    }
  }

  @Test func aRunIsFoundWhateverItsCaseAndPunctuation() {
    let article = runs("It helps people, it is said, to see what they do and why.")
    let copied = runs("“Helps people; it is said to SEE what”")
    #expect(copied.count == 1 && article.contains(copied[0]))
  }
}

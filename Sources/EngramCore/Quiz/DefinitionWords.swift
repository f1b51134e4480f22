/// What the definitions of many concepts are about, so that any two can be compared quickly.
struct DefinitionWords {
  /// The telling words of each definition as numbers, in order.
  private var words: [ID<Concept>: [Int]] = [:]

  init(_ concepts: [QuizConcept]) {
    var numbers: [String: Int] = [:]
    for concept in concepts {
      let stems = Set(PlainWords(concept.definition ?? "").stems)
        .subtracting(WordStem.common).subtracting(DefinitionWords.attributions)
      words[concept.id] = stems.map { stem in
        let number = numbers[stem] ?? numbers.count
        numbers[stem] = number
        return number
      }
      .sorted()
    }
  }

  /// How many of the telling words of two definitions both share, in hundredths of all (Jaccard).
  func likeness(_ a: QuizConcept, _ b: QuizConcept) -> Int {
    guard let first = words[a.id], let second = words[b.id] else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        shared += 1
        i += 1
        j += 1
      } else if first[i] < second[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let all = first.count + second.count - shared
    return all == 0 ? 0 : shared * 100 / all
  }

  /// Of "In Freud's theory" and the like only the name tells.
  private static let attributions = Set(
    ["theory", "account", "model", "name", "term", "usage", "view", "s"].map(WordStem.of))
}

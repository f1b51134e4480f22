/// What sort of thing a definition defines, as far as its head tells: an ability is no anxiety, and a
/// book no method, though their decks give them one kind.
enum DefinitionSort: String, CaseIterable {
  case ability, claim, study, measure, treatment, theory, partOfMind, force, feeling, disorder
  case bond, image, person, wish, stance, statement, event, arrangement, activity, organisation,
    stage
  case work, process, result
  /// Something that one does, said by a verb: "Putting feelings into words".
  case doing

  /// Nil where no word of the beginning tells.
  init?(_ definition: String) {
    let words = definition.lowercased().unicodeScalars
      .split(maxSplits: 16) { !PlainWords.isInWord($0) && $0 != "-" }.prefix(16).map { String($0) }
    let opening = DefinitionSort.withoutAttribution(words)
    if opening.first?.utf8.suffix(3).elementsEqual("ing".utf8) == true {
      self = .doing
      return
    }
    for word in opening.prefix(10) {
      guard let sort = DefinitionSort.sorts[word] else { continue }
      self = sort
      return
    }
    return nil
  }

  /// Without "In Freud's theory", "Jung's name for".
  private static func withoutAttribution(_ words: [String]) -> ArraySlice<String> {
    if words.first == "in", let end = words.prefix(6).lastIndex(where: attributions.contains) {
      return words[(end + 1)...]
    }
    if let end = words.prefix(5).firstIndex(of: "for"), end > 0, names.contains(words[end - 1]) {
      return words[(end + 1)...]
    }
    return words[...]
  }

  private static let attributions: Set = [
    "theory", "account", "model", "psychoanalysis", "usage", "therapy", "view",
  ]
  private static let names: Set = ["name", "term", "word", "label"]

  private static let sorts: [String: DefinitionSort] = {
    let words: [(DefinitionSort, String)] = [
      (.ability, "ability capacity skills skill awareness able competence"),
      (.claim, "claim criticism objection charge verdict dispute assumption principle slant"),
      (.study, "study trial survey pooling comparison experiment look"),
      (.measure, "figure number relation evaluation how findings ingredients"),
      (.treatment, "treatment therapy therapies psychotherapy programme drugs counselling"),
      (.theory, "theory school movement tradition division view approach"),
      (.partOfMind, "agency part layer region realm function core front mask side"),
      (.force, "energy force forces pressure motive tendency urge striving drive"),
      (.feeling, "fear worry anxiety feeling feelings sense reactions relief"),
      (.disorder, "condition disorder disorders state diagnosis injury harm illness"),
      (.bond, "bond relationship collaboration tie alliance kinds strange"),
      (.image, "image images picture recollection impressions meaning story pattern"),
      (.person, "person parent patient caregiver mother"),
      (.wish, "clash desire wish conflict"),
      (.stance, "stance attitude attitudes acceptance refusal match"),
      (.statement, "statement instruction name idea list"),
      (.event, "event cue error experience strain"),
      (
        .arrangement,
        "arrangement place conditions agreement obligation permission"
      ),
      (.activity, "meetings exercises discussion examination"),
      (.organisation, "organisation position"),
      (.stage, "stage phase level levels crisis sequence time"),
      (.work, "book work classification"),
      (.process, "process transformation mode operation effort efforts"),
      (.result, "improvement persistence outcome alteration easing difference distortion"),
    ]
    var sorts: [String: DefinitionSort] = [:]
    for (sort, text) in words {
      for word in text.split(separator: " ") { sorts[String(word)] = sort }
    }
    return sorts
  }()
}

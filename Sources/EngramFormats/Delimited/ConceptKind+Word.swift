import EngramCore

extension ConceptKind {
  /// The kind that a learner's word means, such as "Techniques" or "defense mechanism".
  init?(word: String) {
    let word = ConceptSlug.folded(word)
    let synonyms: [String: ConceptKind] = [
      "theories": .theory, "school": .theory, "model": .structure, "person": .theorist,
      "people": .theorist, "processes": .process, "concept": .process, "phenomenon": .process,
      "phase": .stage, "defense": .defence, "defense mechanism": .defence,
      "defence mechanism": .defence, "defense mechanisms": .defence,
      "defence mechanisms": .defence, "therapies": .therapy, "method": .technique,
      "theorie": .theory, "struktur": .structure, "technik": .technique, "prozess": .process,
      "abwehr": .defence, "abwehrmechanismus": .defence, "therapie": .therapy,
    ]
    let singular = word.hasSuffix("s") ? String(word.unicodeScalars.dropLast()) : word
    guard
      let kind = ConceptKind(rawValue: word) ?? synonyms[word] ?? ConceptKind(rawValue: singular)
        ?? synonyms[singular]
    else { return nil }
    self = kind
  }
}

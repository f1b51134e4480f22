/// What a word and its plural have in common.
enum SingularForm {
  /// The singular of `word`, which is in small letters; not always a word that exists, but the same
  /// for both numbers.
  static func of(_ word: String) -> String {
    let count = word.utf8.count
    guard count > 2, let last = word.utf8.last, !unchanging.contains(word) else { return word }
    if let known = irregular[word] { return known }
    // Most words have none of these endings, and there are many of them to try.
    guard "sen".utf8.contains(last) else { return word }
    if count > 4 {
      for (plural, singular) in endings where word.hasSuffix(plural) {
        return word.dropLast(plural.utf8.count) + singular
      }
    }
    guard word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else {
      return word
    }
    return String(word.dropLast())
  }

  /// The first that fits is taken.
  ///
  /// "causes" and "viruses" meet their singulars without an e.
  private static let endings = [
    ("yses", "ysis"), ("eses", "esis"), ("opses", "opsis"), ("poses", "pose"), ("closes", "close"),
    ("noses", "nosis"), ("oses", "osis"), ("crises", "crisis"), ("stases", "stasis"),
    ("emphases", "emphasis"), ("catharses", "catharsis"), ("sses", "ss"), ("uses", "us"),
    ("use", "us"), ("series", "series"), ("species", "species"), ("ies", "y"), ("ie", "y"),
    ("selves", "self"), ("daches", "dache"), ("psyches", "psyche"), ("ches", "ch"), ("shes", "sh"),
    ("xes", "x"), ("shoes", "shoe"), ("oes", "o"), ("children", "child"), ("women", "woman"),
  ]

  private static let irregular = [
    "doses": "dose", "noses": "nose", "roses": "rose", "men": "man", "lives": "life",
    "halves": "half", "wives": "wife", "leaves": "leaf", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "phenomena": "phenomenon", "criteria": "criterion", "stimuli": "stimulus",
    "foci": "focus", "loci": "locus", "nuclei": "nucleus", "gyri": "gyrus", "sulci": "sulcus",
    "hippocampi": "hippocampus", "thalami": "thalamus", "schemata": "schema",
    "stigmata": "stigma", "traumata": "trauma", "personae": "persona", "imagines": "imago",
    "indices": "index", "matrices": "matrix", "appendices": "appendix", "cortices": "cortex",
    "biases": "bias", "lenses": "lens", "quizzes": "quiz", "ganglia": "ganglion",
  ]

  /// Singulars that look like plurals.
  private static let unchanging: Set<String> = [
    "bias", "chaos", "cosmos", "eros", "ethos", "his", "lens", "logos", "mythos", "pathos",
    "thanatos", "topos",
  ]
}

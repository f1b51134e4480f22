/// What a word and its plural have in common.
enum SingularForm {
  /// The singular of `word`, which is in small letters; not always a word that exists, but the same
  /// for both numbers.
  static func of(_ word: String) -> String {
    let count = word.utf8.count
    guard count > 2, let last = word.utf8.last, !unchanging.contains(word) else { return word }
    if let known = irregular[word] { return known }
    if count > 4, let found = endings[last]?.first(where: { word.hasSuffix($0.plural) }) {
      return word.dropLast(found.plural.utf8.count) + found.singular
    }
    guard last == UInt8(ascii: "s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else {
      return word
    }
    return String(word.dropLast())
  }

  /// By their last letters, as most words have none of them; the first that fits is taken.
  ///
  /// "causes" and "viruses" meet their singulars without an e.
  private static let endings: [UInt8?: [(plural: String, singular: String)]] = Dictionary(
    grouping: [
      ("yses", "ysis"), ("eses", "esis"), ("opses", "opsis"), ("poses", "pose"),
      ("closes", "close"),
      ("noses", "nosis"), ("oses", "osis"), ("crises", "crisis"), ("stases", "stasis"),
      ("emphases", "emphasis"), ("catharses", "catharsis"), ("sses", "ss"), ("uses", "us"),
      ("use", "us"), ("series", "series"), ("species", "species"), ("ies", "y"), ("ie", "y"),
      ("selves", "self"), ("daches", "dache"), ("psyches", "psyche"), ("ches", "ch"),
      ("shes", "sh"),
      ("xes", "x"), ("shoes", "shoe"), ("oes", "o"), ("children", "child"), ("women", "woman"),
    ].map { (plural: $0, singular: $1) }
  ) { $0.plural.utf8.last }

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

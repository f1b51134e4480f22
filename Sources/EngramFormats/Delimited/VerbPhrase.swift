import EngramCore

/// Whether a text says what someone did or does, such as "founded psychoanalysis", so that it can
/// follow "Which theorist".
///
/// In doubt it is none: then the question is another one, which fits any text.
enum VerbPhrase {
  static func isOne(_ text: String) -> Bool {
    var words = text.unicodeScalars.split { $0 == " " || $0 == "," }.prefix(4)
      .map { String(String.UnicodeScalarView($0)).lowercased() }[...]
    while let word = words.first, isAdverb(word) { words.removeFirst() }
    return words.first.map(isVerb) ?? false
  }

  private static func isAdverb(_ word: String) -> Bool {
    word.hasSuffix("ly") || ["first", "also", "later", "once", "often"].contains(word)
  }

  private static func isVerb(_ word: String) -> Bool {
    var word = word
    for prefix in ["co-", "re-"] where word.hasPrefix(prefix) {
      word = String(word.unicodeScalars.dropFirst(prefix.utf8.count))
    }
    guard word.utf8.allSatisfy(ASCII.isLetter), !adjectives.contains(word) else { return false }
    return word.hasSuffix("ed") || irregular.contains(word) || present.contains(word)
  }

  /// They end like verbs of the past.
  private static let adjectives: Set<String> = [
    "acclaimed", "accomplished", "admired", "beloved", "celebrated", "distinguished", "esteemed",
    "gifted", "learned", "naturalised", "naturalized", "noted", "renowned", "respected", "retired",
    "talented", "trained", "united",
  ]

  private static let irregular: Set<String> = [
    "became", "began", "broke", "brought", "built", "came", "chose", "did", "drew", "fought",
    "found", "gave", "grew", "had", "held", "kept", "laid", "led", "left", "lent", "made", "put",
    "rebuilt", "rose", "said", "sat", "saw", "set", "shed", "showed", "spent", "split", "spoke",
    "spread", "stood", "taught", "thought", "told", "took", "understood", "was", "went", "won",
    "wrote",
  ]

  /// In the third person.
  private static let present: Set<String> = [
    "adds", "applies", "argues", "asks", "asserts", "assumes", "believes", "builds", "calls",
    "challenges", "claims", "coins", "combines", "compares", "connects", "considers", "created",
    "creates", "criticises", "criticizes", "defends", "defines", "derives", "describes", "develops",
    "discovers", "distinguishes", "divides", "emphasises", "emphasizes", "establishes", "examines",
    "explains", "explores", "extends", "finds", "focuses", "formulates", "founds", "gives", "has",
    "helps", "holds", "introduces", "invents", "investigates", "is", "leads", "links", "maintains",
    "makes", "names", "observes", "offers", "opposes", "posits", "postulates", "proposes", "puts",
    "questions", "refines", "rejects", "replaces", "revises", "sees", "separates", "shows",
    "stresses", "studies", "suggests", "takes", "teaches", "tests", "thinks", "traces", "treats",
    "turns", "understands", "uses", "views", "works", "writes",
  ]
}

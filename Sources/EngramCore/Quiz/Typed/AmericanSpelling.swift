/// One spelling for a word that the British and the Americans spell differently.
enum AmericanSpelling {
  /// `word`, which is in small letters, as Americans spell it.
  ///
  /// Words that are the same on both sides may come out odd ("promize"), but always the same.
  static func of(_ word: String) -> String {
    guard word.utf8.count > 3 else { return word }
    let old = Array(word.utf8)
    var new: [UInt8] = []
    var index = 0
    while index < old.count {
      if let found = anywhere[old[index]]?.first(where: { has($0.0, at: index, in: old) }) {
        new += found.1
        index += found.0.count
      } else {
        new.append(old[index])
        index += 1
      }
    }
    if let last = new.last, let found = endings[last]?.first(where: { isEnding($0.0, of: new) }) {
      new.replaceSubrange((new.count - found.0.count)..., with: found.1)
    }
    return String(decoding: new, as: UTF8.self)
  }

  private static func isEnding(_ ending: [UInt8], of word: [UInt8]) -> Bool {
    word.count > ending.count && has(ending, at: word.count - ending.count, in: word)
  }

  private static func has(_ part: [UInt8], at index: Int, in word: [UInt8]) -> Bool {
    guard index + part.count <= word.count else { return false }
    var offset = 0
    while offset < part.count, word[index + offset] == part[offset] { offset += 1 }
    return offset == part.count
  }

  /// By their first letters; the first that fits is taken.
  private static let anywhere = pairs(
    [
      ("isation", "ization"), ("defence", "defense"), ("offence", "offense"),
      ("pretence", "pretense"), ("licence", "license"), ("practis", "practic"),
      ("centred", "centered"), ("centring", "centering"), ("centre", "center"),
      ("theatre", "theater"), ("fibre", "fiber"), ("litre", "liter"), ("metre", "meter"),
      ("sombre", "somber"), ("spectre", "specter"), ("manoeuvre", "maneuver"),
      ("foet", "fet"), ("paed", "ped"), ("aesth", "esth"), ("aetiol", "etiol"), ("haem", "hem"),
      ("anaem", "anem"), ("oedip", "edip"), ("oestr", "estr"), ("oedem", "edem"),
      ("oesoph", "esoph"), ("rrhoea", "rrhea"), ("homoeo", "homeo"), ("gynaec", "gynec"),
      ("archaeo", "archeo"), ("palaeo", "paleo"), ("faec", "fec"), ("amoeb", "ameb"),
      ("praecox", "precox"), ("daemon", "demon"), ("mediaev", "mediev"), ("caesar", "cesar"),
      ("dgement", "dgment"), ("mould", "mold"), ("smoulder", "smolder"), ("moult", "molt"),
      ("grey", "gray"), ("ageing", "aging"), ("sceptic", "skeptic"), ("sulph", "sulf"),
      ("artefact", "artifact"), ("enquir", "inquir"), ("orientated", "oriented"),
      ("connexion", "connection"), ("skilful", "skillful"), ("wilful", "willful"),
      ("fulfill", "fulfil"), ("enroll", "enrol"), ("instill", "instil"), ("distill", "distil"),
      ("tranquill", "tranquil"), ("focuss", "focus"), ("neurone", "neuron"),
    ]
      + [
        "arb", "ard", "arm", "behavi", "cand", "clam", "col", "demean", "endeav", "fav", "ferv",
        "flav", "glam", "harb", "hon", "hum", "lab", "neighb", "od", "parl", "ranc", "rig",
        "rum", "savi", "sav", "splend", "tum", "val", "vap", "vig",
      ].map { ($0 + "our", $0 + "or") }
      + [
        "cancel", "channel", "counsel", "dial", "fuel", "label", "level", "marshal", "marvel",
        "model", "quarrel", "rival", "signal", "travel", "tunnel",
      ].flatMap { stem in ["ed", "ing", "er", "or", "ou"].map { (stem + "l" + $0, stem + $0) } })

  /// By their last letters; the first that fits is taken.
  private static let endings = pairs(
    [
      ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("iser", "izer"),
      ("isable", "izable"), ("lyse", "lyze"), ("lysed", "lyzed"), ("lysing", "lyzing"),
      ("lyser", "lyzer"), ("logue", "log"), ("gogue", "gog"), ("gramme", "gram"),
    ], by: \.last)

  private static func pairs(
    _ texts: [(String, String)], by key: ([UInt8]) -> UInt8? = \.first
  ) -> [UInt8: [([UInt8], [UInt8])]] {
    let pairs = texts.map { (Array($0.utf8), Array($1.utf8)) }
    return Dictionary(grouping: pairs) { key($0.0) ?? 0 }
  }
}

import EngramCore

extension ImportFile {
  /// What the deck is called of what its file puts into none: "psych-101 notes.csv" makes
  /// "Psych 101 notes".
  package static func deckTitle(ofFile name: String) -> String {
    let name = name.split(separator: "/").last.map(String.init) ?? name
    let stem = name.lastIndex(of: ".").map { $0 > name.startIndex ? String(name[..<$0]) : name }
    let words = (stem ?? name).split { "-_ ".contains($0) }.joined(separator: " ")
    return words.isEmpty ? "Imported" : words.capitalisedFirst
  }
}

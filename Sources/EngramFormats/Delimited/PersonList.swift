/// Persons named in one text.
enum PersonList {
  /// "Sigmund Freud and Josef Breuer" are two, "Freud, Sigmund" is one.
  static func names(_ text: String) -> [String] {
    var names: [String] = []
    for part in split(text, at: [" and ", " & ", " und ", " et ", " y "]) {
      let parts = split(part, at: [","])
      // A name of one word behind a comma is a first name, unless more names are there.
      let areNames = parts.count > 2 || parts.allSatisfy { $0.utf8.contains(0x20) }
      names += areNames ? parts : [part]
    }
    var seen: Set<String> = []
    return names.filter { seen.insert(ConceptSlug.folded($0)).inserted }
  }

  private static func split(_ text: String, at marks: [String]) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let isMark = bytes[index] == 0x20 || bytes[index] == 0x2C
      if isMark, let mark = marks.first(where: { bytes[index...].starts(with: $0.utf8) }) {
        parts.append(TidyText.text(String(decoding: part, as: UTF8.self)))
        part = []
        index += mark.utf8.count
      } else {
        part.append(bytes[index])
        index += 1
      }
    }
    parts.append(TidyText.text(String(decoding: part, as: UTF8.self)))
    return parts.filter { !$0.isEmpty }
  }
}

/// A cell that lists texts.
enum ListCell {
  /// Its parts: divided by "|" where it has any, else by semicolons and line breaks.
  static func parts(_ text: String) -> [String] {
    let hasBars = text.utf8.contains(0x7C)
    return parts(text) { hasBars ? $0 == 0x7C : $0 == 0x3B || $0 == 0x0A }
  }

  /// Its parts divided as told, tidied, none of them empty, none twice.
  static func parts(_ text: String, by isMark: (UInt8) -> Bool) -> [String] {
    var parts = UniqueTexts()
    for part in text.utf8.split(whereSeparator: isMark) {
      parts.add(TidyText.text(String(part) ?? ""))
    }
    return parts.texts
  }
}

/// Texts as Mnemosyne keeps them: HTML in which a line end breaks the line.
enum MnemosyneText {
  /// As plain text.
  static func plain(_ text: String) -> String {
    HTMLText.plain(
      text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "<br>"))
  }
}

/// Texts as Mnemosyne keeps them: HTML in which a line end breaks the line.
enum MnemosyneText {
  /// As plain text, the parts below each other.
  static func plain(_ parts: String...) -> String {
    let lines = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    return HTMLText.plain(
      lines.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "<br>"))
  }
}

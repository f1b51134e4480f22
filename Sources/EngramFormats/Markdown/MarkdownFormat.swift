package import EngramCore

/// Decks in Markdown: Q: and A: for a question and its answer, C: for a cloze with [holes].
///
/// The grammar is that of hashcards, and of repeater but for its one-line cards. engram's own
/// dialect, told by a key `engram` in the front matter, knows T: for tags, N: for a note, R: for
/// "both ways" and "# Deck: Title" besides.
package enum MarkdownFormat {
  /// Why the beginning of a text looks like such a deck; nil where it does not.
  package static func recognise(_ head: [UInt8]) -> String? {
    var (questions, answers, clozes, ends) = (0, 0, 0, 0)
    var fences = CodeFences(head)
    let front = FrontMatter(head, isMark: MarkdownFormat.isMark)
    for line in TextLines(head) where line.number > front?.lines ?? 0 {
      guard !fences.isCode(line.bytes) else { continue }
      switch MarkdownMark(line.bytes, isOwnDialect: false) {
      case .question: questions += 1
      case .answer: answers += 1
      case .cloze where line.bytes.contains(ASCII.openBracket): clozes += 1
      case .end: ends += 1
      case .cloze, .deck, .tags, .note, .bothWays, nil: break
      }
    }
    guard (questions > 0 && answers > 0) || clozes > 0, SuperMemoFormat.recognise(head) == nil
    else { return nil }
    var parts: [String] = []
    if questions > 0 { parts.append("\(questions + answers) lines beginning Q: or A:") }
    if clozes > 0 {
      let unit = parts.isEmpty ? clozes == 1 ? " line" : " lines" : ""
      parts.append("\(clozes)\(unit) beginning C: with [holes]")
    }
    if ends > 0 { parts.append("\(ends) \(ends == 1 ? "line" : "lines") of ---") }
    return parts.joined(separator: ", ")
  }

  /// A reader of the whole file.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    MarkdownReader(
      try TextFile.read(file, encoding: options.encoding).bytes, file: file.name)
  }

  static func isMark(_ line: TextLine) -> Bool {
    switch MarkdownMark(line.bytes, isOwnDialect: false) {
    case .question, .answer, .cloze, .deck: true
    case .end, .tags, .note, .bothWays, nil: false
    }
  }
}

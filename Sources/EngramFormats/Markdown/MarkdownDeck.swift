import EngramCore

/// A deck in Markdown while it is read, from line to line.
///
/// Broken structure is no problem of one card: whose answer is whose may be wrong from there on. So
/// all such places are gathered and reported together.
struct MarkdownDeck {
  private let bytes: [UInt8]
  private let front: FrontMatter?
  private let isOwnDialect: Bool
  private var deck: String?
  /// Of all its cards.
  private let tags: UniqueTexts
  private var problems: MarkdownProblems
  private var state = State.outside
  private var count = 0
  /// Headings below which nothing but the next card stands.
  private var headings: MarkdownHeadings

  private enum State {
    /// Between cards.
    case outside
    /// Text that belongs to no card, and was reported.
    case stray
    case card(MarkdownCard)
  }

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    front = FrontMatter(bytes, isMark: MarkdownFormat.isMark)
    isOwnDialect = front?.values["engram"] != nil
    deck = front?.value(of: "name", "deck", "title").map(MarkdownDeck.title)
    problems = MarkdownProblems(file: file)
    var tags = UniqueTexts()
    for value in front?.values["tags"] ?? [] { tags.add(TagWords.read(Array(value.utf8)[...])) }
    if let message = TagCell.excess(tags.texts.count, of: "the deck") {
      problems.add(at: 1, message)
      tags = UniqueTexts()
    }
    self.tags = tags
    headings = MarkdownHeadings(bytes, isOwnDialect: isOwnDialect)
  }

  /// Hands over each card; throws an `ImportProblem` at the end when anything was wrong.
  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    var fences = CodeFences(bytes)
    var last = 1
    for line in TextLines(bytes) where line.number > front?.lines ?? 0 {
      if !line.isBlank { last = line.number }
      let mark =
        fences.isInside ? nil : MarkdownMark(line.bytes, isOwnDialect: isOwnDialect)
      let words = mark.map { MarkdownDeck.words(of: line, behind: $0) } ?? line.bytes
      let isCode = mark == .end || mark == .deck ? false : fences.isCode(words)
      if mark != nil || isCode {
        headings.passOther()
      } else if skips(line) {
        continue
      }
      if let mark, try take(mark, words, at: line, isCode: isCode, into: sink) { continue }
      add(line, isCode: isCode)
    }
    try finish(at: last, isLast: true, into: sink)
    if count == 0 {
      problems.add(
        at: 0,
        "no cards in this file: begin a question with Q: and its answer with A: at the "
          + "very left, or a cloze with C:")
    }
    if let problem = problems.problem { throw problem }
  }

  /// Whether a line is the heading of what follows, and no text of a card.
  ///
  /// In engram's own dialect a card may have any text, so there only what could be no text of one.
  private mutating func skips(_ line: TextLine) -> Bool {
    let isBetween = headings.isBetweenCards(line)
    return switch state {
    case .stray: false
    case .outside: MarkdownHeadings.isHeading(line.bytes)
    case .card(let card): isBetween && (!isOwnDialect || card.isClosed)
    }
  }

  private static func words(of line: TextLine, behind mark: MarkdownMark) -> ArraySlice<UInt8> {
    line.bytes.dropFirst(mark == .deck ? 7 : 2).drop(while: ASCII.isBlank)
  }

  /// Follows a mark; false where it is text after all.
  private mutating func take(
    _ mark: MarkdownMark, _ words: ArraySlice<UInt8>, at line: TextLine, isCode: Bool,
    into sink: (ImportPiece) throws -> Void
  ) throws -> Bool {
    switch mark {
    case .question, .cloze:
      try finish(at: line.number, into: sink)
      var text = MarkdownText(line: line.number)
      text.append(unescaped(words), isCode: isCode, isFirst: true)
      state = .card(MarkdownCard(text, isCloze: mark == .cloze))
    case .answer, .tags, .note, .bothWays:
      guard case .card(var card) = state else {
        if mark != .answer { return false }
        problems.add(
          at: line.number,
          "an answer without a question: put a line that begins with Q: above it")
        state = .stray
        return true
      }
      /// So that the card is changed in place.
      state = .outside
      var text = MarkdownText(line: line.number)
      text.append(unescaped(words), isCode: isCode, isFirst: true)
      if let message = card.add(text, as: mark) {
        problems.add(at: line.number, message)
      }
      state = .card(card)
    case .end:
      try finish(at: line.number, into: sink)
    case .deck:
      if case .card = state, !isOwnDialect { return false }
      try finish(at: line.number, into: sink)
      deck = MarkdownDeck.title(words.text)
    }
    return true
  }

  /// Follows a line that begins nothing.
  private mutating func add(_ line: TextLine, isCode: Bool) {
    switch state {
    case .stray: break
    case .outside:
      guard !line.isBlank else { return }
      problems.add(
        at: line.number,
        "this text belongs to no card: begin it with Q:, A: or C:, or take it out")
      state = .stray
    case .card(var card):
      /// So that the card is changed in place.
      state = .outside
      let words =
        isCode
        ? line.bytes
        : MarkdownMark.unescaped(line.bytes, isFirst: false, isOwnDialect: isOwnDialect)
      if !card.append(words, isCode: isCode), !line.isBlank {
        problems.add(
          at: line.number, "text behind the tags of a card: begin it with N: if it is a note")
      }
      state = .card(card)
    }
  }

  /// Ends the card, if there is one.
  private mutating func finish(
    at line: Int, isLast: Bool = false, into sink: (ImportPiece) throws -> Void
  ) throws {
    defer { state = .outside }
    guard case .card(let card) = state else { return }
    count += 1
    switch card.note(endedAt: line, isLast: isLast) {
    case .success(var note):
      note.deck = deck
      var all = tags
      all.add(note.tags)
      note.tags = all.texts
      if let message = TagCell.excess(all.texts.count, of: "the card") {
        problems.add(at: note.line, message)
        return
      }
      try sink(.note(note))
    case .failure(let fault): problems.add(at: fault.line, fault.message)
    }
  }

  private func unescaped(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    MarkdownMark.unescaped(words, isFirst: true, isOwnDialect: isOwnDialect)
  }

  private static func title(_ text: String) -> String {
    TidyText.text(text.utf8.map { $0 == ASCII.newLine ? ASCII.space : $0 })
  }
}

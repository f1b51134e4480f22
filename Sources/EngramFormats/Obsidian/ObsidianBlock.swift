import EngramCore

/// Lines up to an empty one, or a card on one line.
struct ObsidianBlock {
  let line: Int
  private(set) var form = Form.open
  /// What stands in the comment with learning data.
  private(set) var schedule: ArraySlice<UInt8>?
  private(set) var lineCount = 0
  private var front = MarkdownText(line: 0)
  private var back = MarkdownText(line: 0)
  /// A heading right above, which is a question only above a line "?".
  private var heading: ArraySlice<UInt8>?
  private var raw: [UInt8] = []
  /// Whether it began as a callout: the lines below are in it, each behind a ">".
  private(set) var isCallout = false

  enum Form {
    /// Perhaps a cloze.
    case open
    /// By a line "?" or "??".
    case divided(bothWays: Bool)
    case single(bothWays: Bool)
  }

  /// What became of it.
  enum Outcome {
    /// - Parameter deck: named by a tag of its own.
    case note(ImportedNote, deck: String?)
    case prose
    case rejected(String)
  }

  init(line: Int) { self.line = line }

  /// A card on one line; nil where the line is none.
  init?(single line: TextLine) {
    // A row of a table holds colons of all kinds.
    guard line.trimmed.first != ASCII.bar else { return nil }
    guard let mark = ObsidianBlock.separator(in: line.bytes) else { return nil }
    self.line = line.number
    raw = Array(line.bytes)
    lineCount = 1
    var answer = line.bytes[mark.upperBound...]
    if let found = ObsidianSchedule.comment(answer, isAlone: false) {
      schedule = found.words
      answer = Array(answer[..<found.range.lowerBound] + answer[found.range.upperBound...])[...]
    }
    let question = ObsidianBlock.withoutListMark(line.bytes[..<mark.lowerBound])
    front.append(question, isCode: false, isFirst: true)
    back.append(answer, isCode: false, isFirst: true)
    form = .single(bothWays: mark.count == 3)
  }

  mutating func append(_ line: ArraySlice<UInt8>, isCode: Bool) {
    lineCount += 1
    if raw.count + line.count < MarkdownText.limit {
      raw += line
      raw.append(ASCII.newLine)
    }
    var words = line
    if !isCode {
      if isCallout {
        words = ObsidianBlock.withoutQuoteMarks(line)
      } else if let title = ObsidianBlock.calloutTitle(line) {
        isCallout = true
        words = title
        guard !title.isEmpty else { return }
      }
    }
    if !isCode, let found = ObsidianSchedule.comment(words, isAlone: false) {
      schedule = found.words
      words = Array(words[..<found.range.lowerBound] + words[found.range.upperBound...])[...]
    }
    if isDivided {
      back.append(words, isCode: isCode)
    } else {
      front.append(words, isCode: isCode)
    }
  }

  /// Takes learning data from a line of its own.
  mutating func take(_ words: ArraySlice<UInt8>, of line: ArraySlice<UInt8>) {
    schedule = words
    if let last = raw.last, last != ASCII.newLine { raw.append(ASCII.newLine) }
    raw += line
    raw.append(ASCII.newLine)
  }

  mutating func appendHeading(_ line: ArraySlice<UInt8>, _ words: ArraySlice<UInt8>) {
    lineCount += 1
    raw += line
    raw.append(ASCII.newLine)
    heading = words
  }

  mutating func divide(bothWays: Bool) {
    lineCount += 1
    form = .divided(bothWays: bothWays)
    raw += Array((bothWays ? "??\n" : "?\n").utf8)
  }

  var isDivided: Bool {
    switch form {
    case .divided: true
    case .open, .single: false
    }
  }

  /// As it stands in the file.
  var source: String { String(decoding: raw, as: UTF8.self) + "\n\n" }

  var hasTag: Bool { question.tag != nil }

  /// With the heading right above.
  private var question: ObsidianWords {
    var words = ObsidianWords(front)
    if let heading { words.put(below: heading) }
    return words
  }

  func note(_ holes: ObsidianText.Holes, withSchedule: Bool) -> Outcome {
    guard !front.isTooLong, !back.isTooLong else {
      return .rejected("longer than 1 MiB: divide it by an empty line")
    }
    let outcome =
      switch form {
      case .single(let bothWays), .divided(let bothWays): sides(bothWays: bothWays)
      case .open: cloze(holes)
      }
    guard withSchedule, let schedule, case .note(var note, let deck) = outcome else {
      return outcome
    }
    guard let states = ObsidianSchedule.states(schedule) else {
      return .rejected(
        "learning data that cannot be: it reads like <!--SR:!2026-01-31,15,250-->; mend it, or "
          + "take it out")
    }
    for (index, state) in zip(note.cards.indices, states) {
      note.cards[index].schedule = state.map { ImportedSchedule(state: $0) }
    }
    return .note(note, deck: deck)
  }

  /// A question and its answer.
  private func sides(bothWays: Bool) -> Outcome {
    var question = question
    let deck = question.takeTag()
    let prompt = question.plain
    let answer = ObsidianWords(back).plain
    guard !prompt.isEmpty else { return .rejected("no question: \(advice("before"))") }
    guard !answer.isEmpty else { return .rejected("no answer: \(advice("behind"))") }
    var cards = [ImportedCard(prompt: prompt, answer: answer)]
    if bothWays { cards.append(ImportedCard(kind: .reverse, prompt: answer, answer: prompt)) }
    return .note(ImportedNote(line: line, cards: cards), deck: deck)
  }

  /// A text with hidden words.
  private func cloze(_ holes: ObsidianText.Holes) -> Outcome {
    var words = ObsidianWords(front).withoutCodeBelow(holes)
    let deck = words.takeTag()
    let cloze = ObsidianText(words.bytes, code: words.code, holes)
    guard !cloze.holes.isEmpty else { return .prose }
    if let excess = NoteLimit.excess(textSize: cloze.text.count, cards: cloze.holes.count) {
      return .rejected(excess)
    }
    let cards = cloze.cards
    guard !cards.isEmpty else { return .prose }
    return .note(ImportedNote(line: line, cards: cards), deck: deck)
  }

  private func advice(_ place: String) -> String {
    switch form {
    case .single: "write it \(place) the colons, on the same line"
    case .divided, .open:
      "write it \(place == "before" ? "right above" : "right below") the line \"?\""
    }
  }

  /// The first "::" or ":::" of a line that is not code.
  private static func separator(in line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.contains(ASCII.colon) else { return nil }
    var opaque = CodeSpan.ranges(in: line)[...]
    var index = line.startIndex
    while let start = line[index...].firstIndex(of: ASCII.colon) {
      while let first = opaque.first, first.upperBound <= start { opaque.removeFirst() }
      if let first = opaque.first, first.contains(start) {
        index = first.upperBound
        continue
      }
      let end = line[start...].firstIndex { $0 != ASCII.colon } ?? line.endIndex
      if end - start == 2 || end - start == 3 { return start..<end }
      index = end
    }
    return nil
  }
}

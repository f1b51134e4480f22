import EngramCore

/// Lines up to an empty one, or a card on one line.
struct ObsidianBlock {
  let line: Int
  private(set) var form = Form.open
  /// What stands in the comment with learning data.
  var schedule: ArraySlice<UInt8>?
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
    if let (words, start) = ObsidianSchedule.comment(answer, isAlone: false) {
      schedule = words
      answer = answer[..<start]
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
    if !isCode, let (found, start) = ObsidianSchedule.comment(words, isAlone: false) {
      schedule = found
      words = words[..<start]
    }
    if isDivided {
      back.append(words, isCode: isCode)
    } else {
      front.append(words, isCode: isCode)
    }
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

  var hasTag: Bool { ObsidianTag.find(in: front.bytes) != nil }

  func note(_ holes: ObsidianText.Holes, withSchedule: Bool) -> Outcome {
    guard !front.isTooLong, !back.isTooLong else {
      return .rejected("longer than 1 MiB: divide it by an empty line")
    }
    var cards: [ImportedCard]
    var deck: String?
    switch form {
    case .single(let bothWays), .divided(let bothWays):
      var question = front.bytes
      if let heading { question = Array(heading) + [ASCII.newLine] + question }
      if let tag = ObsidianTag.find(in: question) {
        deck = tag.deck.isEmpty ? nil : tag.deck
        question.removeSubrange(tag.range)
      }
      let code = heading == nil && deck == nil ? front.code : []
      let prompt = ObsidianText(question, code: code).plain
      let answer = ObsidianText(back.bytes, code: back.code).plain
      guard !prompt.isEmpty else { return .rejected("no question: \(advice("before"))") }
      guard !answer.isEmpty else { return .rejected("no answer: \(advice("behind"))") }
      cards = [ImportedCard(prompt: prompt, answer: answer)]
      if bothWays { cards.append(ImportedCard(kind: .reverse, prompt: answer, answer: prompt)) }
    case .open:
      var (text, code) = withoutCodeBelow(holes)
      if let tag = ObsidianTag.find(in: text) {
        deck = tag.deck.isEmpty ? nil : tag.deck
        text.removeSubrange(tag.range)
        code = code.map { range in
          range.lowerBound < tag.range.lowerBound
            ? range : (range.lowerBound - tag.range.count)..<(range.upperBound - tag.range.count)
        }
      }
      let cloze = ObsidianText(text, code: code, holes)
      guard !cloze.holes.isEmpty else { return .prose }
      if let excess = NoteLimit.excess(textSize: cloze.text.count, cards: cloze.holes.count) {
        return .rejected(excess)
      }
      cards = cloze.cards
      guard !cards.isEmpty else { return .prose }
    }
    if withSchedule, let schedule {
      guard let states = ObsidianSchedule.states(schedule) else {
        return .rejected(
          "learning data that cannot be: it reads like <!--SR:!2026-01-31,15,250-->; mend it, or "
            + "take it out")
      }
      for (index, state) in zip(cards.indices, states) {
        cards[index].schedule = state.map { ImportedSchedule(state: $0) }
      }
    }
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

  /// The text of a cloze and its code, up to the code that begins right below its last hole: a fence
  /// ends a paragraph, and so a card.
  private func withoutCodeBelow(
    _ style: ObsidianText.Holes
  ) -> (text: [UInt8], code: [Range<Int>]) {
    let starts = front.code.indices.filter { index in
      let isFirstLine =
        index == 0 || front.code[index - 1].upperBound + 1 < front.code[index].lowerBound
      return isFirstLine && front.code[index].lowerBound > 0
    }
    guard !starts.isEmpty else { return (front.bytes, front.code) }
    let above = { (index: Int) in
      (Array(front.bytes[..<front.code[index].lowerBound]), Array(front.code[..<index]))
    }
    let holes = ObsidianText(front.bytes, code: front.code, style).holes.count
    guard holes > 0 else { return (front.bytes, front.code) }
    // The first fence with all holes above it; there are never fewer above a later one.
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      let (text, code) = above(starts[middle])
      if ObsidianText(text, code: code, style).holes.count < holes {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < starts.count ? above(starts[low]) : (front.bytes, front.code)
  }
}

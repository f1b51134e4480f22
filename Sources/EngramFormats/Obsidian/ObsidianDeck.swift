import EngramCore

/// A note of Obsidian while it is read, from line to line.
struct ObsidianDeck {
  private(set) var counts = ObsidianCounts()
  private let bytes: [UInt8]
  private let file: String
  private let withSchedule: Bool
  private let front: FrontMatter?
  /// What hides words: highlights where the note has some, else double braces.
  private let holes: ObsidianText.Holes
  private var tags = UniqueTexts()
  /// From the last tag on a line of its own.
  private var deck: String?
  /// From the first heading of the first level.
  private var title: String?
  private var block: ObsidianBlock?
  /// A card on one line, below which its learning data may stand.
  private var waiting: ObsidianBlock?

  init(_ bytes: [UInt8], file: String, withSchedule: Bool = false) {
    self.bytes = bytes
    self.file = file
    self.withSchedule = withSchedule
    front = FrontMatter(bytes)
    holes = ObsidianText.hasHighlights(bytes) ? .highlights : .braces
    title = front?.value(of: "title")
    for value in (front?.values["tags"] ?? []) + (front?.values["tag"] ?? []) {
      for tag in TagWords.read(Array(value.utf8)[...]) {
        if let path = ObsidianTag.deck(tag) {
          counts.isTagged = true
          deck = path.isEmpty ? deck : path
        } else {
          add(tag)
        }
      }
    }
  }

  /// Hands over each card.
  mutating func read(into sink: (ImportPiece) throws -> Void) throws {
    if front != nil { counts.hasHeading = true }
    var fences = CodeFences(bytes)
    for line in TextLines(bytes) where line.number > front?.lines ?? 0 {
      try take(line, isCode: fences.isCode(line.bytes), into: sink)
    }
    try finish(into: sink)
  }

  private mutating func take(
    _ line: TextLine, isCode: Bool, into sink: (ImportPiece) throws -> Void
  ) throws {
    if let schedule = isCode ? nil : ObsidianSchedule.comment(line.bytes, isAlone: true) {
      if waiting != nil {
        waiting?.take(schedule.words, of: line.bytes)
      } else {
        block?.take(schedule.words, of: line.bytes)
      }
      try emitWaiting(into: sink)
      return
    }
    try emitWaiting(into: sink)
    guard !isCode else {
      open(line)
      block?.append(line.bytes, isCode: true)
      return
    }
    guard !line.isBlank else {
      try finish(into: sink)
      return
    }
    if block?.isDivided != true, try takeHeadingOrTags(line, into: sink) { return }
    if block?.isDivided != true, let single = ObsidianBlock(single: line) {
      try finish(into: sink)
      waiting = single
      if line.bytes.contains(ASCII.tab) { counts.hasTabs = true }
      return
    }
    let words =
      block?.isCallout == true ? ObsidianBlock.withoutQuoteMarks(line.bytes) : line.trimmed
    if words.elementsEqual("?".utf8) || words.elementsEqual("??".utf8), block?.isDivided != true {
      open(line)
      block?.divide(bothWays: words.count == 2)
      return
    }
    open(line)
    block?.append(line.bytes, isCode: false)
  }

  private mutating func open(_ line: TextLine) {
    if block == nil { block = ObsidianBlock(line: line.number) }
  }

  /// Takes a heading, which begins something new, or a line of nothing but tags.
  private mutating func takeHeadingOrTags(
    _ line: TextLine, into sink: (ImportPiece) throws -> Void
  ) throws -> Bool {
    let rest = line.bytes.drop { $0 == ASCII.hash }
    let level = rest.startIndex - line.bytes.startIndex
    if (1...6).contains(level), rest.first.map(ASCII.isBlank) == true {
      try finish(into: sink)
      counts.hasHeading = true
      let words = rest.trimmed
      if level == 1, title == nil { title = ObsidianText.plain(Array(words)) }
      open(line)
      block?.appendHeading(line.bytes, words)
      return true
    }
    guard let found = ObsidianTag.line(line.trimmed) else { return false }
    try finish(into: sink)
    counts.isTagged = true
    deck = found.deck.isEmpty ? nil : found.deck
    for tag in found.others { add(tag) }
    return true
  }

  private mutating func add(_ tag: String) {
    if tags.texts.count < TagCell.most { tags.add(tag) }
  }

  private mutating func emitWaiting(into sink: (ImportPiece) throws -> Void) throws {
    guard let card = waiting else { return }
    waiting = nil
    try emit(card, into: sink)
  }

  private mutating func finish(into sink: (ImportPiece) throws -> Void) throws {
    try emitWaiting(into: sink)
    guard let card = block else { return }
    block = nil
    try emit(card, into: sink)
  }

  private mutating func emit(
    _ card: ObsidianBlock, into sink: (ImportPiece) throws -> Void
  ) throws {
    let result = card.note(holes, withSchedule: withSchedule)
    if card.hasTag { counts.isTagged = true }
    switch result {
    case .prose: counts.otherLines += card.lineCount
    case .rejected(let reason):
      counts.rejected += 1
      try sink(
        .rejected(
          Rejection(
            at: Place(file: file, line: card.line, column: 1), reason, text: card.source)))
    case .note(var note, let own):
      switch card.form {
      case .single(let bothWays):
        counts.singles += bothWays ? 0 : 1
        counts.bothWays += bothWays ? 1 : 0
      case .divided: counts.blocks += 1
      case .open: counts.clozes += 1
      }
      if card.schedule != nil { counts.schedules += 1 }
      note.deck = own ?? deck ?? title
      note.tags = tags.texts
      try sink(.note(note))
    }
  }
}

import EngramCore

/// The cards of an entry, by its type.
struct OrgCards {
  var cards: [ImportedCard]
  /// org-fc's numbers of holes, beside the cards.
  private(set) var ids: [Int?]
  private(set) var note: String?
  private(set) var numbersLast = true

  init(_ entry: OrgEntry) throws(OrgEntry.Fault) {
    guard !entry.section.body.isTooLong, !entry.parts.contains(where: \.body.isTooLong) else {
      throw OrgEntry.Fault(reason: "longer than 1 MiB: divide it")
    }
    let title = OrgText.plain(entry.section.heading.title)
    switch entry.system {
    case .flashcards: try self.init(flashcard: entry, title)
    case .drill: try self.init(drill: entry, title)
    }
    guard cards.allSatisfy({ !$0.prompt.isEmpty }) else {
      throw OrgEntry.Fault(reason: "no question: write it into the heading or below it")
    }
    guard cards.allSatisfy({ !$0.answer.isEmpty }) else {
      throw OrgEntry.Fault(
        reason: "no answer: write it below the heading, or below a heading of its own under it")
    }
  }

  private init(_ cards: [ImportedCard], note: String = "") {
    self.cards = cards
    ids = cards.map { _ in nil }
    self.note = note.isEmpty ? nil : note
  }

  private init(asking prompt: String, _ answer: String, bothWays: Bool, note: String = "") {
    let card = ImportedCard(prompt: prompt, answer: answer)
    self.init(
      bothWays ? [card, ImportedCard(kind: .reverse, prompt: answer, answer: prompt)] : [card],
      note: note)
  }

  // MARK: org-fc

  private init(flashcard entry: OrgEntry, _ title: String) throws(OrgEntry.Fault) {
    let body = OrgText(entry.section.body).plain
    let type = entry.section.properties["FC_TYPE"]?.lowercased() ?? "normal"
    if type == "cloze" {
      try self.init(clozes: entry, title)
      return
    }
    let bothWays = type == "double" || type == "vocab"
    let isBack = { (part: OrgSection) in
      OrgText.plain(part.heading.title).lowercased() == "back"
    }
    let others = OrgCards.text(of: entry.parts.filter { !isBack($0) })
    if let back = entry.parts.first(where: isBack) {
      self.init(
        asking: OrgCards.joined(title, body), OrgText(back.body).plain, bothWays: bothWays,
        note: others)
    } else if body.isEmpty {
      self.init(asking: title, others, bothWays: bothWays)
    } else {
      self.init(asking: title, body, bothWays: bothWays, note: others)
    }
  }

  private init(clozes entry: OrgEntry, _ title: String) throws(OrgEntry.Fault) {
    var body = OrgBody()
    body.append(entry.section.heading.title, isVerbatim: false)
    let heading = OrgText(body, .flashcards)
    let below = OrgText(entry.section.body, .flashcards)
    let keepsTitle = !heading.holes.isEmpty || !OrgCards.isLabel(title)
    let text = keepsTitle ? heading.text + below.text : below.text
    let shift = heading.text.count
    let holes =
      keepsTitle
      ? heading.holes
        + below.holes.map { hole in
          OrgText.Hole(
            range: (hole.range.lowerBound + shift)..<(hole.range.upperBound + shift),
            hint: hole.hint, id: hole.id)
        } : below.holes
    guard !holes.isEmpty else {
      throw OrgEntry.Fault(
        reason: "a cloze without a hole: put the words to be hidden in {{braces}@0}")
    }
    let numbers = holes.compactMap(\.id)
    let isNumbered = numbers.count == holes.count && Set(numbers).count == holes.count
    self.init(
      try OrgCards.oneEach(text, holes, isNumbered: isNumbered),
      note: OrgCards.text(of: entry.parts))
    ids = holes.map(\.id)
    numbersLast = isNumbered
  }

  // MARK: org-drill

  private init(drill entry: OrgEntry, _ title: String) throws(OrgEntry.Fault) {
    let type = entry.section.properties["DRILL_CARD_TYPE"]?.lowercased() ?? "simple"
    let isCloze = type.contains("cloze") || type.hasPrefix("hide") || type.hasPrefix("show")
    let withHoles = OrgText(entry.section.body, .drill)
    let answer = OrgCards.text(of: entry.parts)
    if type == "twosided" || type == "multisided" {
      self.init(sides: entry, title, OrgText(entry.section.body).plain)
    } else if isCloze || !withHoles.holes.isEmpty {
      guard !withHoles.holes.isEmpty else {
        throw OrgEntry.Fault(
          reason: "a cloze without a hole: put the words to be hidden in [brackets]")
      }
      let about = OrgCards.isLabel(title) ? "" : title
      self.init(
        isCloze
          ? try OrgCards.oneEach(withHoles.text, withHoles.holes, isNumbered: false)
          : [OrgCards.allAtOnce(withHoles)], note: OrgCards.joined(about, answer))
      numbersLast = false
    } else if entry.parts.isEmpty {
      self.init(asking: title, withHoles.plain, bothWays: false)
    } else {
      let body = withHoles.plain
      let heading = body.isEmpty || !OrgCards.isLabel(title) ? title : ""
      self.init(asking: OrgCards.joined(heading, body), answer, bothWays: false)
    }
  }

  /// The first two headings below are the sides; the others tell more.
  private init(sides entry: OrgEntry, _ title: String, _ body: String) {
    let parts = entry.parts
    guard parts.count >= 2 else {
      self.init(
        asking: title, OrgCards.joined(body, OrgCards.text(of: parts)), bothWays: true)
      return
    }
    let texts = parts.prefix(2).map { part in
      let text = OrgText(part.body).plain
      return text.isEmpty ? OrgText.plain(part.heading.title) : text
    }
    func question(_ side: Int) -> String {
      let name = OrgText.plain(parts[side].heading.title)
      let isNamed = !OrgCards.isLabel(name) && name != texts[side]
      return OrgCards.joined(body, isNamed ? "\(name): \(texts[side])" : texts[side])
    }
    self.init(
      [
        ImportedCard(prompt: question(0), answer: texts[1]),
        ImportedCard(kind: .reverse, prompt: question(1), answer: texts[0]),
      ], note: OrgCards.text(of: Array(parts.dropFirst(2))))
  }
}

extension OrgCards {
  /// One card for each hole.
  private static func oneEach(
    _ text: [UInt8], _ holes: [OrgText.Hole], isNumbered: Bool
  ) throws(OrgEntry.Fault) -> [ImportedCard] {
    if let excess = NoteLimit.excess(textSize: text.count, cards: holes.count) {
      throw OrgEntry.Fault(reason: excess)
    }
    return holes.enumerated().map { index, hole in
      let prompt = text[..<hole.range.lowerBound] + mark(hole) + text[hole.range.upperBound...]
      return ImportedCard(
        kind: .cloze, number: (isNumbered ? hole.id ?? index : index) + 1,
        prompt: TidyText.text(prompt), answer: TidyText.text(text[hole.range]))
    }
  }

  /// One card with all holes.
  private static func allAtOnce(_ cloze: OrgText) -> ImportedCard {
    var prompt: [UInt8] = []
    var end = 0
    for hole in cloze.holes {
      prompt += cloze.text[end..<hole.range.lowerBound] + mark(hole)
      end = hole.range.upperBound
    }
    prompt += cloze.text[end...]
    return ImportedCard(
      kind: .cloze, number: 1, prompt: TidyText.text(prompt),
      answer: cloze.holes.map { TidyText.text(cloze.text[$0.range]) }.joined(separator: ", "))
  }

  private static func mark(_ hole: OrgText.Hole) -> [UInt8] {
    [ASCII.openBracket] + (hole.hint ?? Array("...".utf8)) + [ASCII.closeBracket]
  }

  /// What stands below headings, under their titles unless these say nothing.
  private static func text(of parts: [OrgSection]) -> String {
    parts.reduce("") { text, part in
      let title = OrgText.plain(part.heading.title)
      return joined(text, joined(isLabel(title) ? "" : title, OrgText(part.body).plain))
    }
  }

  private static func joined(_ first: String, _ second: String) -> String {
    first.isEmpty ? second : second.isEmpty ? first : first + "\n" + second
  }

  /// Whether a title only says that here is a card, a question, an answer.
  private static func isLabel(_ title: String) -> Bool {
    var words = title.lowercased().utf8.split { !ASCII.isLetter($0) && $0 < 0x80 }
      .compactMap { String($0) }
    if words.first == "the" { words.removeFirst() }
    return words.isEmpty || (words.count == 1 && labels.contains(words[0]))
  }

  private static let labels: Set<String> = [
    "item", "fact", "card", "question", "note", "cloze", "front", "back", "answer", "entry",
    "solution", "side", "term", "definition", "flashcard",
  ]
}

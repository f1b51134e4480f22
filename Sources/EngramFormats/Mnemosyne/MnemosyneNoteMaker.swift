import EngramCore

/// Makes notes of Mnemosyne's facts, each with the cards that its kind has.
struct MnemosyneNoteMaker {
  private let entries: MnemosyneEntries
  private let file: String
  private let deck: String?
  private let options: ImportOptions

  init(_ entries: MnemosyneEntries, file: String, deck: String?, options: ImportOptions) {
    self.entries = entries
    self.file = file
    self.deck = deck
    self.options = options
  }

  /// The note of a fact, and what of it cannot be taken.
  func pieces(_ fact: MnemosyneEntries.Fact) -> [ImportPiece] {
    func rejected(_ line: Int, _ reason: String) -> ImportPiece {
      .rejected(Rejection(at: Place(file: file, line: line, column: 1), reason))
    }
    let rows = entries.cardsByFact[fact.id] ?? []
    guard !rows.isEmpty else {
      return [rejected(fact.line, "no card belongs to this entry; export it again from Mnemosyne")]
    }
    let size = fact.values.reduce(0) { $0 + $1.text.utf8.count }
    if let reason = NoteLimit.excess(textSize: size, cards: rows.count) {
      return [rejected(fact.line, reason)]
    }
    var pieces: [ImportPiece] = []
    var cards: [ImportedCard] = []
    var tags: [String] = []
    var seen: Set<String> = []
    var note: String?
    for (index, row) in rows.enumerated() {
      switch made(row, index, of: fact) {
      case .card(var card, let beside):
        if options.withSchedule { card.schedule = schedule(row) }
        cards.append(card)
        note = note ?? beside
        for tag in self.tags(of: row) where seen.insert(tag).inserted { tags.append(tag) }
      case .nothing(let reason): pieces.append(rejected(row.line, reason))
      }
    }
    guard !cards.isEmpty else { return pieces }
    // The holes of a text are counted anew when it is edited.
    let lasts = !fact.id.isEmpty && !cards.contains { $0.kind == .cloze }
    return [
      .note(
        ImportedNote(
          line: fact.line, id: fact.id.isEmpty ? nil : fact.id, deck: deck, tags: tags, note: note,
          cards: cards, numbersLast: lasts))
    ] + pieces
  }

  private enum Making {
    case card(ImportedCard, note: String?)
    case nothing(String)
  }

  private func made(
    _ row: MnemosyneEntries.Card, _ index: Int, of fact: MnemosyneEntries.Fact
  ) -> Making {
    let text = fact.text
    let isFirst = row.view == 1
    switch row.type {
    case 1: return card(.basic, text("f"), [text("b")])
    case 2:
      return isFirst
        ? card(.basic, text("f"), [text("b")]) : card(.reverse, text("b"), [text("f")])
    case 3:
      return isFirst
        ? card(.basic, text("f"), [text("p_1"), text("m_1"), text("n")])
        : card(.reverse, text("m_1"), [text("f"), text("p_1"), text("n")])
    case 4:
      return isFirst
        ? card(.basic, text("marked"), [text("loc"), text("marked")])
        : card(.reverse, text("loc") + "\n" + text("blank"), [text("loc"), text("marked")])
    case 5: return hole(row.hole ?? index, of: text("text"))
    case 6:
      let beside = [text("p_1"), text("m_1"), text("n")]
      let whole = MnemosyneCloze(text("f")).prompt(asking: nil)
      return isFirst
        ? card(.basic, whole, beside)
        : hole(row.hole ?? index - 1, of: text("f"), meaning: text("m_1"), beside: beside)
    default:
      let filled = fact.values.map(\.text).filter { !MnemosyneText.plain($0).isEmpty }
      guard index == 0, let first = filled.first else {
        return .nothing(
          "its card type is made by a template that this file does not hold; import the Anki package "
            + "that it came from")
      }
      return card(.basic, first, Array(filled.dropFirst()))
    }
  }

  private func card(_ kind: CardKind, _ question: String, _ answers: [String]) -> Making {
    let prompt = MnemosyneText.plain(question)
    let answer = MnemosyneText.plain(answers.filter { !$0.isEmpty }.joined(separator: "\n"))
    if prompt.isEmpty { return .nothing("no question: the text that asks is empty") }
    if answer.isEmpty { return .nothing("no answer: the text that answers is empty") }
    return .card(ImportedCard(kind: kind, prompt: prompt, answer: answer), note: nil)
  }

  private func hole(
    _ index: Int, of text: String, meaning: String = "", beside: [String] = []
  ) -> Making {
    let cloze = MnemosyneCloze(text)
    guard let words = cloze.hidden(index) else {
      return .nothing("its text has \(cloze.count) holes, and this card asks for another one")
    }
    var prompt = MnemosyneText.plain(cloze.prompt(asking: index))
    var beside = beside.filter { !$0.isEmpty }
    // A sentence that is all hole is asked by its meaning.
    if prompt == "[...]", !meaning.isEmpty {
      prompt = MnemosyneText.plain(meaning)
      beside.removeAll { $0 == meaning }
    }
    let answer = MnemosyneText.plain(words)
    guard !prompt.isEmpty, !answer.isEmpty else {
      return .nothing("no answer: there is nothing in the hole")
    }
    let note = MnemosyneText.plain(beside.joined(separator: "\n"))
    return .card(
      ImportedCard(
        kind: .cloze, number: index < Int.max ? index + 1 : index, prompt: prompt, answer: answer),
      note: note.isEmpty ? nil : note)
  }

  private func tags(of row: MnemosyneEntries.Card) -> [String] {
    (row.attributes["tags"] ?? "").utf8.split(separator: UInt8(ascii: ","))
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0 != "__UNTAGGED__" }
      .compactMap { entries.tags[$0] }
      .filter { !$0.isEmpty && $0 != "__UNTAGGED__" }
  }

  private func schedule(_ row: MnemosyneEntries.Card) -> ImportedSchedule {
    let learning = MnemosyneLearning(row.attributes)
    let years = 0...253_402_300_799
    guard learning.grade >= 0, let last = learning.last, let next = learning.next,
      years.contains(last), years.contains(next)
    else { return ImportedSchedule() }
    let asked = Moment(
      instant: Instant(milliseconds: Int64(last) * 1000), offset: options.localOffset(last),
      rollover: options.rolloverHour)
    // Mnemosyne keeps due days as their midnight in UTC.
    return ImportedSchedule(state: learning.state(last: asked.day, due: Day(next / 86_400)))
  }
}

import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// The law: what is exported comes back as the same cards, in each format that can carry them.
struct ExportRoundTripTests {
  private func notes(
    _ text: String,
    _ reader: (ImportFile, ImportOptions) throws -> any ImportReader
  ) throws -> [ImportedNote] {
    let options = ImportOptions(
      now: .noon(ofDay: 20_000), scratch: "/nowhere", localOffset: { _ in 0 })
    var reader = try reader(ImportFile(name: "export", bytes: Array(text.utf8)), options)
    var notes: [ImportedNote] = []
    try reader.read { piece in
      switch piece {
      case .note(let note): notes.append(note)
      case .rejected(let rejection): Issue.record("\(rejection)")
      case .progress: break
      case .decks, .archive: Issue.record("no note")
      }
    }
    return notes
  }

  /// - Parameter hasMark: whether the byte order mark is still there.
  @Test(arguments: [(false, false), (true, true), (true, false)])
  func tables(forSpreadsheet: Bool, hasMark: Bool) throws {
    var random = RandomConcepts(name: "tables", marks: ["|"], isHTML: false)
    for _ in 0..<150 {
      let concepts = random.concepts()
      let written = CSVWriter.text(concepts, forSpreadsheet: forSpreadsheet)
      let text = forSpreadsheet && !hasMark ? String(written.unicodeScalars.dropFirst()) : written
      let notes = try notes(text, DelimitedFormat.reader)
      expect(notes, carry: concepts, in: text)
      for (note, concept) in zip(notes, concepts) {
        let card = concept.cards[0].card
        #expect(note.name == card.key.concept)
        #expect(note.deck == card.deckTitle)
        #expect(note.tags == card.tags)
        #expect(note.note == card.note)
        #expect(note.citations == card.citations)
        #expect(note.cards.map(\.aliases) == concept.cards.map(\.card.aliases))
      }
    }
  }

  @Test func ankiText() throws {
    var random = RandomConcepts(name: "ankiText", marks: [], isHTML: true)
    for _ in 0..<150 {
      let concepts = random.concepts()
      let text = AnkiTextWriter.text(concepts)
      let notes = try notes(text, AnkiTextFormat.reader)
      // A concept whose cards are not of one note becomes several.
      var left = notes[...]
      for concept in concepts {
        var gathered = left.removeFirst()
        while gathered.cards.count < concept.cards.count, let next = left.popFirst() {
          gathered.cards += next.cards
        }
        #expect(gathered.deck == concept.cards[0].card.deckTitle)
        // Of the number, which is lost with the note.
        for index in gathered.cards.indices where gathered.cards[index].kind != .cloze {
          gathered.cards[index].number = concept.cards[index].card.key.number ?? 0
        }
        expect([gathered], carry: [concept], in: text)
      }
      #expect(left.isEmpty)
    }
  }

  /// Decks of plain cards, as a file of their own.
  @Test func deckFiles() throws {
    var random = RandomConcepts(name: "deckFiles", marks: [], isHTML: false)
    for _ in 0..<100 {
      let concepts = random.concepts()
      var export = DeckYAMLExport { _ in nil }
      var files: [ExportedDeckFile] = []
      for concept in concepts {
        if let file = try export.add(concept) { files.append(file) }
      }
      if let file = try export.finish() { files.append(file) }
      #expect(export.lost == [])
      let read = files.flatMap { file -> [Concept] in
        let parsed = ConceptDeckFormat.parse(Array(file.text.utf8), file: file.key)
        let document = parsed.value.document
        let problems =
          parsed.diagnostics + DeckCheck.check([(document, parsed.value.places)], among: [])
        #expect(problems.filter { $0.severity == .error }.map(\.description) == [], "\(file.text)")
        #expect(ConceptDeckFormat.print(document) == file.text)
        return document.concepts
      }
      #expect(read.count == concepts.count)
      for (concept, exported) in zip(read, concepts) {
        let cards = exported.cards.map(\.card)
        #expect(concept.key == cards[0].key.concept)
        #expect(concept.cards.map(\.prompt) == cards.map(\.prompt))
        #expect(concept.cards.map(\.answer) == cards.map(\.answer))
        #expect(concept.cards.map(\.kind) == cards.map(\.key.kind))
        #expect(concept.cards.map(\.number) == cards.map { $0.key.number ?? 1 })
        #expect(concept.cards.map(\.aliases) == cards.map(\.aliases))
        #expect(concept.note == cards[0].note)
        #expect(concept.tags == cards[0].tags)
      }
    }
  }

  private func expect(
    _ notes: [ImportedNote], carry concepts: [ExportedConcept], in text: String
  ) {
    #expect(notes.count == concepts.count)
    for (note, concept) in zip(notes, concepts) {
      let read = note.cards.map { "\($0.kind) \(max(1, $0.number)): \($0.prompt) -> \($0.answer)" }
      let written = concept.cards.map(\.card).map { card in
        "\(card.key.kind) \(card.key.number ?? 1): \(card.prompt) -> \(card.answer)"
      }
      let isSame = read.map { Array($0.utf8) } == written.map { Array($0.utf8) }
      #expect(isSame, "\(written)\n\(read)\n\(text)")
    }
  }
}

/// Draws concepts with texts that a careless writer would break.
struct RandomConcepts {
  private var generator: SeededGenerator
  private let pieces: [String]

  /// - Parameters:
  ///   - marks: what divides lists in the format, and so cannot stand in them.
  ///   - isHTML: whether runs of blanks are one.
  init(name: String, marks: [String], isHTML: Bool) {
    generator = SeededGenerator(seed: propertySeed(name))
    let all = [
      "a", "The id", ",", ";", "\"", "\"\"", "\"\u{301}", "'", "=cmd|' /C calc'!A1", "+1", "-",
      "@x", "'=x", "''-5",
      "#", "# tag", "# separator:tab", "deck,concept,card", "{", "}", "{{", "}}", "{{c1::x}}", "::",
      "[", "]", "[]", "[x]", "<b>", "</b>", "<br>", "<script>", "&amp;", "&", "&#65;", "&nbsp",
      "\\", "\\n", "é", "e\u{301}", "\u{301}", "日本", "👩‍👩‍👧", "\u{202E}", "ا", "$$", "\\(x\\)", "1.",
      "- ",
      "Q:", "---", "%", "~", "`", "null", "[image: a.png]", "[sound: b.mp3]", "\n", "\n\n", "|",
    ]
    pieces = all.filter { !marks.contains($0) && !(isHTML && $0.hasPrefix("- ")) }
  }

  mutating func concepts() -> [ExportedConcept] {
    (0..<Int.random(in: 1...5, using: &generator)).map { concept($0) }
  }

  private mutating func concept(_ place: Int) -> ExportedConcept {
    let title = ["Brain", "a::b c", "=1", "#x, \"y\"", "'@z"][place]
    let base = Card.exported(
      text(), text(), deck: NoteKey.deck(title), title: title, concept: "c-\(place)",
      aliases: some { $0.line() }, note: maybe { $0.text() }, tags: some { $0.word() },
      citations: some { $0.line() })
    let cards: [Card]
    switch Int.random(in: 0...3, using: &generator) {
    case 0: cards = [base]
    case 1:
      cards = [base, base.with(base.answer, base.prompt, .reverse, aliases: [])]
    case 2:
      let (before, between, behind) = (clozeText(), clozeText(), clozeText())
      let (one, two) = (word(), word())
      let first = "\(before) [...] \(between) \(two) \(behind)"
      let second = "\(before) \(one) \(between) [a hint] \(behind)"
      cards = [
        base.with(first, one, .cloze, number: 1, aliases: base.aliases),
        base.with(second, two, .cloze, number: 2, aliases: []),
      ]
    default:
      cards = [
        base.with(base.prompt, base.answer, .basic, number: 1, aliases: []),
        base.with(text(), text(), .basic, number: 2, aliases: []),
      ]
    }
    return ExportedConcept(id: nil, cards: cards.map { StudiedCard(card: $0, state: nil) })
  }

  /// As the texts of cards are.
  private mutating func text() -> String {
    while true {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += " " }
      }
      let tidy = TidyTexts.tidy(text)
      if tidy.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) { return tidy }
    }
  }

  /// Without brackets, of which any could be a hole.
  private mutating func clozeText() -> String {
    let scalars = text().unicodeScalars.filter { $0 != "[" && $0 != "]" && $0 != "\n" }
    return TidyTexts.tidy("x" + String(String.UnicodeScalarView(scalars)))
  }

  private mutating func line() -> String {
    let words = text().unicodeScalars.split { $0 == "\n" || $0 == "|" || $0 == ";" }
    return words.map { TidyTexts.tidy(String($0)) }.first { !$0.isEmpty } ?? "x"
  }

  private mutating func word() -> String {
    let scalars = line().unicodeScalars.filter { $0 != " " && $0 != "," && $0 != "[" && $0 != "]" }
    return "w" + String(String.UnicodeScalarView(scalars))
  }

  private mutating func maybe<Value>(_ make: (inout RandomConcepts) -> Value) -> Value? {
    Bool.random(using: &generator) ? make(&self) : nil
  }

  /// None twice.
  private mutating func some(_ make: (inout RandomConcepts) -> String) -> [String] {
    (0..<Int.random(in: 0...2, using: &generator)).reduce(into: []) { texts, _ in
      let text = make(&self)
      if !texts.contains(text) { texts.append(text) }
    }
  }
}

/// What every text of a card is: no blanks at the ends of lines, at most one empty line in a row,
/// single blanks.
private enum TidyTexts {
  static func tidy(_ text: String) -> String {
    var lines: [String] = []
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ").map(String.init).joined(separator: " ")
      if !words.isEmpty || lines.last.map({ !$0.isEmpty }) ?? false { lines.append(words) }
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension Card {
  fileprivate func with(
    _ prompt: String, _ answer: String, _ kind: CardKind, number: Int? = nil, aliases: [String]
  ) -> Card {
    .exported(
      prompt, answer, kind, number: number, deck: key.deck, title: deckTitle, concept: key.concept,
      aliases: aliases, note: note, tags: tags, citations: citations)
  }
}

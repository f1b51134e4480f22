/// The fields of a note by their names; those with holes are read once for all its cards.
struct AnkiFieldValues {
  let texts: [String: String]
  let clozes: [String: AnkiCloze]

  init(_ note: AnkiNote, _ type: AnkiNoteType) {
    texts = Dictionary(zip(type.fields, note.fields)) { first, _ in first }
    let asked = Set(type.isCloze ? type.templates.first?.front.clozeFields ?? [] : [])
    clozes = texts.filter { asked.contains($0.key) }.mapValues(AnkiCloze.init)
  }
}

/// The two sides of one card, rendered from its note's fields.
struct AnkiCardSides {
  private let note: AnkiNote
  private let type: AnkiNoteType
  private let template: AnkiNoteType.Template
  private let deck: String
  private let ord: Int
  private let values: AnkiFieldValues

  init(
    _ note: AnkiNote, _ type: AnkiNoteType, _ template: AnkiNoteType.Template,
    _ values: AnkiFieldValues, deck: String, ord: Int = 0
  ) {
    self.note = note
    self.type = type
    self.template = template
    self.values = values
    self.deck = deck
    self.ord = ord
  }

  /// The number that a cloze field has for this card.
  private var number: Int { ord < Int.max ? ord + 1 : ord }

  /// The question as plain text.
  var prompt: String {
    HTMLText.plain(
      template.front.html(isFilled: isFilled) { name, filters in
        value(name, filters, onBack: false)
      })
  }

  /// The words that its holes hide.
  var hidden: [String] {
    var seen: Set<String> = []
    return clozes.flatMap { $0.hidden(by: number) }.filter { seen.insert($0).inserted }
  }

  /// Whether a hole covers a part of a picture, as Anki marks it.
  var hidesPicture: Bool { hidden.contains { $0.utf8.starts(with: "image-occlusion:".utf8) } }

  private var clozes: [AnkiCloze] {
    var seen: Set<String> = []
    return template.front.clozeFields.filter { seen.insert($0).inserted }
      .compactMap { values.clozes[$0] }
  }

  /// The answer without what repeats the question, and what is set apart as a note.
  ///
  /// Of a cloze all but the text with the holes is note.
  var back: (answer: String, note: String) {
    let asked = type.isCloze ? Set(template.front.shownFields) : []
    let html = template.back.html(isFilled: isFilled) { name, filters in
      asked.contains(name) || filters.contains { $0.hasPrefix("cloze") } && type.isCloze
        ? "" : value(name, filters, onBack: true)
    }
    let parts = HTMLRule.split(html)
    if type.isCloze {
      return ("", HTMLText.plain(parts.answer + (parts.note.isEmpty ? "" : "<br>" + parts.note)))
    }
    let answer = HTMLText.plain(parts.answer)
    let rest = parts.isDivided ? answer : AnkiCardSides.without(prompt, answer)
    return (rest, HTMLText.plain(parts.note))
  }

  /// A back that repeats the front without naming it.
  private static func without(_ prompt: String, _ answer: String) -> String {
    guard !prompt.isEmpty, answer.utf8.starts(with: (prompt + "\n").utf8) else { return answer }
    let rest = answer.utf8.dropFirst(prompt.utf8.count).drop { $0 == 0x0A }
    return rest.isEmpty ? answer : String(decoding: rest, as: UTF8.self)
  }

  private func isFilled(_ name: String) -> Bool {
    if let value = values.texts[name] { return HTMLText.isFilled(value) }
    if type.isCloze, name == "c\(number)" { return true }
    return !special(name).isEmpty
  }

  private func special(_ name: String) -> String {
    switch name {
    case "Tags": escaped(note.tags.joined(separator: " "))
    case "Type": escaped(type.name)
    case "Deck": escaped(deck)
    case "Subdeck": escaped(lastLevel(of: deck))
    case "Card": escaped(template.name)
    default: ""
    }
  }

  private func value(_ name: String, _ filters: [String], onBack: Bool) -> String {
    var html = values.texts[name] ?? special(name)
    for filter in filters {
      switch filter {
      case "cloze":
        let cloze = values.clozes[name] ?? AnkiCloze(html)
        html = onBack ? cloze.whole : cloze.prompt(asking: number)
      case "cloze-only":
        let cloze = values.clozes[name] ?? AnkiCloze(html)
        html = onBack ? escaped(cloze.hidden(by: number).joined(separator: ", ")) : ""
      // On the front it is a box to type in.
      case "type": if !onBack { return "" }
      case "text": html = escaped(HTMLText.plain(html))
      case "kanji": html = FuriganaText.words(html)
      case "kana": html = FuriganaText.readings(html)
      // Anki shows the name, and the text only when it is clicked.
      case "hint": html = HTMLText.isFilled(html) ? "<br>" + escaped(name) : ""
      case _ where filter.hasPrefix("tts"): return ""
      default: break
      }
    }
    return html
  }

  private func lastLevel(of deck: String) -> String {
    let bytes = Array(deck.utf8)
    var start = 0
    for index in bytes.indices.dropLast() where bytes[index] == 0x3A && bytes[index + 1] == 0x3A {
      start = index + 2
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  private func escaped(_ text: String) -> String {
    var html = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }
}

extension CardTemplate {
  /// The fields whose holes it asks.
  var clozeFields: [String] {
    tokens.compactMap { token in
      switch token {
      case .field(let name, let filters): filters.contains("cloze") ? name : nil
      case .text, .open, .close: nil
      }
    }
  }
}

/// Finds the lines by which a back is divided.
enum HTMLRule {
  /// What stands behind `<hr id=answer>`, or all where there is none; and behind `<hr id=note>`.
  static func split(_ html: String) -> (answer: String, note: String, isDivided: Bool) {
    var tags = HTMLTags(Array(html.utf8))
    var answer: Range<Int>?
    var note: Int?
    var index = 0
    while note == nil, let open = tags.source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard case .tag(let tag, let end) = tags.markup(at: open) else { continue }
      index = end
      guard tag.name == "hr", let id = tag.id else { continue }
      if id == "answer", answer == nil { answer = end..<tags.source.count }
      if id == "note" {
        answer = (answer?.lowerBound ?? 0)..<open
        note = end
      }
    }
    let text = { (range: Range<Int>) in String(decoding: tags.source[range], as: UTF8.self) }
    return (
      text(answer ?? 0..<tags.source.count), note.map { text($0..<tags.source.count) } ?? "",
      (answer?.lowerBound ?? 0) > 0
    )
  }
}

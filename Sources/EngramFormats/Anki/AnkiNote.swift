package import EngramCore

/// A note of Anki's as it lies in its collection: fields with HTML, from which cards are made.
package struct AnkiNote {
  /// What Anki knows it by for ever.
  package let guid: String
  package let fields: [String]
  package let tags: [String]

  package init(guid: String, fields: [String], tags: [String]) {
    self.guid = guid
    self.fields = fields
    self.tags = tags
  }

  /// The cards of the note that were asked for, in that order, as plain text.
  package struct Cards {
    package fileprivate(set) var cards: [(ord: Int, card: ImportedCard)] = []
    /// What the backs show beside the answers: the further fields of a cloze note, and what stands
    /// behind `<hr id=note>`, by which engram's own packages set a note apart.
    package fileprivate(set) var note: String?
    /// The cards that cannot be asked, each with its reason.
    package fileprivate(set) var leftOut: [(ord: Int, reason: String)] = []
  }

  /// What to call the note in a message: the beginning of its first field.
  package var title: String {
    let text = HTMLText.plain(
      String(decoding: (fields.first ?? "").utf8.prefix(400), as: UTF8.self))
    let line = text.split(separator: "\n").first ?? ""
    return line.unicodeScalars.count <= 60 ? String(line) : String(line.prefix(60)) + "..."
  }

  /// The numbers of the cards that Anki would make of it.
  package func ords(of type: AnkiNoteType) -> [Int] {
    let values = AnkiFieldValues(self, type)
    if type.isCloze {
      return Set(values.clozes.values.flatMap(\.numbers)).sorted().map { $0 - 1 }
    }
    return type.templates.filter { template in
      template.front.problem != nil
        || !AnkiCardSides(self, type, template, values, deck: "").prompt.isEmpty
    }.map(\.ord)
  }

  /// Makes the cards with these numbers; `deck` is the title of theirs, which templates may show.
  package func cards(_ ords: [Int], of type: AnkiNoteType, deck: String) -> Cards {
    var made = Cards()
    if let reason = excess(ords, of: type) {
      made.leftOut = ords.map { ($0, reason) }
      return made
    }
    var notes: [String] = []
    let values = AnkiFieldValues(self, type)
    for ord in ords {
      switch card(ord, of: type, values, deck: deck) {
      case .made(let card, let note):
        made.cards.append((ord, card))
        if !note.isEmpty, !notes.contains(note) { notes.append(note) }
      case .leftOut(let reason): made.leftOut.append((ord, reason))
      }
    }
    made.note = notes.isEmpty ? nil : notes.joined(separator: "\n\n")
    return made
  }

  private enum Making {
    case made(ImportedCard, note: String)
    case leftOut(String)
  }

  private func card(
    _ ord: Int, of type: AnkiNoteType, _ values: AnkiFieldValues, deck: String
  ) -> Making {
    guard let template = type.template(ord: ord) else {
      return .leftOut(
        "its note type \"\(type.name)\" has no template for it; mend it in Anki "
          + "(Tools, Check Database) and export again")
    }
    if let problem = template.front.problem ?? template.back.problem {
      return .leftOut(
        "\(problem); mend the note type \"\(type.name)\" in Anki and export again")
    }
    let sides = AnkiCardSides(self, type, template, values, deck: deck, ord: ord)
    if type.isCloze, sides.hidesPicture {
      return .leftOut("it hides a part of a picture, which a terminal cannot show")
    }
    if type.isCloze, sides.hidden.isEmpty {
      return .leftOut("it hides no words under the number c\(ord < Int.max ? ord + 1 : ord)")
    }
    let prompt = sides.prompt
    guard !prompt.isEmpty else {
      return .leftOut(
        template.front.reason(emptyFor: type)
          ?? "its front is empty; fill it in in Anki and export again")
    }
    let (back, note) = sides.back
    let answer = type.isCloze ? sides.hidden.joined(separator: ", ") : back
    guard !answer.isEmpty else {
      return .leftOut(
        template.back.reason(emptyFor: type)
          ?? "its back is empty: there is no answer; fill it in in Anki and export again")
    }
    let place = type.place(ord: ord)
    let card = ImportedCard(
      kind: place.kind, number: place.number, prompt: prompt, answer: answer)
    return .made(card, note: note)
  }
}

import EngramCore

/// What the notes of one kind have in Anki: fields, and templates that make cards of them.
package struct AnkiNoteType {
  package let name: String
  package let isCloze: Bool
  package let fields: [String]
  package let templates: [Template]

  package struct Template {
    package let name: String
    /// What cards name their template by; from 0.
    package let ord: Int
    let front: CardTemplate
    let back: CardTemplate

    package init(name: String, ord: Int, front: String, back: String) {
      self.name = name
      self.ord = ord
      self.front = CardTemplate(front)
      self.back = CardTemplate(back)
    }
  }

  /// Kind and number by which a template's cards are known for ever: a function of the note type
  /// alone, so that edited notes keep them.
  private let places: [Int: (kind: CardKind, number: Int)]

  package init(name: String, isCloze: Bool, fields: [String], templates: [Template]) {
    self.name = name
    self.isCloze = isCloze
    self.fields = fields
    self.templates = templates
    places = isCloze ? [:] : AnkiNoteType.places(of: templates)
  }

  /// The template of the cards with this number; a cloze type has one for all.
  func template(ord: Int) -> Template? {
    isCloze ? templates.first : templates.first { $0.ord == ord }
  }

  /// Kind and lasting number of the cards with this number.
  func place(ord: Int) -> (kind: CardKind, number: Int) {
    places[ord] ?? (isCloze ? .cloze : .basic, ord < Int.max ? ord + 1 : ord)
  }

  private static func places(of templates: [Template]) -> [Int: (kind: CardKind, number: Int)] {
    guard let first = templates.min(by: { $0.ord < $1.ord }) else { return [:] }
    let asked = first.front.shownFields
    let answered = first.back.shownFields.filter { $0 != asked.first }
    // It asks for what the first one answers with, and answers with what that one asks.
    let kinds = templates.map { template in
      let swaps =
        template.ord != first.ord && asked.count == 1 && answered.count == 1 && asked != answered
        && template.front.shownFields == answered && template.back.shownFields.contains(asked[0])
      return swaps ? CardKind.reverse : .basic
    }
    let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    var places: [Int: (kind: CardKind, number: Int)] = [:]
    for (template, kind) in zip(templates, kinds) {
      let isOnly = counts[kind] == 1
      places[template.ord] = (kind, isOnly ? 0 : template.ord < Int.max ? template.ord + 1 : 0)
    }
    return places
  }
}

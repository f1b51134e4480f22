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
    let first = templates.min { $0.ord < $1.ord }
    let kinds = templates.map { template in
      first.map { template.swaps($0) } == true ? CardKind.reverse : .basic
    }
    var places: [Int: (kind: CardKind, number: Int)] = [:]
    for (template, kind) in zip(templates, kinds) {
      let isOnly = kinds.count { $0 == kind } == 1
      places[template.ord] = (kind, isOnly ? 0 : template.ord < Int.max ? template.ord + 1 : 0)
    }
    return places
  }
}

extension AnkiNoteType.Template {
  /// Whether it asks for what the other one shows, and answers with what that one asks.
  fileprivate func swaps(_ other: Self) -> Bool {
    let asked = front.shownFields
    let otherAsked = other.front.shownFields
    guard ord != other.ord, asked.count == 1, otherAsked.count == 1, asked != otherAsked else {
      return false
    }
    return other.back.shownFields.filter { $0 != otherAsked[0] } == asked
      && back.shownFields.contains(otherAsked[0])
  }
}

import EngramCore

extension ConceptTable {
  /// A deck, where its parts stand, and what it is known by while it is made.
  private struct Draft {
    var document: DeckDocument
    var places: PlaceTable
    var persons: [String: String] = [:]
    var keys = FreeKeys()
    var sources: [Source.Matter: String] = [:]
    var sourceKeys = FreeKeys()
  }

  /// The decks of the rows that are not refused; one without title where the table names no decks.
  func decks(file: String) -> [(DeckDocument, PlaceTable)] {
    var drafts: [String: Draft] = [:]
    var order: [String] = []
    let sound = rows.indices.filter { refusals[$0] == nil }
    for index in sound {
      let title = rows[index].deck
      if drafts[title] == nil {
        order.append(title)
        drafts[title] = Draft(
          document: DeckDocument(key: ConceptTable.key(ofDeck: title), title: title),
          places: PlaceTable(file: file))
      }
      drafts[title]?.keys.take(rows[index].concept.key)
    }
    for index in sound {
      guard var draft = drafts.removeValue(forKey: rows[index].deck) else { continue }
      let concept = concept(index, &draft)
      let place = Place(file: file, line: rows[index].line, column: 1)
      draft.places.set("concepts/\(draft.document.concepts.count)", to: place)
      draft.document.concepts.append(concept)
      drafts[rows[index].deck] = draft
    }
    return order.compactMap { title in
      drafts[title].map { draft in (draft.document, draft.places) }
    }
  }

  private static func key(ofDeck title: String) -> String {
    title.isEmpty ? "" : NoteKey.deck(title)
  }

  private func concept(_ index: Int, _ draft: inout Draft) -> Concept {
    let row = rows[index]
    var concept = row.concept
    for link in links[index] {
      let reference = reference(link.target, in: row, &draft)
      switch link.relation {
      case .by: concept.by.append(reference)
      case .partOf: concept.partOf = reference
      case .confusedWith: concept.confusedWith.append(reference)
      case .overlaps: concept.overlaps.append(reference)
      case .requires: concept.requires.append(reference)
      case .contrast: concept.contrasts.append(Concept.Contrast(with: reference, how: link.how))
      }
    }
    if concept.kind == .theorist, let definition = concept.definition,
      !VerbPhrase.isOne(definition)
    {
      concept.ask[.name] = "Which theorist is described here? \(definition)"
    }
    concept.citations = row.sources.map { text in
      Citation(source: source(text, &draft), section: row.section)
    }
    if row.sources.isEmpty, let section = row.section {
      concept.note = [concept.note, section].joinedLines()
    }
    return concept
  }

  private func reference(_ target: Target, in row: ConceptRow, _ draft: inout Draft) -> String {
    switch target {
    case .outside(let reference): return reference
    case .row(let other):
      let key = rows[other].concept.key
      return rows[other].deck == row.deck
        ? key : "\(ConceptTable.key(ofDeck: rows[other].deck))/\(key)"
    case .person(let name):
      let folded = ConceptSlug.folded(name)
      if let key = draft.persons[folded] { return key }
      let key = draft.keys.free(ConceptSlug.slug(name))
      draft.persons[folded] = key
      draft.document.concepts.append(Concept(key: key, term: name, kind: .theorist))
      let index = draft.document.concepts.count - 1
      draft.places.set(
        "concepts/\(index)", to: Place(file: draft.places.file, line: row.line, column: 1))
      return key
    }
  }

  /// The key of a source: "Freud, 1923, The Ego and the Id" is a work, all else is as it stands.
  private func source(_ text: String, _ draft: inout Draft) -> String {
    let matter = ConceptTable.matter(text)
    if let key = draft.sources[matter] { return key }
    let name =
      switch matter {
      case .work(let author, let year, _): "\(author) \(year)"
      case .article, .text: text
      }
    let key = draft.sourceKeys.free(ConceptSlug.slug(name))
    draft.sources[matter] = key
    draft.document.sources.append(Source(key: key, matter: matter))
    return key
  }

  private static func matter(_ text: String) -> Source.Matter {
    let parts = text.utf8.split(separator: 0x2C, maxSplits: 2).map {
      TidyText.text(String($0) ?? "")
    }
    guard parts.count == 3, !parts[0].isEmpty, !parts[2].isEmpty, parts[1].utf8.count == 4,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return .text(text) }
    return .work(author: parts[0], year: parts[1], title: parts[2])
  }
}

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
  func decks(file: String) -> [ParsedDeck] {
    // By key: titles that differ in case only are one deck.
    var drafts: [String: Draft] = [:]
    var order: [String] = []
    let sound = rows.indices.filter { refusals[$0] == nil }
    for index in sound {
      let key = home(of: index)
      if drafts[key] == nil {
        order.append(key)
        drafts[key] = Draft(
          document: DeckDocument(key: key, title: key.isEmpty ? "" : rows[index].deck),
          places: PlaceTable(file: file))
      }
      drafts[key]?.keys.take(rows[index].concept.key)
    }
    for index in sound {
      guard var draft = drafts.removeValue(forKey: home(of: index)) else { continue }
      let concept = concept(index, &draft)
      let place = Place(file: file, line: rows[index].line, column: 1)
      draft.places.set("concepts/\(draft.document.concepts.count)", to: place)
      draft.document.concepts.append(concept)
      drafts[home(of: index)] = draft
    }
    return order.compactMap { key in
      drafts[key].map { draft in ParsedDeck(document: draft.document, places: draft.places) }
    }
  }

  /// The key of the deck that a row goes into; empty where all go into one that others name.
  private func home(of row: Int) -> String { isOneDeck ? "" : deckKeys[row] }

  private func concept(_ index: Int, _ draft: inout Draft) -> Concept {
    let row = rows[index]
    var concept = row.concept
    for link in links[index] {
      let reference = reference(link.target, in: index, &draft)
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

  private func reference(_ target: Target, in row: Int, _ draft: inout Draft) -> String {
    switch target {
    case .outside(let reference): return reference
    case .row(let other):
      let key = rows[other].concept.key
      return home(of: other) == home(of: row) ? key : "\(home(of: other))/\(key)"
    case .person(let name):
      let folded = ConceptSlug.folded(name)
      if let key = draft.persons[folded] { return key }
      let key = draft.keys.free(ConceptSlug.slug(name), of: name)
      draft.persons[folded] = key
      draft.document.concepts.append(Concept(key: key, term: name, kind: .theorist))
      let index = draft.document.concepts.count - 1
      draft.places.set(
        "concepts/\(index)", to: Place(file: draft.places.file, line: rows[row].line, column: 1))
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
    let key = draft.sourceKeys.free(ConceptSlug.slug(name), of: text)
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

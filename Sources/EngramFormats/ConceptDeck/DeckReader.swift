import EngramCore

/// Turns the tree of a deck file into a document, as far as it is one.
struct DeckReader {
  private(set) var reader: FieldReader

  init(file: String) { reader = FieldReader(file: file) }

  mutating func document(_ tree: YAMLTree) -> DeckDocument {
    let known = ["deck", "key", "summary", "position", "sources", "concepts"]
    guard let fields = reader.fields(tree, of: "a deck", known: known) else {
      return DeckDocument(key: "", title: "")
    }
    let title = reader.text(fields, "deck", of: "a deck", tree.place, at: "deck")
    let key: String? =
      if let tree = fields["key"] {
        reader.key(tree, "key", at: "key")
      } else {
        reader.text(fields, "key", of: "a deck", tree.place, at: "key")
      }
    return DeckDocument(
      key: key ?? "", title: title ?? "", summary: reader.text(fields, "summary", at: "summary"),
      position: fields["position"].flatMap { position($0) },
      sources: fields["sources"].map { sources($0) } ?? [],
      concepts: concepts(fields, tree.place))
  }

  private mutating func position(_ tree: YAMLTree) -> Int? {
    guard let text = reader.text(tree, "position", at: "position") else { return nil }
    guard let number = Int(text), (1...999).contains(number) else {
      reader.error("position is a number from 1 to 999, not \"\(text)\"", at: tree.place)
      return nil
    }
    return number
  }

  private mutating func concepts(_ fields: FieldReader.Fields, _ place: Place) -> [Concept] {
    guard let tree = fields["concepts"] else {
      reader.error("a deck wants a field concepts", at: place)
      return []
    }
    if case .list(let trees) = tree.content, trees.isEmpty {
      reader.error("the deck has no concepts", at: tree.place)
    }
    if case .text(let text) = tree.content, text.isEmpty {
      reader.error("the deck has no concepts", at: tree.place)
      return []
    }
    return reader.list(fields, "concepts", at: "") { reader, tree, path in
      ConceptReader.concept(tree, at: path, &reader)
    }
  }

  private mutating func sources(_ tree: YAMLTree) -> [Source] {
    reader.place("sources", at: tree.place)
    guard let fields = reader.fields(tree, of: "sources") else { return [] }
    return fields.compactMap { field in
      let path = "sources/\(field.name)"
      let name = YAMLTree(place: field.place, content: .text(field.name))
      guard let key = reader.key(name, "the source", at: path) else { return nil }
      return matter(field.value, at: path).map { Source(key: key, matter: $0) }
    }
  }

  /// A source is an article, a work, or one that is cited as it stands, told apart by its fields.
  private mutating func matter(_ tree: YAMLTree, at path: String) -> Source.Matter? {
    guard case .fields(let all) = tree.content else {
      reader.error(
        "a source has fields, such as {author: Sigmund Freud, year: 1923, work: The Ego and the Id}"
          + ", and this is \(tree.noun)", at: tree.place)
      return nil
    }
    if all.contains(where: { $0.name == "citation" }) {
      guard let fields = reader.fields(tree, of: "a source", known: ["citation"]) else {
        return nil
      }
      return reader.text(fields, "citation", at: "\(path)/citation").map(Source.Matter.text)
    }
    let article = ["article", "publisher", "date"]
    let work = ["author", "year", "work"]
    let names = all.map(\.name)
    let isArticle = names.contains { article.contains($0) }
    guard !isArticle || !names.contains(where: { work.contains($0) }) else {
      reader.error(
        "a source is an article (article, publisher, date) or a work (author, year, work), not both",
        at: tree.place)
      return nil
    }
    guard
      let fields = reader.fields(
        tree, of: isArticle ? "an article" : "a work", known: isArticle ? article : work)
    else { return nil }
    if isArticle {
      let title = reader.text(
        fields, "article", of: "an article", tree.place, at: "\(path)/article")
      let publisher = reader.text(fields, "publisher", at: "\(path)/publisher")
      let date = reader.text(fields, "date", at: "\(path)/date")
      return title.map { .article(title: $0, publisher: publisher, date: date) }
    }
    let texts = work.map { reader.text(fields, $0, of: "a work", tree.place, at: "\(path)/\($0)") }
    guard let author = texts[0], let year = texts[1], let title = texts[2] else { return nil }
    return .work(author: author, year: year, title: title)
  }
}

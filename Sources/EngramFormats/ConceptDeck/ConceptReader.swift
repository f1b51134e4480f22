import EngramCore

/// Reads one concept of a deck file.
enum ConceptReader {
  static let fields = [
    "key", "was", "term", "phrase", "aliases", "kind", "definition", "by", "part-of", "list",
    "contrasts",
    "vignettes", "cloze", "confused-with", "overlaps", "requires", "note", "cite", "tags", "ask",
    "skip", "reverse", "cards",
  ]

  /// The card kinds whose question a deck may word itself.
  private static let askable: [CardKind] = [.define, .name, .who, .works]

  /// Nil when it has no key to be known by.
  ///
  /// One without a term or a kind stays in the document, so that what names it, and all else that
  /// is wrong with it, can be told in the same run.
  static func concept(_ tree: YAMLTree, at path: String, _ reader: inout FieldReader) -> Concept? {
    guard let fields = reader.fields(tree, of: "a concept", known: ConceptReader.fields) else {
      return nil
    }
    let hasCards = fields["cards"] != nil
    let required = (hasCards ? ["key", "kind"] : ["key", "term", "kind"]).filter {
      fields[$0] == nil
    }
    for name in required { reader.error("a concept wants a field \(name)", at: tree.place) }
    let key = fields["key"].flatMap { reader.key($0, "key", at: "\(path)/key") }
    let term = reader.text(fields, "term", at: "\(path)/term")
    let kind = fields["kind"].flatMap {
      reader.named($0, "kind", at: "\(path)/kind", as: ConceptKind.self)
    }
    let phrase = reader.text(fields, "phrase", at: "\(path)/phrase")
    var concept = Concept(
      key: key ?? "", term: term ?? key ?? "", phrase: phrase, kind: kind ?? .theorist)
    concept.was = earlierKeys(fields, at: path, &reader)
    readTexts(fields, at: path, into: &concept, &reader)
    readRelations(fields, at: path, into: &concept, &reader)
    readQuestions(fields, at: path, into: &concept, &reader)
    PlainCardReader.read(fields, at: path, into: &concept, &reader)
    if kind == .plain, fields["definition"] == nil, !hasCards {
      reader.error("a plain concept wants a definition, which is its answer", at: tree.place)
    }
    return key == nil ? nil : concept
  }

  private static func readTexts(
    _ fields: FieldReader.Fields, at path: String, into concept: inout Concept,
    _ reader: inout FieldReader
  ) {
    concept.definition = reader.text(fields, "definition", at: "\(path)/definition")
    concept.note = fields["note"].flatMap { note in
      let path = "\(path)/note"
      // Of a plain one it is as its learner wrote it.
      return concept.kind == .plain
        ? reader.lines(note, "note", at: path) : reader.text(note, "note", at: path)
    }
    concept.aliases = texts(fields, "aliases", at: path, &reader)
    concept.vignettes = texts(fields, "vignettes", at: path, &reader)
    concept.tags = texts(fields, "tags", at: path, &reader)
    concept.cloze = reader.list(fields, "cloze", at: path, cloze)
    concept.citations = reader.list(fields, "cite", at: path, citation)
  }

  private static func readRelations(
    _ fields: FieldReader.Fields, at path: String, into concept: inout Concept,
    _ reader: inout FieldReader
  ) {
    concept.by = references(fields, "by", at: path, &reader)
    concept.partOf = fields["part-of"].flatMap {
      reader.key($0, "part-of", at: "\(path)/part-of", isReference: true)
    }
    concept.parts = fields["list"].flatMap {
      reader.named($0, "list", at: "\(path)/list", as: Concept.Parts.self)
    }
    concept.contrasts = reader.list(fields, "contrasts", at: path, contrast)
    concept.confusedWith = references(fields, "confused-with", at: path, &reader)
    concept.overlaps = references(fields, "overlaps", at: path, &reader)
    concept.requires = references(fields, "requires", at: path, &reader)
  }

  private static func readQuestions(
    _ fields: FieldReader.Fields, at path: String, into concept: inout Concept,
    _ reader: inout FieldReader
  ) {
    if let tree = fields["ask"] {
      reader.place("\(path)/ask", at: tree.place)
      let known = askable.map(\.rawValue)
      for (name, tree) in reader.fields(tree, of: "ask", known: known) ?? [:] {
        guard let kind = CardKind(rawValue: name) else { continue }
        concept.ask[kind] = reader.text(tree, name, at: "\(path)/ask/\(name)")
      }
    }
    let skipped = reader.list(fields, "skip", at: path) { reader, tree, path in
      reader.named(tree, "skip", at: path, as: CardKind.self)
    }
    concept.skip = Set(skipped)
    guard let tree = fields["reverse"] else { return }
    switch reader.text(tree, "reverse", at: "\(path)/reverse") {
    case nil: break
    case "true": concept.isReversed = true
    case "false": concept.isReversed = false
    case .some(let text):
      reader.error("reverse is true or false, not \"\(text)\"", at: tree.place)
    }
    if concept.isReversed, concept.kind != .plain {
      reader.error("only a plain concept can be asked in reverse", at: tree.place)
    }
  }

  /// One key or a list of them.
  private static func earlierKeys(
    _ fields: FieldReader.Fields, at path: String, _ reader: inout FieldReader
  ) -> [Concept.Reference] {
    guard case .text = fields["was"]?.content, let tree = fields["was"] else {
      return references(fields, "was", at: path, &reader)
    }
    return reader.key(tree, "was", at: "\(path)/was/0", isReference: true).map { [$0] } ?? []
  }

  private static func texts(
    _ fields: FieldReader.Fields, _ name: String, at path: String, _ reader: inout FieldReader
  ) -> [String] {
    reader.list(fields, name, at: path) { reader, tree, path in
      reader.text(tree, "an item of \(name)", at: path)
    }
  }

  private static func references(
    _ fields: FieldReader.Fields, _ name: String, at path: String, _ reader: inout FieldReader
  ) -> [Concept.Reference] {
    reader.list(fields, name, at: path) { reader, tree, path in
      reader.key(tree, "an item of \(name)", at: path, isReference: true)
    }
  }

  private static func contrast(
    _ reader: inout FieldReader, _ tree: YAMLTree, _ path: String
  ) -> Concept.Contrast? {
    guard let fields = reader.fields(tree, of: "a contrast", known: ["with", "how"]) else {
      return nil
    }
    let with: String? =
      if let tree = fields["with"] {
        reader.key(tree, "with", at: "\(path)/with", isReference: true)
      } else {
        reader.text(fields, "with", of: "a contrast", tree.place, at: "\(path)/with")
      }
    let how = reader.text(fields, "how", of: "a contrast", tree.place, at: "\(path)/how")
    guard let with, let how else { return nil }
    return Concept.Contrast(with: with, how: how)
  }

  private static func cloze(
    _ reader: inout FieldReader, _ tree: YAMLTree, _ path: String
  ) -> Cloze? {
    guard let text = reader.text(tree, "an item of cloze", at: path) else { return nil }
    switch Cloze.read(text) {
    case .one(let cloze): return cloze
    case .none:
      reader.error("the sentence has no hole; put the word to be asked in {{ }}", at: tree.place)
    case .several(let count):
      reader.error("the sentence has \(count) holes; it can have one", at: tree.place)
    case .unclosed: reader.error("{{ is never closed by }}", at: tree.place)
    case .empty: reader.error("the hole is empty", at: tree.place)
    }
    return nil
  }

  private static func citation(
    _ reader: inout FieldReader, _ tree: YAMLTree, _ path: String
  ) -> Citation? {
    if case .text = tree.content {
      return reader.key(tree, "an item of cite", at: path).map { Citation(source: $0) }
    }
    guard let fields = reader.fields(tree, of: "a citation", known: ["source", "section"]) else {
      return nil
    }
    let section = reader.text(fields, "section", at: "\(path)/section")
    guard let source = fields["source"] else {
      reader.error("a citation wants a field source", at: tree.place)
      return nil
    }
    return reader.key(source, "source", at: "\(path)/source").map {
      Citation(source: $0, section: section)
    }
  }
}

import EngramCore

/// A row of a table of concepts, its references still in words.
struct ConceptRow {
  let line: Int
  /// As it stands in the file.
  let raw: String
  /// The title of its deck; empty where the row names none.
  var deck: String
  /// Without key where the row gives none, and without references.
  var concept: Concept
  /// Other concepts by term, alias or key.
  let references: [(relation: Relation, name: String)]
  let contrasts: [(with: String, how: String)]
  let sources: [String]
  let section: String?

  /// What a concept says of others.
  enum Relation: String {
    case by
    case partOf = "part-of"
    case confusedWith = "confused-with"
    case overlaps, requires, contrast
  }
}

/// Reads the rows of a table of concepts.
struct ConceptRowReader {
  let header: TableHeader
  let rowNote: RowNote

  /// More in one cell is a mistake, or malice.
  private static let mostParts = 100

  /// The row that the current record is.
  func row(_ records: borrowing DelimitedRecords) throws(RowNote.Refusal) -> ConceptRow {
    if let problem = rowNote.problem(records) { throw RowNote.Refusal(reason: problem) }
    guard let term = cell(.question, records) else {
      throw RowNote.Refusal(reason: "no term: its cell is empty; fill it in")
    }
    guard let definition = cell(.answer, records) else {
      throw RowNote.Refusal(reason: "no definition of \(term): its cell is empty; fill it in")
    }
    var concept = Concept(key: "", term: term, kind: try kind(records))
    concept.definition = definition
    if let key = cell(.name, records) {
      guard ConceptSlug.isKey(key) else {
        throw RowNote.Refusal(
          reason: "\"\(key)\" is no key; a key is small letters, digits and hyphens, such as "
            + ConceptSlug.slug(key))
      }
      concept.key = key
    }
    concept.aliases = try parts(.also, records).filter { $0 != term }
    concept.vignettes = try parts(.vignette, records) { $0 == 0x7C || $0 == 0x0A }
    concept.cloze = try clozes(records)
    concept.note = note(records)
    concept.tags = try rowNote.tags(records, header.columns(.tags))
    let sections = [cell(.section, records), cell(.page, records).map(RowNote.page)]
    return ConceptRow(
      line: records.line, raw: records.raw, deck: cell(.deck, records) ?? "", concept: concept,
      references: try references(records), contrasts: try contrasts(records),
      sources: try parts(.source, records) { $0 == 0x7C || $0 == 0x3B || $0 == 0x0A },
      section: sections.compactMap(\.self).joined(separator: ", ").nilIfEmpty)
  }

  private func kind(_ records: borrowing DelimitedRecords) throws(RowNote.Refusal) -> ConceptKind {
    guard let word = cell(.kind, records) else { return .process }
    if let kind = ConceptKind(word: word) { return kind }
    let known = ConceptKind.allCases.map(\.rawValue)
    let hint = NearMiss.hint(for: word.lowercased(), among: known)
    throw RowNote.Refusal(
      reason: "unknown kind \"\(word)\"\(hint.isEmpty ? "; " : "\(hint) ")known are "
        + known.joined(separator: ", "))
  }

  private func references(
    _ records: borrowing DelimitedRecords
  ) throws(RowNote.Refusal) -> [(relation: ConceptRow.Relation, name: String)] {
    var found: [(relation: ConceptRow.Relation, name: String)] = []
    for name in try parts(.by, records) {
      for person in PersonList.names(name) { found.append((.by, person)) }
    }
    guard found.count <= ConceptRowReader.mostParts else {
      throw RowNote.Refusal(
        reason: "by lists \(found.count) persons; \(ConceptRowReader.mostParts) are the most")
    }
    let wholes = try parts(.partOf, records)
    guard wholes.count <= 1 else {
      throw RowNote.Refusal(reason: "part-of names \(wholes.count) wholes; there can be one")
    }
    for name in wholes { found.append((.partOf, name)) }
    for name in try parts(.confusedWith, records) { found.append((.confusedWith, name)) }
    for name in try parts(.overlaps, records) { found.append((.overlaps, name)) }
    for name in try parts(.requires, records) { found.append((.requires, name)) }
    return found
  }

  /// Each a term, a colon and the difference, such as "ego: The id wants, the ego waits".
  private func contrasts(
    _ records: borrowing DelimitedRecords
  ) throws(RowNote.Refusal) -> [(with: String, how: String)] {
    var found: [(with: String, how: String)] = []
    for text in try parts(.contrast, records, by: { $0 == 0x7C || $0 == 0x0A }) {
      let sides = text.utf8.split(separator: 0x3A, maxSplits: 1).map {
        TidyText.text(String($0) ?? "")
      }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw RowNote.Refusal(
          reason: "the contrast \"\(text)\" wants a term, a colon and the difference")
      }
      found.append((sides[0], sides[1]))
    }
    return found
  }

  private func clozes(_ records: borrowing DelimitedRecords) throws(RowNote.Refusal) -> [Cloze] {
    var clozes: [Cloze] = []
    for text in try parts(.cloze, records, by: { $0 == 0x0A }) {
      let problem: String
      switch Cloze.read(text) {
      case .one(let cloze):
        clozes.append(cloze)
        continue
      case .none: problem = "has no hole; put the word to be asked in {{ }}"
      case .several(let count): problem = "has \(count) holes; it can have one"
      case .unclosed: problem = "has a {{ that is never closed by }}"
      case .empty: problem = "has an empty hole"
      }
      throw RowNote.Refusal(reason: "the cloze \"\(text)\" \(problem)")
    }
    return clozes
  }

  /// Notes, hints, and columns whose names mean nothing here.
  private func note(_ records: borrowing DelimitedRecords) -> String? {
    var texts = header.columns(.note).map { rowNote.text(records, $0) }
    for column in [header.column(.hint)].compactMap(\.self) + header.unknown {
      texts.append(header.named(rowNote.text(records, column), column))
    }
    return texts.joinedLines().map(ConceptRowReader.line)
  }

  private func parts(
    _ field: TableField, _ records: borrowing DelimitedRecords,
    by isMark: (UInt8) -> Bool = { $0 == 0x7C || $0 == 0x3B || $0 == 0x0A }
  ) throws(RowNote.Refusal) -> [String] {
    var parts: [String] = []
    for column in header.columns(field) {
      for part in ListCell.parts(rowNote.text(records, column), by: isMark) {
        parts.append(ConceptRowReader.line(part))
      }
    }
    guard parts.count <= ConceptRowReader.mostParts else {
      throw RowNote.Refusal(
        reason: "a cell lists \(parts.count) things; \(ConceptRowReader.mostParts) are the most")
    }
    return parts
  }

  /// The text of the field's cell in one line; nil where it is empty.
  private func cell(_ field: TableField, _ records: borrowing DelimitedRecords) -> String? {
    guard let column = header.column(field) else { return nil }
    return ConceptRowReader.line(rowNote.text(records, column)).nilIfEmpty
  }

  /// A text in one line: concepts have no others.
  private static func line(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    return text.utf8.split(separator: 0x0A).map { TidyText.text(String($0) ?? "") }
      .joined(separator: " ")
  }
}

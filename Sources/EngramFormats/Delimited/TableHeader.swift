/// The columns of a table of cards.
struct TableHeader: Hashable {
  /// Of each column, what it is for; nil where its name is unknown.
  private(set) var fields: [TableField?]
  /// As the file has them.
  let names: [String]
  private var columns: [TableField: Int] = [:]

  /// Of columns with these names; nil where they do not name a question and an answer.
  ///
  /// Of two columns with the same meaning the first has it, unless several are of use. Where one of
  /// question and answer is missing but others are known, the first unknown column is it.
  init?(names: [String]) {
    self.names = names
    let known = names.map { TableField($0) }
    guard known.contains(.question) || known.contains(.answer) || known.contains(.concept) else {
      return nil
    }
    fields = known
    if !known.contains(.question), let concept = known.firstIndex(of: .concept) {
      fields[concept] = .question
    }
    let count = fields.count { $0 != nil }
    for missing in [TableField.question, .answer]
    where !fields.contains(missing) && count >= 2 {
      let free = names.indices.first { fields[$0] == nil && !names[$0].isEmpty }
      if let free { fields[free] = missing }
    }
    guard fields.contains(.question), fields.contains(.answer) else { return nil }
    for (column, field) in fields.enumerated() {
      guard let field else { continue }
      if columns[field] == nil {
        columns[field] = column
      } else if !TableHeader.several.contains(field) {
        fields[column] = nil
      }
    }
  }

  /// Fields that may have more than one column.
  private static let several: Set<TableField> = [
    .tags, .note, .also, .vignette, .cloze, .contrast, .confusedWith,
  ]

  /// The first column of a field.
  func column(_ field: TableField) -> Int? { columns[field] }

  /// All columns of a field.
  func columns(_ field: TableField) -> [Int] { fields.indices.filter { fields[$0] == field } }

  /// Columns whose names mean nothing here, or that have none.
  var unknown: [Int] { fields.indices.filter { fields[$0] == nil || fields[$0] == .card } }

  /// Columns that mean nothing to a table of questions; their text is kept in the note, under
  /// their names.
  var unused: [Int] {
    fields.indices.filter { column in
      switch fields[column] {
      case .question, .answer, .tags, .deck, .note, .source, .rowNumber, .also: false
      // engram's own export has none of these, but the learner may have added some.
      case .hint, .page, .name, .guid: isOwn
      case .card, .concept: !isOwn
      case nil, .kind, .by, .partOf, .confusedWith, .overlaps, .contrast, .vignette,
        .cloze, .requires, .section:
        true
      }
    }
  }

  /// A text as a note keeps it, under the name of its column.
  func named(_ text: String, _ column: Int) -> String {
    text.isEmpty || names[column].isEmpty ? text : "\(names[column]): \(text)"
  }

  /// Whether this is a table of concepts rather than of questions.
  var isOfConcepts: Bool {
    guard let question = column(.question), !isOwn,
      ["term", "begriff", "terme", "termino", "concept"].contains(
        TableField.essence(of: names[question]))
    else { return false }
    let telling: [TableField] = [
      .kind, .by, .partOf, .also, .confusedWith, .overlaps, .contrast, .vignette, .requires, .cloze,
    ]
    return telling.contains { column($0) != nil }
  }

  /// Whether this is the header of engram's own export.
  var isOwn: Bool { column(.card) != nil && column(.concept) != nil }
}

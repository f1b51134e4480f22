package import EngramCore

/// SuperMemo's text of questions and answers: Q: and A: on each line, an empty line behind an item.
package enum SuperMemoFormat {
  /// Why the beginning of a text looks like it; nil where it does not.
  ///
  /// Markdown decks begin their lines in the same way. What they have not: learning data behind I:,
  /// a mark on each line, entities. Learning data decide alone: a bad item is no reason to take the
  /// others for something else.
  package static func recognise(_ head: [UInt8]) -> String? {
    var (questions, answers, data, others, repeats, entities) = (0, 0, 0, 0, 0, 0)
    var previous: SuperMemoMark?
    for line in TextLines(head) {
      guard !line.isBlank else {
        previous = nil
        continue
      }
      let mark = SuperMemoMark(line.bytes)
      switch mark {
      case .question: questions += 1
      case .answer: answers += 1
      case .data where line.bytes.dropFirst(2).trimmed.starts(with: "REP="): data += 1
      case .data, .order: break
      case nil: others += 1
      }
      if mark == previous, mark == .question || mark == .answer { repeats += 1 }
      if NumericEntities.isPresent(in: line.bytes) { entities += 1 }
      previous = mark
    }
    guard questions > 0, answers > 0,
      data > 0 || (others == 0 && repeats + entities > 0)
    else { return nil }
    return "\(questions + answers) lines beginning Q: or A:"
      + (data > 0
        ? ", \(data) with learning data behind I:"
        : repeats > 0 ? ", the mark repeated on each line" : ", entities such as &#960;")
  }

  /// A reader of the whole file.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    SuperMemoReader(
      try TextFile.read(file, encoding: options.encoding).bytes, file: file.name, options)
  }
}

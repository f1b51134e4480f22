import EngramCore

/// What is wrong with a deck, as far as it helps.
struct MarkdownProblems {
  private let file: String
  private var diagnostics: [Diagnostic] = []
  private var others = 0

  private static let most = 100

  init(file: String) { self.file = file }

  mutating func add(at line: Int, _ message: String) {
    guard diagnostics.count < MarkdownProblems.most else {
      others += 1
      return
    }
    diagnostics.append(
      Diagnostic(.error, at: Place(file: file, line: line, column: line > 0 ? 1 : 0), message))
  }

  /// Nil where nothing is wrong.
  var problem: ImportProblem? {
    guard !diagnostics.isEmpty else { return nil }
    var all = diagnostics.sorted { $0.place < $1.place }
    if others > 0 {
      all.append(
        Diagnostic(.error, at: Place(file: file), "and \(others) more problems behind these"))
    }
    return ImportProblem(all)
  }
}

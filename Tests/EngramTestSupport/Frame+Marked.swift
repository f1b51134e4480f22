package import EngramScreens

extension Frame {
  /// The rows with each emphasised run marked, such as {dim:12 of 34}; for snapshots of looks.
  package var marked: String {
    lines.map { line in
      line.runs.map { run in
        run.emphasis == .plain || run.text.isEmpty
          ? run.text.text : "{\(run.emphasis):\(run.text.text)}"
      }.joined()
    }.joined(separator: "\n")
  }
}

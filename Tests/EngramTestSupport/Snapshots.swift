import Foundation
package import Testing

/// Compares a text with the file `Snapshots/<name>.txt` beside the test file.
///
/// With ENGRAM_RECORD=1 in the environment the file is written anew and the test fails, so that
/// nobody records by mistake and calls it passed.
package func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let snapshot = folder.appending(path: "\(name).txt")
  if ProcessInfo.processInfo.environment["ENGRAM_RECORD"] == "1" {
    record(text, in: snapshot, sourceLocation)
    return
  }
  guard let recorded = try? String(contentsOf: snapshot, encoding: .utf8) else {
    Issue.record(
      "no snapshot \(name); record it with ENGRAM_RECORD=1. It would be:\n\(text)",
      sourceLocation: sourceLocation)
    return
  }
  // Bytes, because strings that only look the same are equal to Swift.
  if !recorded.utf8.elementsEqual((text + "\n").utf8) {
    Issue.record(
      "snapshot \(name) differs. Recorded:\n\(recorded)\nNow:\n\(text)",
      sourceLocation: sourceLocation)
  }
}

private func record(_ text: String, in file: URL, _ sourceLocation: SourceLocation) {
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((text + "\n").utf8).write(to: file)
    Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

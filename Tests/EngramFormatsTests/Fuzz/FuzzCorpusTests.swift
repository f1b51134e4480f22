import EngramCore
import EngramFormats
import Foundation
import Testing

/// What the fuzzer found to be of interest, read again on each run; see Tests/Fuzz/Corpus/README.md.
@Suite struct FuzzCorpusTests {
  private static let parsers = ["sniff"] + ImportFormat.allCases.map(\.rawValue)

  /// Beside the real tests, whatever links lead there.
  private static let corpus = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzz/Corpus")

  private static func entries(of folder: URL) throws -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ).sorted { $0.path < $1.path }
  }

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }

  @Test func everyFolderIsAParsers() throws {
    for entry in try Self.entries(of: Self.corpus) where Self.isFolder(entry) {
      #expect(Self.parsers.contains(entry.lastPathComponent))
    }
  }

  @Test(arguments: parsers)
  func everyFileGivesPiecesOrAProblem(parser: String) throws {
    let files = try Self.entries(of: Self.corpus.appendingPathComponent(parser))
    for file in files where !Self.isFolder(file) {
      try read(Array(Data(contentsOf: file)), with: parser, file.lastPathComponent)
    }
    print("fuzz corpus: \(parser) read \(files.count) files")
  }

  private func read(_ bytes: [UInt8], with parser: String, _ name: String) throws {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("engram-corpus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    var options = ImportOptions.test(scratch: scratch.path)
    options.format = ImportFormat(rawValue: parser)
    options.withSchedule = true
    do {
      var reader = try ImportRecogniser.reader(
        for: ImportFile(name: "fuzz", bytes: bytes), options)
      try reader.read { piece in check(piece, name) }
    } catch let problem as ImportProblem {
      #expect(!problem.diagnostics.isEmpty, "\(name)")
      #expect(problem.diagnostics.allSatisfy { !$0.message.isEmpty }, "\(name)")
    } catch {
      Issue.record("\(parser)/\(name): \(error)")
    }
  }

  private func check(_ piece: ImportPiece, _ name: String) {
    switch piece {
    case .note(let note):
      #expect(!note.cards.isEmpty, "\(name)")
      #expect(note.cards.allSatisfy { !$0.prompt.isEmpty && !$0.answer.isEmpty }, "\(name)")
    case .rejected(let rejection): #expect(!rejection.reason.isEmpty, "\(name)")
    case .decks, .archive, .progress: break
    }
  }
}

import EngramCore
import EngramTestSupport
import Foundation
import Testing

@testable import EngramCLI

struct RejectsFileTests {
  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The same command said afterwards that the file exists.
  @Test(arguments: [true, false])
  func aStoppedImportLeavesNoRejects(isFinished: Bool) throws {
    let folder = try TemporaryFolder()
    var rejects: RejectsFile? = RejectsFile(path: folder("rejects.csv"), .live)
    for number in 1...2 {
      try rejects?.begin(with: "Question,Answer\n")
      let place = Place(file: "a.csv", line: number, column: 1)
      try rejects?.write(Rejection(at: place, "no answer", text: "Why?,"))
    }
    #expect(try names(in: folder).contains("rejects.csv"))
    if isFinished {
      try rejects?.finish()
      #expect(try names(in: folder) == ["rejects-2.csv", "rejects.csv"])
    }
    rejects?.remove()
    rejects = nil
    #expect(try names(in: folder) == [])
  }
}

import EngramCore
import EngramFormats
import EngramTestSupport
import Foundation
import Testing

/// The packages that Anki and genanki wrote, in all three containers.
struct AnkiPackageSampleTests {
  static let packages = [
    "perception.apkg", "perception-legacy2.apkg", "perception-legacy1.apkg",
    "perception-unscheduled.apkg", "perception-v2.apkg", "perception.colpkg",
    "perception-legacy.colpkg", "neurons-genanki.apkg",
  ]

  @Test(arguments: packages) func cards(name: String) throws {
    let (file, _) = try imported(name)
    let expected = try ExpectedCards(name)
    #expect(expected.differences(from: file.notes) == [])
    #expect(file.rejections == [])
    #expect(file.cards.allSatisfy { $0.schedule == nil })
    #expect(file.notes.allSatisfy { $0.numbersLast })
  }

  @Test(arguments: packages) func media(name: String) throws {
    let (file, folder) = try imported(name)
    let json = try JSONSerialization.jsonObject(
      with: Data(Samples.bytes(name + ".expected.json")))
    let expected = try #require((json as? [String: Any])?["media"] as? [String])
    #expect(file.media.map(\.name) == expected)
    for medium in file.media {
      let start = try Array(Data(contentsOf: URL(fileURLWithPath: medium.path)).prefix(4))
      #expect(medium.path.hasPrefix(folder.path))
      #expect(start == Array("RIFF".utf8) || start == [0x89, 0x50, 0x4E, 0x47], "\(medium.name)")
    }
  }

  @Test(arguments: packages) func schedules(name: String) throws {
    let (file, _) = try imported(name, withSchedule: true)
    let expected = try ExpectedSchedules(name)
    #expect(expected.differences(from: file.notes) == [])
  }

  @Test func theLogComesAlong() throws {
    let (file, _) = try imported("perception.apkg", withSchedule: true)
    let answers = file.cards.flatMap { $0.schedule?.answers ?? [] }
    #expect(answers.count == 352)
    #expect(answers.count { !$0.isCounted } > 0)
  }

  @Test func flaggedCardsAreKnown() throws {
    let (file, _) = try imported("perception.apkg")
    #expect(file.cards.count { $0.isFlagged } == 1)
  }

  @Test func theSameFromAPipe() throws {
    let folder = try TemporaryFolder()
    let bytes = try Samples.bytes("perception.apkg")
    let reader = try AnkiPackage.reader(
      ImportFile(name: "-", bytes: bytes), .berlin(scratch: folder.path))
    let (file, _) = try imported("perception.apkg")
    let piped = try ImportedFile(reader)
    #expect(piped.notes == file.notes)
  }
}

extension AnkiPackageSampleTests {
  /// What a sample gives; its media are there as long as the folder is.
  func imported(
    _ name: String, withSchedule: Bool = false
  ) throws -> (ImportedFile, TemporaryFolder) {
    let folder = try TemporaryFolder()
    var options = ImportOptions.berlin(scratch: folder.path)
    options.withSchedule = withSchedule
    return (try ImportedFile(AnkiPackage.reader(Samples.file(name), options)), folder)
  }
}

extension ImportOptions {
  /// Noon of the day on which the samples were made, where their learner lived.
  static func berlin(scratch: String) -> ImportOptions {
    ImportOptions(now: .noon(ofDay: 20_778), scratch: scratch) { second in
      // Summer time ended on 2026-10-25 at 01:00 UTC.
      second < 1_792_890_000 ? 120 : 60
    }
  }
}

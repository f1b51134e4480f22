import EngramCore
import EngramFormats
import Testing

@Suite struct AnkiTextSampleTests {
  @Test(arguments: [
    "perception-notes.txt", "perception-notes-plain.txt", "perception-notes-bare.txt",
    "perception-cards.txt", "colour-handmade.txt",
  ])
  func samples(name: String) throws {
    let file = Samples.file(name)
    let expected = try ExpectedCards(name)
    #expect(AnkiTextFormat.recognise(try TextFile.head(file, encoding: nil)) != nil)
    let read = try ImportedFile(AnkiTextFormat.reader(file, .test()))
    #expect(expected.differences(from: read.notes) == [])
    #expect(read.rejectedLines == expected.rejectedLines)
    print(read.recognition)
  }
}

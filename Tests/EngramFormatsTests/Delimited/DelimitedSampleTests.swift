import EngramCore
import EngramFormats
import Testing

@Suite struct DelimitedSampleTests {
  @Test(arguments: [
    "brain-noheader.csv", "emotion-utf8bom.csv", "emotion-v2.csv", "motivation-semicolon.csv",
    "senses-quoted.csv", "stress-libreoffice.csv", "stress-libreoffice-utf16.txt",
    "sleep-utf16le.txt", "language.tsv", "thinking-mnemosyne.tsv", "intelligence-quizlet.txt",
    "damaged/ragged.csv",
  ])
  func samples(name: String) throws {
    let file = Samples.file(name)
    let expected = try ExpectedCards(name)
    #expect(DelimitedFormat.recognise(try TextFile.head(file, encoding: nil)) != nil)
    let read = try ImportedFile(DelimitedFormat.reader(file, .test()))
    #expect(expected.differences(from: read.notes) == [])
    #expect(read.rejectedLines == expected.rejectedLines)
    print(read.recognition)
  }
}

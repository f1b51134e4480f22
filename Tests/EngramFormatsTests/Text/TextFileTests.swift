import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

@Suite struct TextFileTests {
  private func read(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> DecodedText {
    try TextFile.read(ImportFile(name: "f.txt", bytes: bytes), encoding: encoding)
  }

  private func text(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> String {
    String(decoding: try read(bytes, encoding).bytes, as: UTF8.self)
  }

  private func complaint(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) -> String {
    do {
      return "read: \(try text(bytes, encoding))"
    } catch let problem as ImportProblem {
      return problem.diagnostics.map(\.description).joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\nb\n"), ("a\nb\r\nc", "a\nb\nc"),
    ("\r\n\r\n", "\n\n"), ("\r\r", "\n\n"),
    ("ä\u{2028}ö\u{FEFF}", "ä\u{2028}ö\u{FEFF}"),
    ("\u{FEFF}ä", "ä"), ("\t", "\t"),
  ])
  func lineEndsAreMadeEqual(file: String, expected: String) throws {
    #expect(try text(Array(file.utf8)) == expected)
  }

  @Test(arguments: [
    ("", "f.txt: error: the file is empty; see whether it is the right one, or export it again"),
    (
      "\u{FEFF}",
      "f.txt: error: the file is empty; see whether it is the right one, or export it again"
    ),
    ("a\nb\rc\n", "f.txt:2:1: error: the line ends with a carriage return alone"),
    ("a\nb\r", "f.txt:2:1: error: the line ends with a carriage return alone"),
    ("a\rb\nc", "f.txt:2:1: error: the lines end with a carriage return alone up to here"),
    ("a\rb\r\nc", "f.txt:2:1: error: the lines end with a carriage return alone up to here"),
    ("a\näb\0", "f.txt:2:3: error: a zero byte"),
  ])
  func faultsOfLines(file: String, expected: String) {
    #expect(complaint(Array(file.utf8)).hasPrefix(expected))
  }

  @Test(
    arguments: [
      (
        [0x61, 0x0A, 0x62, 0xFC, 0x72], "f.txt:2:2: error: not UTF-8: say which encoding with --enc"
      ),
      ([0xC0, 0xAF], "f.txt:1:1: error: not UTF-8"),
      ([0xED, 0xA0, 0x80], "f.txt:1:1: error: not UTF"),
      ([0xF4, 0x90, 0x80, 0x80], "f.txt:1:1: error: not UTF-8"),
      ([0xC3, 0xA4, 0x80], "f.txt:1:2: error: not UTF-8"),
      ([0x61, 0xE2, 0x82], "f.txt:1:2: error: the file ends in the middle of a character"),
      ([0xFF, 0xFE, 0x61, 0x00, 0x62], "f.txt:1:2: error: the file ends in the middle"),
      ([0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xDC, 0x61, 0x00], "f.txt:2:1: error: half a character"),
      ([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], "f.txt:1:1: error: half a character"),
      ([0xFE, 0xFF, 0xD8, 0x00], "f.txt:1:1: error: half a character"),
      ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00], "f.txt:1:1: error: a zero byte"),
    ] as [([UInt8], String)])
  func faultsOfCharacters(bytes: [UInt8], expected: String) {
    #expect(complaint(bytes).hasPrefix(expected), "\(complaint(bytes))")
  }

  @Test(
    arguments: [
      (TextEncoding.windows1252, [0x80, 0xE4, 0x93], "€ä“"), (.latin1, [0xE4, 0xA4], "ä¤"),
      (.latin9, [0xE4, 0xA4], "ä€"), (.macRoman, [0x8A, 0xDB, 0xA7], "ä€ß"),
      (.utf16LittleEndian, [0x61, 0x00, 0x0D, 0x00, 0x0A, 0x00], "a\n"),
      (.utf16BigEndian, [0xD8, 0x3D, 0xDE, 0x00], "😀"), (.utf8, [0xC3, 0xA4], "ä"),
    ] as [(TextEncoding, [UInt8], String)])
  func encodingsAreDecoded(encoding: TextEncoding, bytes: [UInt8], expected: String) throws {
    #expect(try text(bytes, encoding) == expected)
    #expect(try read(bytes, encoding).encoding == encoding)
  }

  @Test(
    arguments: [
      (
        TextEncoding.windows1252, [0x61, 0x0A, 0x81],
        "f.txt:2:1: error: 0x81 is no character of Win"
      ),
      (
        .latin1, [0x93],
        "f.txt:1:1: error: 0x93 is no character of Latin-1: say another encoding "
          + "with --encoding, such as --encoding windows-1252"
      ),
    ] as [(TextEncoding, [UInt8], String)])
  func undefinedBytesAreNamed(encoding: TextEncoding, bytes: [UInt8], expected: String) {
    #expect(complaint(bytes, encoding).hasPrefix(expected))
  }

  @Test func aByteOrderMarkWins() throws {
    let marked = try read([0xEF, 0xBB, 0xBF, 0xC3, 0xA4], .windows1252)
    #expect(marked.description == "UTF-8 with BOM")
    #expect(marked.bytes == Array("ä".utf8))
    let wide = try read([0xFE, 0xFF, 0x00, 0xE4])
    #expect(wide.description == "UTF-16BE with BOM")
    #expect(wide.bytes == Array("ä".utf8))
  }

  @Test func theGuessKnowsMacintosh() {
    #expect(complaint([0x47, 0x72, 0x9A, 0xA7, 0x65]).hasSuffix("macroman"))
    #expect(complaint([0x47, 0x72, 0xF6, 0xDF, 0x65]).hasSuffix("windows-1252"))
    #expect(complaint([0x71, 0x75, 0x92, 0x69, 0x6C]).hasSuffix("windows-1252"))
  }

  @Test(arguments: [
    ("cp1252", TextEncoding.windows1252), ("Windows-1252", .windows1252), ("UTF8", .utf8),
    ("iso-8859-1", .latin1), ("latin-1", .latin1), ("ISO_8859-15", .latin9),
    ("utf-16", .utf16LittleEndian), ("macroman", .macRoman), ("Mac Roman", .macRoman),
  ])
  func namesOfEncodings(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }

  @Test(arguments: TextEncoding.allCases) func eachHasItsOwnName(encoding: TextEncoding) {
    #expect(TextEncoding(name: encoding.rawValue) == encoding)
    #expect(TextEncoding(name: encoding.title) == encoding)
  }

  @Test func unknownNames() {
    for name in ["", "utf-7", "klingon", "ü"] { #expect(TextEncoding(name: name) == nil) }
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = try TemporaryFolder()
    let missing = ImportFile(name: "gone.csv", path: folder("gone.csv"))
    #expect(
      throws: ImportProblem(
        at: Place(file: "gone.csv"), "cannot open the file: no such file or directory")
    ) { try TextFile.read(missing, encoding: nil) }
    #expect(throws: ImportProblem(at: Place(file: "d"), "this is a folder, not a file")) {
      try TextFile.read(ImportFile(name: "d", path: folder.path), encoding: nil)
    }
    try folder.write(Array("ä".utf8), to: "there")
    let there = ImportFile(name: "there", path: folder("there"))
    #expect(try TextFile.read(there, encoding: nil).bytes == Array("ä".utf8))
  }

  @Test func limitsAreNamed() {
    let large = ImportFile(name: "f", bytes: [UInt8](repeating: 0x61, count: (1 << 20) + 1))
    let problem = #expect(throws: ImportProblem.self) {
      try TextFile.read(large, encoding: nil, limit: 1 << 20)
    }
    #expect(problem?.diagnostics.first?.message.contains("larger than 1 MiB") == true)
  }

  /// Characters and line ends that lie across the border of two pieces.
  @Test func piecesHideNothing() throws {
    for pad in 65_530...65_537 {
      let start = [UInt8](repeating: 0x78, count: pad)
      let file = start + Array("ä€😀\r\n\r\nb".utf8)
      #expect(try read(file).bytes == start + Array("ä€😀\n\nb".utf8))
      let returns = start + Array("\rä\r\r".utf8)
      #expect(try read(returns).bytes == start + Array("\nä\n\n".utf8))
      let wide = [0xFF, 0xFE] + utf16(String(repeating: "x", count: pad / 2) + "😀", isLittle: true)
      #expect(try text(wide).hasSuffix("x😀"))
    }
  }

  @Test func headsAreShort() throws {
    let line = Array("What is habituation?\tLess response\n".utf8)
    let file = Array(repeatElement(line, count: 20_000).joined())
    let head = try TextFile.head(ImportFile(name: "f", bytes: file), encoding: nil)
    #expect(!head.isWhole)
    #expect(head.bytes.count >= TextFile.headSize && head.bytes.count < 3 * TextFile.headSize)
    #expect(file.starts(with: head.bytes))
    let short = try TextFile.head(ImportFile(name: "f", bytes: line), encoding: nil)
    #expect(short.isWhole)
    #expect(short.bytes == line)
  }

  /// What is accepted is always strict UTF-8 without zero or carriage return, whatever came in.
  @Test func nothingElseComesOut() throws {
    var random = SeededGenerator(seed: propertySeed("text files are strict"))
    let parts: [[UInt8]] = [
      [0x0D], [0x0A], [0x0D, 0x0A], [0], [0xC3, 0xA4], [0xC3], [0xF0, 0x9F, 0x98, 0x80], [0x80],
      [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x61], [0x22], [0x2C],
    ]
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...12, using: &random)
      var bytes: [UInt8] = []
      for _ in 0..<count { bytes += parts[Int.random(in: 0..<parts.count, using: &random)] }
      let encoding = (TextEncoding.allCases + [.utf8]).randomElement(using: &random)
      guard let read = try? read(bytes, encoding) else { continue }
      #expect(!read.bytes.contains(0) && !read.bytes.contains(0x0D))
      #expect(String(validating: read.bytes, as: UTF8.self) != nil)
    }
  }
}

import EngramCore
import EngramFormats
import Testing

/// XML that is damaged or means harm: a line and a way out each time, and soon.
struct MnemosyneXMLTests {
  private func message(_ xml: String) throws -> String {
    let file = ImportFile(name: "f.xml", bytes: Array(xml.utf8))
    do {
      var reader = try Mnemosyne.reader(file, ImportOptions.test())
      var count = 0
      try reader.read { _ in count += 1 }
      return "\(count) pieces"
    } catch let problem as ImportProblem {
      return problem.diagnostics.map(\.description).joined(separator: "\n")
    }
  }

  /// They were passed over in silence.
  @Test func reversesThatHaveNoPlaceAreToldOf() throws {
    func item(_ id: String) -> String { "<item id='\(id)'><Q>\(id)</Q><A>a</A></item>\n" }
    let xml =
      "<mnemosyne>\n" + ["a.tr.1", "a", "a.inv", "a.inv", "a.inv.inv", "b.inv"].map(item).joined()
      + "</mnemosyne>"
    let file = try ImportedFile(
      Mnemosyne.reader(ImportFile(name: "f.xml", bytes: Array(xml.utf8)), .test()))
    #expect(file.notes.map { $0.cards.map(\.prompt) } == [["a", "a.inv"], ["b.inv"]])
    #expect(file.rejectedLines == [2, 5, 6])
  }

  private static let item = "<item id='a'><Q>q</Q><A>a</A></item>"

  @Test(arguments: [
    (
      "<mnemosyne>\n<item>\n<Q>q</A>",
      "3:1: error: </A> stands where </Q> should close <Q> of line 3; the file is damaged"
    ),
    ("<mnemosyne>\n<item>\n\n", "4:1: error: the file ends inside <item> of line 2: it is cut off"),
    (
      "<mnemosyne>\n<item id=3>",
      "2:1: error: <item> holds something that is no attribute such as id=\"a\""
    ),
    (
      "<mnemosyne>\n<item id",
      "2:1: error: <item> holds something that is no attribute such as id=\"a\""
    ),
    ("<mnemosyne>\n<item id='", "2:1: error: the quote of id in <item> is never closed"),
    ("<mnemosyne>\n<item id='3'", "2:1: error: <item> is never closed by \">\""),
    ("<mnemosyne>\n<item /", "2:1: error: <item> is never closed by \">\""),
    (
      "<mnemosyne>\np < .05",
      "2:1: error: \"<\" begins no element; in XML the sign itself is written &lt;"
    ),
    ("<mnemosyne/>\n</x>", "2:1: error: </x> closes nothing; the file is damaged"),
    (
      "<mnemosyne/>\nx",
      "2:1: error: there is text outside all elements: this is no XML, or it is damaged"
    ),
    ("<mnemosyne/>\n<x/>", "2:1: error: <x> stands behind the end of the file's own element"),
    ("<mnemosyne><!-- \n", "1:1: error: a comment is never closed"),
    ("<mnemosyne><![CDATA[ ]]", "1:1: error: a CDATA section is never closed"),
    ("<mnemosyne><?x", "1:1: error: an instruction is never closed"),
    ("<mnemosyne><!x", "1:1: error: a declaration is never closed"),
  ])
  func damage(xml: String, message: String) throws {
    #expect(try self.message(xml) == "f.xml:" + message)
  }

  @Test(arguments: [
    "<!DOCTYPE mnemosyne>", "<!DOCTYPE mnemosyne [<!ELEMENT Q ANY>]>", "<?xml version='1.0'?>",
    "\u{FEFF}<!-- <x> -->", "\r\n \t",
  ])
  func harmlessBeginnings(beginning: String) throws {
    #expect(
      try message("\(beginning)<mnemosyne>\(MnemosyneXMLTests.item)</mnemosyne>\n<!-- -->\n")
        == "1 pieces")
  }

  @Test(arguments: [
    "<mnemosyne><!DOCTYPE x [\n<!ENTITY a \"b\">]></mnemosyne>",
    "<mnemosyne><!DOCTYPE x [\n<!EnTiTy a SYSTEM \"file:///etc/passwd\">\n]></mnemosyne>",
    "<mnemosyne><!ENTITY a 'b'></mnemosyne>",
  ])
  func entitiesAreRefused(xml: String) throws {
    #expect(
      try message(xml).hasSuffix(
        "error: this file declares entities: refused, they are not needed and can be used to exhaust "
          + "memory"))
  }

  @Test func aBombBeforeTheRootIsRefusedAsWell() throws {
    let bomb = "<!DOCTYPE m [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><mnemosyne>&b;</mnemosyne>"
    #expect(try message(bomb).contains("declares entities"))
  }

  @Test func sixtyFourLevelsAreTheMost() throws {
    let deep = { (count: Int) in
      "<mnemosyne>" + String(repeating: "<x>", count: count - 1)
        + String(repeating: "</x>", count: count - 1) + "</mnemosyne>"
    }
    #expect(try message(deep(64)) == "0 pieces")
    #expect(
      try message(deep(65)) == "f.xml:1:1: error: elements are nested more than 64 levels deep")
  }

  @Test(arguments: [
    "<x>", "<x/>", "&", "&#", "<!-- -->", "</", "<![CDATA[]]>", "<?x?>", "\n", "a='b' ",
  ])
  func aHundredThousandTimes(piece: String) throws {
    #expect(try !message("<mnemosyne>" + String(repeating: piece, count: 100_000)).isEmpty)
    #expect(try !message("<mnemosyne " + String(repeating: piece, count: 100_000)).isEmpty)
  }
}

import EngramCore
import EngramFormats
import EngramTestSupport
import Foundation
import Testing

/// Mnemosyne's files: the samples, and more of the same kind.
struct MnemosyneTests {
  private func read(
    _ file: ImportFile, withSchedule: Bool = false, scratch: String = "/nowhere"
  ) throws -> ImportedFile {
    var options = ImportOptions.test(scratch: scratch)
    options.withSchedule = withSchedule
    return try ImportedFile(Mnemosyne.reader(file, options))
  }

  private func read(_ xml: String, withSchedule: Bool = false) throws -> ImportedFile {
    try read(ImportFile(name: "f.xml", bytes: Array(xml.utf8)), withSchedule: withSchedule)
  }

  /// The cards as "kind number: prompt | answer".
  private func cards(_ file: ImportedFile) -> [String] {
    file.notes.flatMap { note in
      note.cards.map { "\($0.kind.rawValue) \($0.number): \($0.prompt) | \($0.answer)" }
        + (note.note.map { ["note: \($0)"] } ?? [])
    } + file.rejections.map { "\($0.place.line): \($0.reason)" }
  }

  private func facts(_ facts: String, cards: String) -> String {
    "<openSM2sync>\(facts)\n\(cards)</openSM2sync>"
  }

  @Test func sampleOfVersionOne() throws {
    let file = try read(Samples.file("attention-mnemosyne1.xml"), withSchedule: true)
    let expected = try ExpectedCards("attention-mnemosyne1.xml")
    #expect(expected.differences(from: file.notes) == [])
    #expect(file.rejections == [])
    #expect(file.notes.allSatisfy { $0.numbersLast && $0.id != nil })
    let states = file.cards.map { card -> String in
      guard let state = card.schedule?.state else { return "new" }
      return "\(state.memory.repetitions) \(state.memory.easiness) \(state.memory.interval) "
        + "\(state.lapses) \(state.lastDay?.description ?? "-") \(state.due)"
    }
    #expect(
      states == [
        "5 250 35 0 2026-10-31 2026-12-05", "3 260 16 0 2026-11-10 2026-11-26",
        "0 196 0 2 2026-11-20 2026-11-20", "new", "2 236 6 1 2026-11-18 2026-11-24",
        "4 250 35 0 2026-11-15 2026-12-20", "1 250 1 0 2026-11-21 2026-11-22",
        "1 250 1 0 2026-11-21 2026-11-22", "6 250 90 0 2026-10-21 2027-01-19",
      ])
  }

  @Test func withoutScheduleCardsAreNew() throws {
    let file = try read(Samples.file("attention-mnemosyne1.xml"))
    #expect(file.cards.allSatisfy { $0.schedule == nil })
  }

  @Test func sampleOfVersionTwo() throws {
    let scratch = try TemporaryFolder()
    let file = try read(
      Samples.file("thinking-mnemosyne.cards"), withSchedule: true, scratch: scratch.path)
    let expected = try ExpectedCards("thinking-mnemosyne.cards")
    #expect(expected.differences(from: file.notes) == [])
    #expect(file.rejections == [])
    #expect(file.media.map(\.name) == ["aha.wav", "wason.png"])
    #expect(file.notes.allSatisfy { $0.deck == "Thinking" })
    #expect(file.cards.allSatisfy { $0.schedule == ImportedSchedule() })
    let png = try Data(contentsOf: URL(fileURLWithPath: #require(file.media.last).path))
    #expect(png.count == 87)
  }

  /// Written by Mnemosyne 2.11.1 with its learning data: card types 1, 4, 5 and 6.
  @Test func everyCardTypeWithItsLearningData() throws {
    let scratch = try TemporaryFolder()
    let file = try read(
      Samples.file("sentences-mnemosyne.cards"), withSchedule: true, scratch: scratch.path)
    #expect(
      cards(file) == [
        "basic 0: q1 | a1", "basic 0: [image: a.png] | Paris\n[image: a.png]",
        "reverse 0: Paris\n[image: b.png] | Paris\n[image: a.png]",
        "basic 0: La casa es grande | p\nThe house is big\nnote",
        "cloze 1: La [house] es grande | casa", "cloze 2: La casa es [...] | grande",
        "note: p\nThe house is big\nnote", "basic 0: casa | house", "cloze 1: house | casa",
        "cloze 1: a [c] d | b", "cloze 2: a b [...] | d", "basic 0: x <$>a y | z <",
      ])
    #expect(file.media.map(\.name).sorted() == ["a.png", "b.png"])
    let states = file.cards.map { card -> String in
      guard let state = card.schedule?.state else { return "new" }
      return "\(state.memory.repetitions) \(state.memory.interval) \(state.due)"
    }
    #expect(
      states == [
        "1 4 2026-11-25", "1 5 2026-11-26", "2 6 2026-11-27", "2 8 2026-11-29", "2 9 2026-11-30",
        "2 10 2026-12-01", "1 1 2026-11-22", "1 2 2026-11-23", "new", "new", "1 4 2026-11-25",
      ])
  }

  @Test(arguments: [
    (#"id="a""#, #"id="a.inv""#, ["basic 0: q | a", "reverse 0: a | q"], ["a"]),
    (#"id="a.inv""#, #"id="a""#, ["basic 0: a | q", "reverse 0: q | a"], ["a"]),
    (#"id="b.inv""#, #"id="a""#, ["basic 0: q | a", "basic 0: a | q"], ["b.inv", "a"]),
    (#"id="_1""#, #"id="_1.tr.1""#, ["basic 0: q | a", "reverse 0: a | q"], [nil]),
    (#"id="a""#, #"id="a""#, ["basic 0: q | a", "basic 0: a | q"], ["a", nil]),
    ("", "", ["basic 0: q | a", "basic 0: a | q"], [nil, nil]),
  ])
  func siblings(first: String, second: String, shown: [String], ids: [String?]) throws {
    let file = try read(
      "<mnemosyne core_version='1'><item \(first)><cat>&lt;default&gt;</cat><Q>q</Q><A>a</A></item>"
        + "<item \(second)><cat/><Q>a</Q><A>q</A></item></mnemosyne>")
    #expect(cards(file) == shown)
    #expect(file.notes.map(\.id) == ids)
    #expect(file.notes.allSatisfy { $0.tags.isEmpty })
  }

  @Test func itemsWithoutASideAreRejected() throws {
    let file = try read(
      "<mnemosyne>\n<item><Q>q</Q><A/></item>\n<item><A>a</A></item><item>\n<Q>x</Q><A>y</A></item></mnemosyne>"
    )
    #expect(
      cards(file) == [
        "basic 0: x | y", "2: no answer: its <A> is empty; write one there",
        "3: no question: its <Q> is empty; write one there",
      ])
  }

  @Test(arguments: [
    ("1", "1.1", "<f>q</f><b>a<br>b</b>", "basic 0: q | a\nb"),
    ("1::my own", "1::my own.1", "<f>q</f><b>a</b>", "basic 0: q | a"),
    ("2", "2.2", "<f>q</f><b>a</b>", "reverse 0: a | q"),
    ("3", "3.1", "<f>q</f><p_1>p</p_1><m_1>m</m_1><n>n</n>", "basic 0: q | p\nm\nn"),
    ("3", "3.2", "<f>q</f><p_1/><m_1>m</m_1><n>n</n>", "reverse 0: m | q\nn"),
    ("4", "4.1", "<loc>l</loc><blank>b</blank><marked>m</marked>", "basic 0: m | l\nm"),
    ("4", "4.2", "<loc>l</loc><blank>b</blank><marked>m</marked>", "reverse 0: l\nb | l\nm"),
    ("5", "5.1", "<text>a [b:h] c</text>", "cloze 1: a [h] c | b"),
    ("6", "6.1", "<f>La [casa:house] es</f><m_1>m</m_1>", "basic 0: La casa es | m"),
    ("6", "6.2", "<f>La [casa:house] es</f><m_1>m</m_1>", "cloze 1: La [house] es | casa, note: m"),
    ("6", "6.2", "<f>[casa]</f><m_1>house</m_1>", "cloze 1: house | casa"),
    ("7::x", "7::x.1", "<___0>q</___0><___1>a</___1><___2>b</___2>", "basic 0: q | a\nb"),
    ("9", "", "<f>q</f>", "2: no answer: the text that answers is empty"),
    (
      "", "", "<f/>",
      "2: its card type is made by a template that this file does not hold; import the Anki package "
        + "that it came from"
    ),
    (
      "5", "5.1", "<text>no hole []</text>",
      "2: its text has 0 holes, and this card asks for another one"
    ),
    (
      "1", "1.1", "<f><![CDATA[a < b &amp; c]]></f><b>&#x61;&lt;&foo;</b>",
      "basic 0: a < b & c | a<&foo;"
    ),
  ])
  func cardTypes(type: String, view: String, fact: String, shown: String) throws {
    let fact = fact.replacingOccurrences(of: "<br>", with: "&lt;br&gt;")
    let file = try read(
      facts(
        "<log type='16' o_id='F'>\(fact)</log>",
        cards: "<log type='6' fact='F' card_t='\(type)' fact_v='\(view)' tags=''>"
          + "<extra>{'cloze': 'x', 'index': 0}</extra></log>"))
    #expect(cards(file).joined(separator: ", ") == shown)
  }

  @Test func holesAreFoundWithoutTheirNumbersToo() throws {
    let card = "<log type='6' fact='F' card_t='5' fact_v='5.1'></log>\n"
    let file = try read(
      facts(
        "<log type='16' o_id='F'><text>[a] and [b:h:i] [c</text></log>", cards: card + card + card))
    #expect(
      cards(file) == [
        "cloze 1: [...] and b [c | a", "cloze 2: a and [h:i] [c | b",
        "4: its text has 2 holes, and this card asks for another one",
      ])
    #expect(file.notes.map(\.numbersLast) == [false])
  }

  @Test func learningDataOfVersionTwo() throws {
    // Asked on 2026-11-01 at 18:00 UTC, due on 2026-12-01.
    let file = try read(
      facts(
        "<log type='16' o_id='F'><f>q</f><b>a</b></log>",
        cards:
          "<log type='6' fact='F' card_t='1' fact_v='1.1' gr='4' e='2.0799999999999996' lps='3' "
          + "rt_rp_l='0' l_rp='1793556000' n_rp='1796083200'></log>"), withSchedule: true)
    let state = try #require(file.cards.first?.schedule?.state)
    #expect(state.due.description == "2026-12-01" && state.lastDay?.description == "2026-11-01")
    // One pass and thirty days: two, or the next pass would collapse it to six days.
    #expect(state.memory == SM2State(repetitions: 2, easiness: 208, interval: 30))
    #expect(state.lapses == 3)
  }

  @Test(arguments: [
    "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e9", "", "x", "-1",
    "0.5",
  ])
  func nonsenseInLearningData(number: String) throws {
    let data = ["gr", "e", "lps", "ac_rp", "rt_rp", "rt_rp_l", "l_rp", "n_rp"]
      .map { "\($0)='\(number)'" }.joined(separator: " ")
    let old = try read(
      "<mnemosyne time_of_start='\(number)'><item id='a' u='0' \(data)><Q>q</Q><A>a</A></item></mnemosyne>",
      withSchedule: true)
    let new = try read(
      facts(
        "<log type='16' o_id='F'><f>q</f><b>a</b></log>",
        cards: "<log type='6' fact='F' card_t='1' fact_v='\(number)' \(data)/>"), withSchedule: true
    )
    for state in (old.cards + new.cards).compactMap(\.schedule?.state) {
      #expect((130...1_000).contains(state.memory.easiness))
      #expect(state.memory.repetitions >= 0 && state.memory.interval >= 0 && state.lapses >= 0)
    }
    #expect(old.cards.count == 1 && new.cards.count == 1)
  }

  @Test func entriesThatBelongNowhere() throws {
    let file = try read(
      facts(
        "<log type='16' o_id='F'><f>q</f></log><log/><log type='99'/><log type='10'/>",
        cards: "<log type='6' fact='G' card_t='1'/>"))
    #expect(cards(file) == ["1: no card belongs to this entry; export it again from Mnemosyne"])
  }

  @Test func aTextIsTooLongForManyCards() throws {
    let card = "<log type='6' fact='F' card_t='5' fact_v='5.1'/>"
    let text = String(repeating: "[a] ", count: 50_000)
    let file = try read(
      facts(
        "<log type='16' o_id='F'><text>\(text)</text></log>",
        cards: String(repeating: card, count: 50_000)))
    #expect(
      cards(file) == ["1: its text is too long for 50000 cards; divide it into several notes"])
  }

  @Test(arguments: [
    (
      "--- Mnemosyne Data --- Format Version 1 ---\ncos\nsystem\n",
      "not opened; in Mnemosyne 1 choose"
    ),
    ("hello", "this is no file of Mnemosyne's"), ("<html/>", "this is no file of Mnemosyne's"),
    ("", "empty"), ("PK\u{3}\u{4}", "damaged"),
  ])
  func otherFiles(content: String, message: String) throws {
    let scratch = try TemporaryFolder()
    let problem = #expect(throws: ImportProblem.self) {
      try read(ImportFile(name: "f", bytes: Array(content.utf8)), scratch: scratch.path)
    }
    #expect(problem?.diagnostics.first?.message.contains(message) == true, "\(problem as Any)")
  }

  @Test func mutatedSamplesNeverTrap() throws {
    var generator = SeededGenerator(seed: propertySeed("Mnemosyne.mutations"))
    let sample = try Samples.bytes("attention-mnemosyne1.xml")
    let scratch = try TemporaryFolder()
    for _ in 0..<500 {
      var bytes = sample
      for _ in 0...generator.next() % 4 {
        let place = Int(generator.next() % UInt64(bytes.count))
        switch generator.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      do {
        let file = try read(
          ImportFile(name: "f", bytes: bytes), withSchedule: true, scratch: scratch.path)
        #expect(file.cards.allSatisfy { !$0.prompt.isEmpty && !$0.answer.isEmpty })
      } catch let problem as ImportProblem {
        #expect(!problem.diagnostics.isEmpty)
      }
    }
  }
}

import EngramCore
import Testing

@testable import EngramFormats

@Suite struct ConceptTableTests {
  private func read(_ text: String) throws -> ImportedFile { try DelimitedTableTests.read(text) }

  @Test(arguments: [
    ("Founder of psychoanalysis", "Which theorist is described here? Founder of psychoanalysis"),
    ("Renowned for attachment.", "Which theorist is described here? Renowned for attachment."),
    ("Austrian-trained doctor", "Which theorist is described here? Austrian-trained doctor"),
    ("Founded psychoanalysis", nil), ("wrote about dreams", nil), ("co-founded a school", nil),
    ("first described play", nil), ("Argues that bonds matter.", nil),
    ("日本", "Which theorist is described here? 日本"),
  ])
  func aTheoristWhoseDefinitionIsNoVerbPhrase(definition: String, question: String?) throws {
    let read = try read("Term,Definition,Kind\nSigmund Freud,\(definition),theorist\n")
    let deck = try #require(read.decks.first).document
    let concept = try #require(deck.concepts.first)
    #expect(concept.ask[.name] == question)
    let cards = CardGenerator(deck, in: ConceptLibrary([deck])).cards(of: concept)
    let prompt = cards.first { $0.kind == .name }?.prompt
    #expect(question == nil ? prompt?.hasSuffix("?") == true : prompt == question)
  }

  @Test func tagsOfTwoColumnsAreOnceEachAndNotEndless() throws {
    let many = (0...1_000).map { "t\($0)" }.joined(separator: " ")
    let read = try read(
      "Term,Definition,Kind,Tags,Tags\nId,a,process,x y,y z\nEgo,b,process,\(many),\n")
    #expect(read.decks.first?.document.concepts.map(\.tags) == [["x", "y", "z"]])
    #expect(
      read.rejections.map(\.reason)
        == ["the row has 1001 tags; 1000 are the most there can be"])
  }

  @Test func aTableOfConceptsIsADeck() throws {
    let read = try read(
      """
      Term,Definition,Kind,By,Part of,Confused with,Aliases,Contrast,Vignette,Cloze,Source,Tags
      Id,The unconscious part,structure,Sigmund Freud,the structural model,ego,das Es; it,\
      Ego: The id wants; the ego waits.,A toddler screams.,The id works by {{pleasure}}.,\
      "Freud, 1923, The Ego and the Id",essentials
      Ego,The I,structure,Freud,Structural model,,,,,,"Freud, 1923, The Ego and the Id; handout",
      Structural model,Three parts of the mind,theory,"Sigmund Freud and Anna Freud",,,,,,,,
      Sigmund Freud,Founding psychoanalysis,theorist,,,,,,,,,

      """)
    #expect(read.rejections.map(\.reason) == [])
    let (deck, places) = try #require(read.decks.first)
    #expect(deck.title == "" && deck.key == "")
    let concepts = Dictionary(uniqueKeysWithValues: deck.concepts.map { ($0.key, $0) })
    #expect(
      deck.concepts.map(\.key) == ["id", "ego", "anna-freud", "structural-model", "sigmund-freud"])
    #expect(concepts["id"]?.by == ["sigmund-freud"])
    #expect(concepts["id"]?.partOf == "structural-model")
    #expect(concepts["id"]?.confusedWith == ["ego"])
    #expect(concepts["id"]?.aliases == ["das Es", "it"])
    #expect(
      concepts["id"]?.contrasts
        == [Concept.Contrast(with: "ego", how: "The id wants; the ego waits.")])
    #expect(concepts["id"]?.cloze.map(\.hole) == ["pleasure"])
    #expect(concepts["id"]?.isEssential == true)
    #expect(concepts["ego"]?.by == ["sigmund-freud"], "known by the last name alone")
    #expect(concepts["anna-freud"]?.kind == .theorist)
    #expect(
      concepts["ego"].map(deck.citations) == ["Freud 1923, The Ego and the Id", "handout"])
    #expect(places["concepts/0/definition"].line == 2)
    #expect(places["concepts/3"].line == 4)
    let problems = DeckCheck.check([(deck, places)], among: [])
    #expect(problems.filter { $0.severity == .error } == [])
  }

  @Test(arguments: [
    ("a,b,wizard,,\n", 2, "unknown kind \"wizard\""),
    ("a,b,techniqe,,\n", 2, "unknown kind \"techniqe\"; did you mean technique?"),
    (",b,theory,,\n", 2, "no term"), ("a,,theory,,\n", 2, "no definition of a"),
    ("a,b,theory,,nowhere\n", 2, "part-of: no row has the term nowhere"),
    ("a,b,theory,,a\n", 2, "part-of: a names itself"),
    ("a,b,theory,,c; d\n", 2, "part-of names 2 wholes"),
    ("a,b,theory,,\nA,c,theory,,\n", 3, "A stands on line 2 already"),
    ("c,d,theory,,\na,b,theory,c,\n", 3, "by: c is no theorist (line 2)"),
  ])
  func refusedRows(rows: String, line: Int, reason: String) throws {
    let read = try read("term,definition,kind,by,part-of\n" + rows + "sound,row,theory,,\n")
    #expect(read.rejectedLines == [line])
    #expect(read.rejections.first?.reason.hasPrefix(reason) == true, "\(read.rejections)")
    #expect(read.decks.first?.document.concepts.contains { $0.key == "sound" } == true)
  }

  @Test func whatNamesARefusedRowIsRefused() throws {
    let read = try read(
      "term,definition,part-of,requires\na,1,b,\nb,2,c,\nc,,,\nd,4,,e\ne,5,,d\nf,6,,\n")
    #expect(read.rejectedLines == [2, 3, 4, 5, 6])
    #expect(read.decks.first?.document.concepts.map(\.key) == ["f"])
  }

  @Test func circlesAndPairs() throws {
    let circle = try read("term,definition,requires\na,1,b\nb,2,c\nc,3,a\nd,4,\n")
    #expect(circle.rejections.contains { $0.reason.contains("goes in a circle") })
    #expect(circle.decks.first?.document.concepts.map(\.key) == ["d"])
    let pair = try read("term,definition,confused with,overlaps\na,1,b,\nb,2,,a\nc,3,,\n")
    #expect(pair.rejections.contains { $0.reason.contains("only one can be") })
  }

  @Test func decksOfATable() throws {
    let read = try read(
      "term,definition,kind,requires,deck\na,1,theory,,One\nb,2,theory,a,Two\nc,3,theory,b,Two\n")
    #expect(read.decks.map(\.document.key) == ["one", "two"])
    #expect(read.decks.last?.document.concepts.map(\.requires) == [["one/a"], ["b"]])
  }

  @Test(arguments: [
    ("Sigmund Freud and Josef Breuer", ["Sigmund Freud", "Josef Breuer"]),
    ("Freud, Sigmund", ["Freud, Sigmund"]), ("Freud; Jung", ["Freud", "Jung"]),
    ("Freud, Jung, Adler", ["Freud", "Jung", "Adler"]),
    ("Mary Ainsworth, John Bowlby", ["Mary Ainsworth", "John Bowlby"]),
    ("Kahneman & Tversky", ["Kahneman", "Tversky"]),
  ])
  func persons(cell: String, terms: [String]) throws {
    let read = try read("term\tdefinition\tkind\tby\nx\ty\ttheory\t\(cell)\n")
    let theorists = read.decks.first?.document.concepts.filter { $0.kind == .theorist }
    #expect(theorists?.map(\.term) == terms)
  }

  @Test(arguments: [
    ("Good-enough mother", "good-enough-mother"), ("Über-Ich", "uber-ich"), ("思考", "u601d-u8003"),
    ("Broca's area", "brocas-area"), ("!!!", "u21-u21-u21"),
  ])
  func keysOfTerms(term: String, key: String) throws {
    let read = try read("term,definition,kind\n\"\(term)\",x,theory\n")
    #expect(read.decks.first?.document.concepts.map(\.key) == [key])
  }

  @Test func keysOfOnesOwn() throws {
    let read = try read(
      "key,term,definition,kind\nmine,a,x,theory\nNot One,b,x,theory\nmine,c,x,theory\n")
    #expect(read.decks.first?.document.concepts.map(\.key) == ["mine"])
    #expect(read.rejectedLines == [3, 4])
  }

  @Test func anOrdinaryTableIsNone() throws {
    #expect(try read("Term,Definition,Source\na,b,c\n").decks.isEmpty)
    #expect(try read("Question,Answer,Kind\na,b,c\n").decks.isEmpty)
  }

  /// Ten thousand rows that all name the row behind them, the last one refused.
  @Test func longChainsEnd() throws {
    var text = "term,definition,requires\n"
    for number in 0..<10_000 { text += "t\(number),d,t\(number + 1)\n" }
    let read = try read(text)
    #expect(read.rejections.count == 10_000)
    #expect(read.decks.isEmpty)
  }

  private func keys(_ terms: [String]) throws -> [String: String] {
    let read = try read("term,definition,kind\n" + terms.map { "\($0),d,process\n" }.joined())
    let concepts = try #require(read.decks.first).document.concepts
    #expect(Set(concepts.map(\.key)).count == terms.count)
    #expect(concepts.allSatisfy { ConceptSlug.isKey($0.key) })
    return Dictionary(uniqueKeysWithValues: concepts.map { ($0.term, $0.key) })
  }

  @Test func keysDoNotDependOnTheOrderOfRows() throws {
    let terms = [
      "α waves", "β waves", "waves", "Muller", "Müller", "C", "C+", "A-B", "A B", "naïve", "意識",
      "無意識", "the id", "Good-enough mother (Winnicott)", "無", "\u{05D0}", "X′", "X",
      String(repeating: "very long ", count: 9) + "one",
      String(repeating: "very long ", count: 9) + "two",
    ]
    let whole = try keys(terms)
    #expect(try keys(terms.reversed()) == whole)
    for term in terms where !["Muller", "Müller", "A-B", "A B", "X′", "X"].contains(term) {
      #expect(try keys([term]) == whole.filter { $0.key == term })
    }
    #expect(whole["waves"] == "waves" && whole["C"] == "c" && whole["naïve"] == "naive")
    #expect(whole["Good-enough mother (Winnicott)"] == "good-enough-mother-winnicott")
    #expect(whole["無"] == "u7121" && whole["α waves"]?.hasPrefix("waves-") == true)
  }

  @Test func aCellOfThousandsOfPersonsIsRefused() throws {
    let persons = (1...20_000).map { "Ann Person\($0)" }.joined(separator: ", ")
    let read = try read("term,definition,by\nid,d,\"\(persons)\"\nego,d,A Freud\n")
    #expect(read.rejections.map(\.reason) == ["by lists 20000 persons; 100 are the most"])
    #expect(read.decks.first?.document.concepts.count == 2)
  }

  // MARK: - Several decks

  private func errors(_ read: ImportedFile) -> [String] {
    DeckCheck.check(read.decks, among: []).filter { $0.severity == .error }.map(\.description)
  }

  @Test func decksWhoseTitlesDifferInCaseAreOne() throws {
    let read = try read(
      "term,definition,kind,deck\nid,a,structure,Freud\nego,b,structure,freud\n"
        + "self,c,structure,Jung\n")
    #expect(read.decks.map(\.document.title) == ["Freud", "Jung"])
    #expect(read.decks.map { $0.document.concepts.map(\.key) } == [["id", "ego"], ["self"]])
  }

  @Test func decksOfOneTableMayNameEachOther() throws {
    let read = try read(
      "term,definition,kind,deck,confused with\nid,a,structure,Freud,ego; self\n"
        + "ego,b,structure,,id\nself,c,structure,Jung,freud/id; t/ego\n")
    #expect(read.rejections.map(\.reason) == [])
    #expect(read.decks.map(\.document.key) == ["freud", "t", "jung"])
    let confused = read.decks.flatMap { $0.document.concepts.map(\.confusedWith) }
    #expect(confused == [["t/ego", "jung/self"], ["freud/id"], ["freud/id", "t/ego"]])
    #expect(errors(read) == [])
  }

  @Test func aReferenceIntoADeckOfTheTableThatHasNoSuchConceptRefusesItsRow() throws {
    let read = try read(
      "term,definition,kind,deck,requires\nid,a,structure,Freud,jung/ego\nego,b,structure,Jung,\n"
        + "self,c,structure,Jung,freud/no; elsewhere/ego\n")
    #expect(read.rejectedLines == [4])
    #expect(read.rejections.first?.reason == "requires: no row has the term freud/no")
  }

  /// The learner has named the one deck that all goes into.
  @Test func aChosenDeckIsOneDeck() throws {
    var options = ImportOptions.test()
    options.deck = "Mine"
    let text =
      "term,definition,kind,deck,requires\nid,a,structure,Freud,\nego,b,structure,Jung,freud/id\n"
    let file = ImportFile(name: "t.csv", bytes: Array(text.utf8))
    let read = try ImportedFile(DelimitedFormat.reader(file, options))
    #expect(read.decks.map(\.document.title) == [""])
    #expect(read.decks.first?.document.concepts.last?.requires == ["id"])
    #expect(errors(read) == [])
  }
}

import EngramCore
import Testing

@Suite struct ConceptTests {
  @Test(arguments: [
    ("Id", ConceptKind.structure, "id"),
    ("Oral stage", .stage, "oral stage"),
    ("id", .structure, "id"),
    ("CBT", .therapy, "CBT"),  // an abbreviation
    ("Melanie Klein", .theorist, "Melanie Klein"),  // a name
    ("What is the id?", .plain, "What is the id?"),  // a whole question
  ])
  func termsInsideASentence(term: String, kind: ConceptKind, phrase: String) {
    #expect(Concept(key: "c", term: term, kind: kind).phrase == phrase)
  }

  @Test func theDecksOwnPhraseWins() {
    let concept = Concept(
      key: "c", term: "Oedipus complex", phrase: "the Oedipus complex", kind: .process)
    #expect(concept.phrase == "the Oedipus complex")
  }

  @Test func essentialsAreTagged() {
    var concept = Concept(key: "c", term: "Id", kind: .structure)
    #expect(!concept.isEssential)
    concept.tags = ["exam", "essentials"]
    #expect(concept.isEssential)
  }

  // MARK: Cloze

  @Test func aHoleSplitsTheSentence() {
    #expect(
      Cloze("The id works by the {{pleasure}} principle.")
        == Cloze(before: "The id works by the ", hole: "pleasure", after: " principle."))
    #expect(Cloze("{{All}}") == Cloze(before: "", hole: "All", after: ""))
  }

  @Test(arguments: [
    "", "no hole", "{{}}", "{{ }}", "{{a}} and {{b}}", "{{a", "a}}", "}}a{{", "{a}", "{{a}} {{",
  ])
  func noCloze(text: String) {
    #expect(Cloze(text) == nil)
  }

  // MARK: Citation

  @Test func articlesAreCitedByTitleAndSection() {
    let article = Source(
      key: "a",
      matter: .article(title: "What Is It?", publisher: "BetterHelp", date: "2024-05-16"))
    #expect(article.text(section: nil) == "“What Is It?” (BetterHelp, 2024)")
    #expect(article.text(section: "Ego") == "“What Is It?” (BetterHelp, 2024), section “Ego”")
    let bare = Source(key: "a", matter: .article(title: "T", publisher: nil, date: nil))
    #expect(bare.text(section: nil) == "“T”")
  }

  @Test func worksAreCitedByAuthorAndYear() {
    let work = Source(
      key: "w", matter: .work(author: "Sigmund Freud", year: "1923", title: "The Ego and the Id"))
    #expect(work.text(section: nil) == "Sigmund Freud 1923, The Ego and the Id")
  }
}

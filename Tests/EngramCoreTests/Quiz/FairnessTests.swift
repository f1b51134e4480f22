import EngramCore
import Testing

/// What is never offered as a wrong answer, because it might be right; one rule a test.
struct FairnessTests {
  /// Whether `suspect` ever stands beside denial, with four others that fit and room for four.
  private func isOffered(
    _ suspect: Concept, with others: [Concept] = [],
    beside denial: (inout Concept) -> Void = { _ in }
  ) -> Bool {
    let deck = SmallDeck([.denial(with: denial), suspect] + others + Concept.defences)
    let items = deck.variants(.choice, of: "denial/name")
    #expect(items.count == SmallDeck.seeds.count)
    return items.contains { $0.texts.contains(suspect.term) }
  }

  private func suspect(
    _ term: String = "Isolation", with change: (inout Concept) -> Void = { _ in }
  ) -> Concept {
    Concept(term, .defence, "Parting a memory from all that was felt.", with: change)
  }

  @Test func whatHasNothingAgainstItIsOffered() {
    #expect(isOffered(suspect()))
    #expect(isOffered(suspect { $0.requires = ["denial"] }))
  }

  @Test func neverAnotherNameOfTheRightOne() {
    #expect(!isOffered(suspect { $0.aliases = ["denial"] }))
    #expect(!isOffered(suspect { $0.aliases = ["DENIAL!"] }))
    #expect(!isOffered(suspect { $0.aliases = ["Denials"] }))
    #expect(!isOffered(suspect("Disavowal"), beside: { $0.aliases = ["disavowal"] }))
    #expect(
      !isOffered(suspect { $0.aliases = ["turning away"] }) { $0.aliases = ["Turning away"] })
  }

  @Test func neverWhatOverlapsWhicheverOfThemSaysSo() {
    #expect(!isOffered(suspect { $0.overlaps = ["denial"] }))
    #expect(!isOffered(suspect(), beside: { $0.overlaps = ["isolation"] }))
  }

  @Test func neverAPart() { #expect(!isOffered(suspect { $0.partOf = "denial" })) }

  @Test func neverTheWhole() { #expect(!isOffered(suspect()) { $0.partOf = "isolation" }) }

  @Test func neverAPartOfAPart() {
    let middle = Concept("Middle", .process) { $0.partOf = "denial" }
    #expect(!isOffered(suspect { $0.partOf = "middle" }, with: [middle]))
    let above = Concept("Middle", .process) { $0.partOf = "isolation" }
    #expect(!isOffered(suspect(), with: [above]) { $0.partOf = "middle" })
  }

  @Test func anotherPartOfTheSameWholeIsOffered() {
    let whole = Concept("Turning from the world", .process)
    let key = whole.key
    #expect(isOffered(suspect { $0.partOf = key }, with: [whole]) { $0.partOf = key })
  }

  @Test func neverASpecialCaseByItsWords() {
    #expect(!isOffered(suspect("Psychotic denial")))
    #expect(!isOffered(suspect("Denial of loss")))
    #expect(!isOffered(suspect { $0.aliases = ["denial of feelings"] }))
    // Only whole words count.
    #expect(isOffered(suspect("Predenials")))
  }

  @Test func neverWhatTheQuestionNames() {
    #expect(
      !isOffered(suspect()) {
        $0.definition = "Refusing to notice what is there, unlike in isolation."
      })
    #expect(!isOffered(suspect { $0.definition = "Milder than denial, with all that was felt." }))
  }

  @Test func norIsTheMeaningOfWhatTheMeaningNames() {
    let right = Concept.denial { $0.definition = "Refusing to notice, which isolation does not." }
    let deck = SmallDeck([right, suspect()] + Concept.defences)
    let texts = Set(deck.variants(.choice, of: "denial/define").flatMap(\.texts))
    #expect(texts.count >= 4 && !texts.contains(suspect().definition ?? ""))
  }

  @Test func neverWhatIsSaidInNearlyTheSameWords() {
    let likeness = "Refusing to see or notice what plainly is there."
    #expect(!isOffered(suspect { $0.definition = likeness }))
    // Whoever wrote that they are confused has told them apart.
    #expect(
      isOffered(
        suspect {
          $0.definition = likeness
          $0.confusedWith = ["denial"]
        }))
  }

  @Test func neverOfAnotherSort() {
    #expect(!isOffered(suspect { $0.kind = .technique }))
    #expect(!isOffered(suspect { $0.kind = .theorist }))
  }

  @Test func wrongOptionsAreFairAmongThemselvesToo() {
    let twins = ["First", "Second"].map { name in
      Concept("\(name) twin", .defence, "Looking \(name.lowercased()) of all at a clock.") {
        $0.overlaps = ["first-twin", "second-twin"].filter { !$0.hasPrefix(name.lowercased()) }
      }
    }
    let deck = SmallDeck([.denial()] + twins + Concept.defences)
    let items = deck.variants(.choice, of: "denial/name")
    #expect(items.contains { $0.texts.contains("First twin") })
    #expect(items.allSatisfy { !Set(twins.map(\.term)).isSubset(of: $0.texts) })
  }
}

/// Whom an idea is never said not to be due to.
struct TheoristFairnessTests {
  /// Whether `suspect` is ever offered as the author of denial, which is Anna Freud's.
  private func isOffered(
    _ suspect: Concept, with others: [Concept] = [],
    beside denial: (inout Concept) -> Void = { _ in }
  ) -> Bool {
    let anna = Concept("Anna Freud", .theorist, "Ordered the ways in which the ego shields itself.")
    let own = Concept.denial {
      $0.by = ["anna-freud"]
      denial(&$0)
    }
    let deck = SmallDeck([own, anna, suspect] + others + Concept.theorists)
    let items = deck.variants(.choice, of: "denial/who")
    let statements = deck.variants(.truefalse, of: "denial/who")
    #expect(items.count == SmallDeck.seeds.count && statements.count == items.count)
    #expect(
      items.allSatisfy { $0.rightText == "Anna Freud" && $0.concept == deck.id("anna-freud") })
    let isOffered = items.contains { $0.texts.contains(suspect.term) }
    // What is never an option is never a false statement.
    #expect(isOffered || !statements.contains { $0.prompt.contains(suspect.term) })
    return isOffered
  }

  private func suspect(_ definition: String = "Worked with children at war.") -> Concept {
    Concept("Dorothy Burlingham", .theorist, definition)
  }

  @Test func aStrangerIsOffered() { #expect(isOffered(suspect())) }

  @Test func neverOneOfWhomItIsTold() {
    #expect(!isOffered(suspect("Saw denial at work in children.")))
  }

  @Test func neverOneOfWhomItTells() {
    #expect(!isOffered(suspect()) { $0.note = "Dorothy Burlingham wrote of it too." })
    #expect(!isOffered(suspect()) { $0.note = "See DOROTHY  BURLINGHAM." })
  }

  @Test func neverOneWhoseIdeaOverlaps() {
    let near = Concept("Disavowal", .defence, "Knowing a thing and living as if not.") {
      $0.by = ["dorothy-burlingham"]
      $0.overlaps = ["denial"]
    }
    #expect(!isOffered(suspect(), with: [near]))
  }

  @Test func neverOneToWhomAPartOrTheWholeIsDue() {
    let part = Concept("Denial in fantasy", .defence, "Playing that it is otherwise.") {
      $0.by = ["dorothy-burlingham"]
      $0.partOf = "denial"
    }
    #expect(!isOffered(suspect(), with: [part]))
    let whole = Concept("Shielding", .process, "All ways to keep pain out.") {
      $0.by = ["dorothy-burlingham"]
    }
    #expect(!isOffered(suspect(), with: [whole]) { $0.partOf = "shielding" })
  }

  @Test func twoPersonsMayShareASurname() {
    let anna = Concept("Anna Freud", .theorist, "Ordered the ways in which the ego shields itself.")
    let sigmund = Concept("Sigmund Freud", .theorist, "Began with dreams.") {
      $0.aliases = ["Freud"]
    }
    let items = SmallDeck([anna, sigmund] + Concept.theorists.prefix(3)).variants(
      .choice, of: "anna-freud/name")
    #expect(items.contains { $0.texts.contains("Sigmund Freud") })
    #expect(isOffered(Concept("Sigmund Freud", .theorist, "Began with hysteria and dreams.")))
    #expect(
      !isOffered(Concept("Ms Freud", .theorist, "Ran nurseries.") { $0.aliases = ["Anna Freud"] }))
  }
}

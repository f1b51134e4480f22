/// Which concepts may be offered against each other.
///
/// A wrong option must be wrong: no other name for the right one, nothing that overlaps with it, no
/// part, whole or special case of it, nothing that the question itself names.
struct Fairness {
  private let library: QuizLibrary
  private let names: [ID<Concept>: [PlainWords]]
  private let definitions: [ID<Concept>: PlainWords]

  /// Definitions that share more of their words, in hundredths, may mean the same.
  static let mostShared = 45

  init(_ library: QuizLibrary) {
    self.library = library
    var names: [ID<Concept>: [PlainWords]] = [:]
    var definitions: [ID<Concept>: PlainWords] = [:]
    for concept in library.concepts {
      names[concept.id] = ([concept.term].compactMap(\.self) + concept.aliases).map {
        PlainWords($0)
      }
      .filter { !$0.stems.isEmpty }
      definitions[concept.id] = PlainWords(concept.definition ?? "")
    }
    self.names = names
    self.definitions = definitions
  }

  /// Whether `a` and `b` may stand among the options of one question.
  func allows(_ a: QuizConcept, beside b: QuizConcept) -> Bool {
    guard a.id != b.id, !library.overlap(a, b), !library.isPart(a, of: b),
      !library.isPart(b, of: a), !isSpecialCase(a, b)
    else { return false }
    if a.kind == .theorist { return true }
    // What is said to be confused is told apart by whoever wrote the deck.
    guard !library.areConfused(a, b) else { return true }
    let (first, second) = (definition(a), definition(b))
    return library.definitions.likeness(a, b) <= Fairness.mostShared && !isNamed(a, in: second)
      && !isNamed(b, in: first)
  }

  /// Whether the options of one question may stand together with one more.
  func allows(_ option: QuizConcept, beside others: [QuizConcept]) -> Bool {
    others.allSatisfy { allows(option, beside: $0) }
  }

  /// Whether a name of `concept` stands in `text`.
  func isNamed(_ concept: QuizConcept, in text: PlainWords) -> Bool {
    names(concept).contains(where: text.contains)
  }

  /// Whether a theorist has nothing to do with `concept`, as far as the decks tell.
  func strangers(to concept: QuizConcept) -> (QuizConcept) -> Bool {
    let authors = authors(near: concept)
    let said = words(about: concept)
    return { theorist in
      !authors.contains(theorist.id) && !isNamed(theorist, in: said)
        && !isNamed(concept, in: words(about: theorist))
    }
  }

  /// Whether a concept has nothing to do with `theorist`.
  func foreign(to theorist: QuizConcept) -> (QuizConcept) -> Bool {
    let said = words(about: theorist)
    return { concept in
      !isNamed(concept, in: said) && !authors(near: concept).contains(theorist.id)
        && !isNamed(theorist, in: words(about: concept))
    }
  }

  /// Whom a concept, what overlaps with it, its parts and its wholes are due to.
  private func authors(near concept: QuizConcept) -> Set<ID<Concept>> {
    let near = [concept] + library.overlaps(of: concept) + library.relatives(of: concept)
    return Set(near.flatMap(\.relations.by))
  }

  /// All that is said of a concept, but for what sets it apart from others.
  private func words(about concept: QuizConcept) -> PlainWords {
    let cards = concept.cards.filter { $0.key.kind != .contrast }
    let texts =
      cards.flatMap { [$0.prompt, $0.answer] }
      + [concept.definition, concept.note].compactMap(\.self)
    return PlainWords(texts.joined(separator: " / "))
  }

  /// Equal names, or one that is the other with more words: "anxiety disorder", "social anxiety
  /// disorder".
  private func isSpecialCase(_ a: QuizConcept, _ b: QuizConcept) -> Bool {
    // Two persons may share a surname.
    let isPerson = a.kind == .theorist && b.kind == .theorist
    return names(a).contains { name in
      names(b).contains { other in
        isPerson ? other == name : other.contains(name) || name.contains(other)
      }
    }
  }

  private func names(_ concept: QuizConcept) -> [PlainWords] { names[concept.id] ?? [] }

  private func definition(_ concept: QuizConcept) -> PlainWords {
    definitions[concept.id] ?? PlainWords("")
  }
}

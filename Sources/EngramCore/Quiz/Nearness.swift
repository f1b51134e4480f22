/// Whether a half-learnt student could take another concept for this one: what only fits does not
/// tempt.
struct Nearness {
  private let answer: QuizConcept
  private let library: QuizLibrary
  private let partners: Set<ID<Concept>>
  private let sort: DefinitionSort?
  /// Whether the decks tie enough other concepts to it.
  private let hasRivals: Bool
  /// Whether it is one of several that belong together, such as three agencies: what does not belong
  /// there is out of the question.
  private let isOneOfASet: Bool

  init(to answer: QuizConcept, in library: QuizLibrary, _ confusions: Confusions) {
    self.answer = answer
    self.library = library
    partners = Set(confusions.partners(of: answer.id))
    sort = library.sort(of: answer)
    let rivals = library.rivals(of: answer)
    hasRivals = rivals.count >= Distractors.least
    isOneOfASet = rivals.count { $0.isSibling(of: answer) } >= Distractors.least
  }

  /// Close, alike in words, or of one sort in the same deck or by the same theorist.
  func tempts(_ other: QuizConcept) -> Bool {
    if isOneOfASet { return isTied(other) }
    if isClose(other) || library.definitions.likeness(other, answer) >= Nearness.likeness {
      return true
    }
    // That both are done tells little: most techniques and processes are.
    guard let sort, sort == library.sort(of: other), sort != .doing else { return false }
    return other.deck == answer.deck
      || other.relations.by.contains(where: answer.relations.by.contains)
  }

  /// Tied to it, or to what it is tied to and of one sort with it.
  func isClose(_ other: QuizConcept) -> Bool {
    if isTied(other) { return true }
    let another = library.sort(of: other)
    guard hasRivals else {
      // Of what its deck relates to little else, deck and kind are all that is known.
      return other.deck == answer.deck && other.kind == answer.kind
        && (sort == nil || another == nil || sort == another)
    }
    return (sort == nil || sort == another) && library.share(other, answer)
  }

  /// Whether the decks, or the learner's own mistakes, tie one to the other.
  private func isTied(_ other: QuizConcept) -> Bool {
    library.areConfused(other, answer) || library.contrast(other, answer) != nil
      || other.isSibling(of: answer) || partners.contains(other.id)
  }

  /// In hundredths of the telling words of two definitions.
  private static let likeness = 12
}

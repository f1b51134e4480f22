/// Chooses wrong options: those that tempt before those that only fit.
struct Distractors {
  let library: QuizLibrary
  let fairness: Fairness
  /// What this learner takes for what.
  let confusions: Confusions

  /// A concept with the text it would be offered by.
  struct Candidate {
    let concept: QuizConcept
    let text: String
    /// In bytes, which is near enough for a comparison and quick to count.
    let length: Int
    fileprivate let opening: Opening

    init(concept: QuizConcept, text: String) {
      self.concept = concept
      self.text = text
      length = text.utf8.count
      opening = Opening(text)
    }
  }

  /// How a text begins, as far as grammar goes.
  fileprivate enum Opening {
    case indefinite, definite, gerund, bare

    init(_ text: String) {
      let first = text.utf8.prefix { $0 != UInt8(ascii: " ") }
      switch String(Substring(first)).lowercased() {
      case "a", "an", "any", "one": self = .indefinite
      case "the", "this": self = .definite
      case let word: self = word.utf8.suffix(3).elementsEqual("ing".utf8) ? .gerund : .bare
      }
    }
  }

  /// The fewest wrong options of a choice.
  static let least = 2

  /// Up to `count` wrong options beside `right`; nil where fewer than `least` are fair and tempt.
  ///
  /// Where few options have to do with the right one there are fewer. The longest option should be
  /// the right one as often as chance would have it: where it is not to be, one longer option is
  /// taken along if there is any that tempts; names may be as long as they are.
  ///
  /// - Parameters:
  ///   - prompt: what it says of the right option alone would give that away.
  ///   - isFit: whether a candidate suits the question at all; asked of no more than needed.
  ///   - isNeeded: whether a candidate is one of which the options must have one.
  func choose(
    _ count: Int, beside right: Candidate, among candidates: [Candidate],
    atLeast least: Int = Distractors.least, prompt: String? = nil,
    using generator: inout SeededGenerator, where isFit: (QuizConcept) -> Bool = { _ in true },
    needing isNeeded: ((QuizConcept) -> Bool)? = nil
  ) -> [Candidate]? {
    let ranked = ranking(of: candidates, beside: right, using: &generator)
    var picked = Selection(beside: right, fairness: fairness)
    let told = prompt.map { library.tellingWords(of: $0) } ?? []
    let shared = told.intersection(library.tellingWords(of: right.text))
    if !shared.isEmpty {
      let repeating = ranked.lazy.filter {
        shared.isSubset(of: library.tellingWords(of: $0.text))
      }
      picked.take(repeating, upTo: 1, where: isFit)
      guard !picked.options.isEmpty else { return nil }
    }
    if let isNeeded, !picked.options.contains(where: { isNeeded($0.concept) }) {
      let needed = ranked.lazy.filter { isNeeded($0.concept) }
      picked.take(needed, upTo: picked.options.count + 1, where: isFit)
      guard picked.options.contains(where: { isNeeded($0.concept) }) else { return nil }
    }
    let isName = right.concept.kind == .theorist
    let balance: Selection.Balance =
      isName ? .any : generator.index(below: count + 1) == 0 ? .rightIsLongest : .oneIsLonger
    // Three good options are better than four with a weak one, but for persons.
    let nearness = Nearness(to: right.concept, in: library, confusions)
    let near = ranked.filter { nearness.tempts($0.concept) }
    let tied = near.filter { nearness.isTied($0.concept) }
    picked.take(tied, upTo: count, balance, where: isFit)
    if picked.options.count < least { picked.take(near, upTo: count, balance, where: isFit) }
    guard picked.options.count >= least else { return nil }
    if isName { picked.take(ranked, upTo: count, where: isFit) }
    return picked.options
  }

  /// No option equals or contains another.
  static func isDistinct(_ text: String, from others: [String]) -> Bool {
    let words = PlainWords(text)
    let letters = text.lowercased()
    return others.allSatisfy { other in
      // Signs have no words, and an accented letter is written in several ways.
      guard letters != other.lowercased() else { return false }
      let others = PlainWords(other)
      return !words.contains(others) && !others.contains(words)
    }
  }

  /// The most tempting first, with some chance among what tempts alike.
  private func ranking(
    of candidates: [Candidate], beside right: Candidate, using generator: inout SeededGenerator
  ) -> [Candidate] {
    let partners = Set(confusions.partners(of: right.concept.id))
    let scores = candidates.map { candidate in
      temptation(of: candidate, beside: right, partners) + generator.index(below: 300)
    }
    // Places are sorted and not candidates, which are large.
    return candidates.indices.sorted { a, b in
      scores[a] != scores[b]
        ? scores[a] > scores[b] : candidates[a].concept.name < candidates[b].concept.name
    }
    .map { candidates[$0] }
  }

  /// How tempting an option is, in hundredths.
  func temptation(
    of candidate: Candidate, beside right: Candidate, _ partners: Set<ID<Concept>> = []
  ) -> Int {
    let (other, answer) = (candidate.concept, right.concept)
    var score = 0
    if partners.contains(other.id) { score += 1200 }
    if library.areConfused(other, answer) { score += 900 }
    if library.contrast(other, answer) != nil { score += 400 }
    if library.share(other, answer) { score += 300 }
    if other.isSibling(of: answer) { score += 400 }
    if library.areOfOneField(other, answer) { score += 400 }
    if other.deck == answer.deck { score += 300 }
    if other.kind == answer.kind { score += 200 }
    if other.relations.by.contains(where: answer.relations.by.contains) { score += 400 }
    if let sort = library.sort(of: answer), let another = library.sort(of: other) {
      score += sort == another ? 300 : -400
    }
    score += min(30, library.definitions.likeness(other, answer)) * 15
    if candidate.opening == right.opening { score += 200 }
    let (long, short) = (max(candidate.length, right.length), min(candidate.length, right.length))
    return score + (long == 0 ? 0 : short * 200 / long)
  }
}

/// Wrong options as they are picked, each fair beside the right one and all before it.
private struct Selection {
  private(set) var options: [Distractors.Candidate] = []
  private let right: Distractors.Candidate
  private let fairness: Fairness

  /// How long the options are to be beside the right one.
  enum Balance { case any, rightIsLongest, oneIsLonger }

  init(beside right: Distractors.Candidate, fairness: Fairness) {
    self.right = right
    self.fairness = fairness
  }

  mutating func take(
    _ candidates: some Sequence<Distractors.Candidate>, upTo limit: Int,
    where isFit: (QuizConcept) -> Bool
  ) {
    for candidate in candidates where options.count < limit {
      guard !options.contains(where: { $0.concept.id == candidate.concept.id }),
        isFit(candidate.concept), fairness.allows(candidate.concept, beside: right.concept),
        fairness.allows(candidate.concept, beside: options.map(\.concept)),
        Distractors.isDistinct(candidate.text, from: [right.text] + options.map(\.text))
      else { continue }
      options.append(candidate)
    }
  }

  /// First what suits the balance, then the rest.
  mutating func take(
    _ candidates: [Distractors.Candidate], upTo limit: Int, _ balance: Balance,
    where isFit: (QuizConcept) -> Bool
  ) {
    let length = right.length
    switch balance {
    case .any: break
    case .rightIsLongest:
      take(candidates.lazy.filter { $0.length <= length }, upTo: limit, where: isFit)
    case .oneIsLonger:
      guard !options.contains(where: { $0.length > length }) else { break }
      let one = min(limit, options.count + 1)
      take(candidates.lazy.filter { $0.length > length }, upTo: one, where: isFit)
    }
    take(candidates, upTo: limit, where: isFit)
  }
}

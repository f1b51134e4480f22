import EngramCore
import EngramTestSupport

/// A deck made by hand for one rule, and the quizzes that are made of it.
struct SmallDeck {
  private let source: QuizSource

  init(_ concepts: some Sequence<Concept>) {
    source = QuizSource([DeckDocument(key: "small", title: "Small", concepts: Array(concepts))])
  }

  /// - Parameter asked: what may be asked for, such as "denial/name"; nil for all cards.
  func items(
    _ mode: QuizMode, of asked: [String]? = nil, count: Int = 20, options: Int = 4,
    seed: UInt64 = 1, confusions: Confusions = Confusions()
  ) -> [QuizItem] {
    let plan = QuizPlan(mode: mode, count: count, options: options, seed: seed)
    let pool = source.pool(QuizOrder(seed: seed)) { card, concept in
      asked?.contains("\(concept.key)/\(card.key.kind.rawValue)") ?? true
    }
    return QuizMaker.items(of: pool, plan, confusions: confusions)
  }

  /// The same for one card under each of many seeds, as far as it is asked in that mode.
  func variants(
    _ mode: QuizMode, of card: String, options: Int = 5, confusions: Confusions = Confusions()
  ) -> [QuizItem] {
    SmallDeck.seeds.flatMap {
      items(mode, of: [card], options: options, seed: $0, confusions: confusions)
    }
    .filter { $0.mode == mode }
  }

  static let seeds: ClosedRange<UInt64> = 1...24

  var pool: QuizPool { source.pool(QuizOrder(seed: 1)) }

  func id(_ key: String) -> ID<Concept>? { source.concepts.first { $0.key == key }?.id }
}

extension Concept {
  /// Its key is its term in small letters, with hyphens for gaps.
  init(
    _ term: String, _ kind: ConceptKind = .defence, _ definition: String? = nil,
    with change: (inout Concept) -> Void = { _ in }
  ) {
    let key = term.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    self.init(key: key, term: term, kind: kind)
    self.definition = definition
    change(&self)
  }

  /// A plain question with its answer.
  static func plain(
    _ question: String, _ answer: String, with change: (inout Concept) -> Void = { _ in }
  ) -> Concept { Concept(question, .plain, answer, with: change) }

  /// What has nothing to do with denial or with each other.
  static let defences = [
    Concept("Projection", .defence, "Seeing an unwanted wish of one's own in somebody else."),
    Concept("Splitting", .defence, "Keeping good and bad images of a person strictly apart."),
    Concept("Undoing", .defence, "Cancelling an earlier deed by a magical second one."),
    Concept("Regression", .defence, "Falling back on childish ways under strain."),
  ]

  static func denial(with change: (inout Concept) -> Void = { _ in }) -> Concept {
    Concept("Denial", .defence, "Refusing to notice what is plainly there.", with: change)
  }

  /// Five whose names and words have nothing in common.
  static let theorists = [
    Concept("Melanie Klein", .theorist, "Described two positions of early life."),
    Concept("John Bowlby", .theorist, "Founded the study of attachment."),
    Concept("Erik Erikson", .theorist, "Divided the whole of life in eight crises."),
    Concept("Heinz Kohut", .theorist, "Made a school of the self."),
    Concept("Carl Rogers", .theorist, "Trusted clients to find their own way."),
  ]
}

extension Concept {
  /// One of each theorist, in their order.
  static let ideas = [
    Concept("Positions", .process, "Two ways of meeting good and bad.") {
      $0.by = ["melanie-klein"]
    },
    Concept("Attachment", .process, "A bond that keeps near.") { $0.by = ["john-bowlby"] },
    Concept("Crises", .process, "Eight turns in a life.") { $0.by = ["erik-erikson"] },
    Concept("Selfobject", .process, "Another felt as part of oneself.") { $0.by = ["heinz-kohut"] },
    Concept("Regard", .process, "Warmth without conditions.") { $0.by = ["carl-rogers"] },
  ]

  /// Another one of each.
  static let second = [
    Concept("Primal envy", .process, "Hatred of what feeds.") { $0.by = ["melanie-klein"] },
    Concept("Secure base", .process, "A place to explore from.") { $0.by = ["john-bowlby"] },
    Concept("Moratorium", .process, "A pause before adult ties.") { $0.by = ["erik-erikson"] },
    Concept("Mirroring", .process, "Delight returned.") { $0.by = ["heinz-kohut"] },
    Concept("Congruence", .process, "Being what one shows.") { $0.by = ["carl-rogers"] },
  ]
}

extension QuizItem {
  var texts: [String] { options.map(\.text) }

  var rightText: String? { right.map { options[$0].text } }
}

import EngramCore
import GRDB

/// Draws by lot which cards a quiz asks and which concepts may stand for wrong answers, in one pass
/// over the names of cards.
///
/// Nothing else of them is read, and the lot falls on names: so it is the same on every machine.
struct QuizDraw {
  private let order: QuizOrder
  private var asked: LowestRanks<Asked>
  private var groups: [Group] = []
  /// The places in `groups`.
  private var places: [GroupName: Int] = [:]

  private struct Asked {
    let card: Int64
    let concept: Int64
    let group: Int
  }

  /// Concepts of one kind, in one deck or over all (nil).
  private struct GroupName: Hashable {
    let deck: Int64?
    let kind: String

    static let theorists = GroupName(deck: nil, kind: ConceptKind.theorist.rawValue)

    var isPlain: Bool { kind == ConceptKind.plain.rawValue }
  }

  private struct Group {
    let name: GroupName
    /// The place of the concepts of that kind over all decks; nil for plain ones.
    let everywhere: Int?
    var concepts = LowestRanks<Int64>(limit: Most.ofAny)
  }

  /// How many concepts are drawn at most: of a group, and of the groups of a sort together.
  private enum Most {
    static let ofAny = 120
    static let ofKind = 120
    static let inDecks = 400
    static let everywhere = 300
  }

  /// What was drawn.
  struct Drawn {
    /// The cards to ask, the first ones first.
    let asked: [ID<Card>]
    let askedConcepts: Set<Int64>
    let otherConcepts: Set<Int64>
  }

  static func draw(
    _ query: Query, order: QuizOrder, atMost: Int, on day: Day, _ db: Database
  ) throws -> Drawn {
    var draw = QuizDraw(order: order, asked: LowestRanks(limit: max(0, atMost)))
    try draw.passOver(CardNames(matching: query, on: day, db), db)
    let asked = draw.asked.elements
    return Drawn(
      asked: asked.map { ID($0.card) }, askedConcepts: Set(asked.map(\.concept)),
      otherConcepts: draw.concepts(beside: Set(asked.map(\.group))))
  }

  private init(order: QuizOrder, asked: LowestRanks<Asked>) {
    self.order = order
    self.asked = asked
  }

  private mutating func passOver(_ names: CardNames, _ db: Database) throws {
    var concept: Int64?
    var conceptName = NameHash()
    var group: Int?
    try names.forEach { row in
      let card = CardNames.card(row)
      guard !names.hasVanished(card) else { return }
      if concept != CardNames.concept(row) {
        concept = CardNames.concept(row)
        conceptName = names.conceptName(row)
        let place = place(of: row, likely: group)
        group = place
        offer(CardNames.concept(row), of: place, rank: order.rank(conceptName))
      }
      guard let group, names.isAskable(card) else { return }
      let name = CardNames.name(row, after: conceptName)
      asked.offer(
        Asked(card: card, concept: CardNames.concept(row), group: group), rank: order.rank(name))
    }
  }

  /// The place of the group that the row's concept belongs to, mostly that of the one before.
  private mutating func place(of row: RawRow, likely: Int?) -> Int {
    let deck = CardNames.deck(row)
    if let likely, groups[likely].name.deck == deck,
      CardNames.isOfKind(groups[likely].name.kind, row)
    {
      return likely
    }
    let name = GroupName(deck: deck, kind: CardNames.kind(row))
    if let known = places[name] { return known }
    let everywhere = name.isPlain ? nil : add(GroupName(deck: nil, kind: name.kind))
    return add(name, everywhere: everywhere)
  }

  private mutating func add(_ name: GroupName, everywhere: Int? = nil) -> Int {
    if let known = places[name] { return known }
    groups.append(Group(name: name, everywhere: everywhere))
    places[name] = groups.count - 1
    return groups.count - 1
  }

  private mutating func offer(_ concept: Int64, of group: Int, rank: UInt64) {
    groups[group].concepts.offer(concept, rank: rank)
    if let everywhere = groups[group].everywhere {
      groups[everywhere].concepts.offer(concept, rank: rank)
    }
  }

  /// Of the kinds that are asked, in their decks and, but for plain questions, in all; and theorists,
  /// who may be asked for with any concept.
  ///
  /// Where many groups are asked, each gives fewer: a question needs no hundreds to choose from.
  private func concepts(beside asked: Set<Int>) -> Set<Int64> {
    let inDecks = asked.filter { groups[$0].everywhere != nil }
    let everywhere = Set(inDecks.compactMap { groups[$0].everywhere })
    func lowest(_ places: Set<Int>, _ limit: Int = Most.ofAny) -> [Int64] {
      places.flatMap { groups[$0].concepts.elements.prefix(limit) }
    }
    func share(of most: Int, _ places: Set<Int>) -> Int {
      min(Most.ofKind, most / max(1, places.count))
    }
    var drawn = Set(lowest(inDecks, share(of: Most.inDecks, inDecks)))
    drawn.formUnion(lowest(everywhere, share(of: Most.everywhere, everywhere)))
    drawn.formUnion(lowest(asked.subtracting(inDecks)))
    if let theorists = places[.theorists] { drawn.formUnion(lowest([theorists])) }
    return drawn
  }
}

extension DeckCheck.Inspection {
  /// Two concepts, whichever names the other.
  struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ one: Int, _ other: Int) {
      low = min(one, other)
      high = max(one, other)
    }

    init(_ link: Link) { self.init(link.from, link.to) }
  }

  /// What is said of one pair of concepts must agree.
  mutating func checkPairs() {
    var confused: [Pair: Link] = [:]
    var contrasted: [Pair: Link] = [:]
    for link in links where link.relation == .confusedWith { confused[Pair(link)] = link }
    for link in links where link.relation == .overlaps {
      guard let other = confused[Pair(link)] else { continue }
      let (told, opposite) = decks[link.deck].places != nil ? (link, other) : (other, link)
      let (one, another) = (name(told.from, from: told.deck), name(told.to, from: told.deck))
      error(
        "\(one) and \(another) are confused and overlap at once "
          + "(\(opposite.relation.rawValue) at \(mention(opposite.path, in: opposite.deck))); "
          + "only one can be",
        at: told.path, in: told.deck)
    }
    for link in links where link.relation == .contrasts {
      guard let first = contrasted[Pair(link)] else {
        contrasted[Pair(link)] = link
        continue
      }
      let (told, opposite) = decks[link.deck].places != nil ? (link, first) : (first, link)
      warn(
        "this pair is contrasted at \(mention(opposite.path, in: opposite.deck)) already: "
          + "two cards ask the same",
        at: told.path, in: told.deck)
    }
  }

  mutating func checkCycles() {
    for relation in [Relation.requires, .partOf] {
      // Each further cycle says little, and a hostile file could have millions.
      for cycle in cycles(of: relation).prefix(20) {
        guard let told = cycle.last(where: { decks[$0.deck].places != nil }) else { continue }
        error(
          "\(relation.rawValue) goes in a circle: \(text(of: cycle, from: told.deck))",
          at: told.path, in: told.deck)
      }
    }
  }

  /// "a -> b -> a", of a long one the beginning and the end.
  private func text(of cycle: [Link], from deck: Int) -> String {
    let names = cycle.map { name($0.from, from: deck) }
    let shown = names.count <= 8 ? names : names.prefix(4) + ["..."] + names.suffix(3)
    return (shown + names.prefix(1)).joined(separator: " -> ")
  }

  /// Each way by which following `relation` comes back to where it was, by depth-first search.
  private func cycles(of relation: Relation) -> [[Link]] {
    var outgoing: [[Link]] = Array(repeating: [], count: homes.count)
    for link in links where link.relation == relation { outgoing[link.from].append(link) }

    enum Mark { case unseen, onPath(Int), done }
    var marks = Array(repeating: Mark.unseen, count: homes.count)
    var cycles: [[Link]] = []
    for start in homes.indices {
      guard case .unseen = marks[start] else { continue }
      // Links of the way from `start` to here; an own stack, since it may be very long.
      var path: [Link] = []
      var stack = [(node: start, next: 0)]
      marks[start] = .onPath(0)
      while let (node, next) = stack.last {
        guard next < outgoing[node].count else {
          marks[node] = .done
          stack.removeLast()
          _ = path.popLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let link = outgoing[node][next]
        switch marks[link.to] {
        case .done: break
        case .onPath(let depth):
          if cycles.count < 20 { cycles.append(path[depth...] + [link]) }
        case .unseen:
          marks[link.to] = .onPath(stack.count)
          path.append(link)
          stack.append((link.to, 0))
        }
      }
    }
    return cycles
  }

  /// A list can be asked for only when it is neither too short nor too long to hold in mind.
  mutating func checkParts() {
    var parts = Array(repeating: 0, count: homes.count)
    for link in links
    where link.relation == .partOf && homes[link.from].deck == homes[link.to].deck {
      parts[link.to] += 1
    }
    for (node, home) in homes.enumerated() {
      let whole = concept(node)
      guard let kind = whole.parts else { continue }
      let most = kind == .complete ? 6 : 10
      guard !(3...most).contains(parts[node]) else { continue }
      let count = parts[node] == 1 ? "1 concept" : "\(parts[node]) concepts"
      error(
        "list: \(kind.rawValue) wants 3 to \(most) parts; \(count) of this deck "
          + "\(parts[node] == 1 ? "has" : "have") part-of: \(whole.key)",
        at: "concepts/\(home.concept)/list", in: home.deck)
    }
  }

  mutating func checkSources() {
    for (deck, document, _) in checked {
      var uncited: [String: Int] = [:]
      for (index, source) in document.sources.enumerated()
      where uncited.updateValue(index, forKey: source.key) != nil {
        error("the source \(source.key) stands here twice", at: "sources/\(source.key)", in: deck)
      }
      let known = uncited
      var hints = 50
      for (index, concept) in document.concepts.enumerated() {
        if concept.citations.isEmpty, concept.kind != .plain {
          warn("\(concept.key) cites no source", at: "concepts/\(index)", in: deck)
        }
        for (number, citation) in concept.citations.enumerated() {
          uncited[citation.source] = nil
          guard known[citation.source] == nil else { continue }
          hints -= 1
          let among = document.sources.lazy.map(\.key)
          let hint = hints > 0 ? NearMiss.hint(for: citation.source, among: among) : ""
          error(
            "sources has no \(citation.source)\(hint)", at: "concepts/\(index)/cite/\(number)",
            in: deck)
        }
      }
      for source in document.sources where uncited.removeValue(forKey: source.key) != nil {
        warn("the source \(source.key) is never cited", at: "sources/\(source.key)", in: deck)
      }
    }
  }
}

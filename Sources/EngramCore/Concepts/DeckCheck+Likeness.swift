extension DeckCheck.Inspection {
  /// Two concepts that one question could both mean, though nothing says that they overlap.
  mutating func checkLikenesses() {
    let overlapping = Set(links.filter { $0.relation == .overlaps }.map { Pair($0) })
    checkNames(except: overlapping)
    checkDefinitions(except: overlapping)
  }

  /// No name of a concept is that of another one: either would be right where it is asked for.
  private mutating func checkNames(except overlapping: Set<Pair>) {
    var owners: [String: Int] = [:]
    for node in told {
      let concept = concept(node)
      guard concept.kind != .plain else { continue }
      let names =
        [(concept.term, "term")] + concept.aliases.enumerated().map { ($1, "aliases/\($0)") }
      for (name, below) in names {
        let folded = name.lowercased()
        guard let owner = owners[folded], owner != node else {
          owners[folded] = node
          continue
        }
        guard !overlapping.contains(Pair(owner, node)) else { continue }
        let home = homes[node]
        warn(
          "\"\(name)\" also names \(self.name(owner, from: home.deck)): either would be right",
          at: "concepts/\(home.concept)/\(below)", in: home.deck)
      }
    }
  }

  /// How much of their words two definitions may share: of all their words, in hundredths.
  private static let mostShared = 60

  /// No definition says nearly what another one says.
  ///
  /// Compared are only those that share one of their rarer words: by how much they may share, two
  /// others cannot be alike (Bayardo, Ma and Srikant, 2007, Scaling Up All Pairs Similarity Search).
  /// Of those that share one with many, the last fifty: a hostile deck takes no longer than another.
  private mutating func checkDefinitions(except overlapping: Set<Pair>) {
    let bags = told.compactMap { node -> (node: Int, stems: Set<String>)? in
      let concept = concept(node)
      guard concept.kind != .plain, let definition = concept.definition else { return nil }
      let stems = Set(
        definition.lowercased().split { !$0.isLetter }.map { WordStem.of(String($0)) }
      )
      .subtracting(WordStem.common)
      return stems.count < 4 ? nil : (node, stems)
    }
    var frequency: [String: Int] = [:]
    for bag in bags { for stem in bag.stems { frequency[stem, default: 0] += 1 } }
    var index: [String: [Int]] = [:]
    for (place, bag) in bags.enumerated() {
      let rarest = bag.stems.sorted { (frequency[$0] ?? 0, $0) < (frequency[$1] ?? 0, $1) }
      let telling = rarest.prefix(bag.stems.count - bag.stems.count * Self.mostShared / 100 + 1)
      var seen: Set<Int> = []
      for stem in telling {
        for other in index[stem, default: []].suffix(50) where seen.insert(other).inserted {
          compare(bags[other], bag, except: overlapping)
        }
        index[stem, default: []].append(place)
      }
    }
  }

  private mutating func compare(
    _ first: (node: Int, stems: Set<String>), _ second: (node: Int, stems: Set<String>),
    except overlapping: Set<Pair>
  ) {
    let shared = first.stems.intersection(second.stems).count
    let all = first.stems.count + second.stems.count - shared
    guard shared * 100 > all * Self.mostShared,
      !overlapping.contains(Pair(first.node, second.node))
    else { return }
    let home = homes[second.node]
    warn(
      "the definition says nearly what that of \(name(first.node, from: home.deck)) says "
        + "(\(shared) of \(all) words): one question fits both",
      at: "concepts/\(home.concept)/definition", in: home.deck)
  }

  /// All concepts, those not under check first, so that what is told of is the deck under check.
  private var told: [Int] {
    homes.indices.filter { decks[homes[$0].deck].places == nil }
      + homes.indices.filter { decks[homes[$0].deck].places != nil }
  }
}

/// The elements with the lowest ranks of many that pass by, and no more of them than are wanted.
struct LowestRanks<Element> {
  private let limit: Int
  /// A heap: at each place the rank is at least as high as at the two places that hang on it.
  private var heap: [(rank: UInt64, element: Element)] = []

  init(limit: Int) { self.limit = limit }

  mutating func offer(_ element: @autoclosure () -> Element, rank: UInt64) {
    if heap.count < limit {
      heap.append((rank, element()))
      rise(from: heap.count - 1)
    } else if let highest = heap.first, rank < highest.rank {
      heap[0] = (rank, element())
      sink()
    }
  }

  /// The lowest first.
  var elements: [Element] { heap.sorted { $0.rank < $1.rank }.map(\.element) }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0, heap[(place - 1) / 2].rank < heap[place].rank {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, heap[child + 1].rank > heap[child].rank { child += 1 }
      guard heap[child].rank > heap[place].rank else { return }
      heap.swapAt(child, place)
      place = child
    }
  }
}

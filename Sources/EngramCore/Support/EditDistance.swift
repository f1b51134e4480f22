/// Counts insertions, deletions, changes and swaps of neighbours between two words.
enum EditDistance {
  /// The optimal string alignment distance; nil where it is more than `limit`.
  static func between(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        // What is equal at both ends counts nothing.
        var start = 0
        let shorter = min(a.count, b.count)
        while start < shorter, a[start] == b[start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
          endA -= 1
          endB -= 1
        }
        let (restA, restB) = (a[start..<endA], b[start..<endB])
        guard !restA.isEmpty, !restB.isEmpty else { return max(restA.count, restB.count) }
        let (short, long) =
          restA.count <= restB.count
          ? (Scalars(rebasing: restA), Scalars(rebasing: restB))
          : (Scalars(rebasing: restB), Scalars(rebasing: restA))
        return short.count <= 64 && short.allSatisfy { $0.value < mostKnown }
          ? ofShort(short, long, limit) : inBand(short, long, limit)
      }
    }
  }

  private typealias Scalars = UnsafeBufferPointer<Unicode.Scalar>

  /// The signs that `ofShort` has a place for.
  private static let mostKnown: UInt32 = 256

  /// A column of the table at once, a bit a row.
  ///
  /// Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"
  /// (Nordic Journal of Computing 10, 2003).
  private static func ofShort(_ short: Scalars, _ long: Scalars, _ limit: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Int(mostKnown)) { places in
      places.initialize(repeating: 0)
      for (index, sign) in short.enumerated() { places[Int(sign.value)] |= 1 << UInt64(index) }
      let last: UInt64 = 1 << UInt64(short.count - 1)
      var (up, down, diagonal, before): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
      var distance = short.count
      for (index, sign) in long.enumerated() {
        let equal = sign.value < mostKnown ? places[Int(sign.value)] : 0
        let swapped = ((~diagonal & equal) << 1) & before
        diagonal = (((equal & up) &+ up) ^ up) | equal | down | swapped
        let right = down | ~(diagonal | up)
        let left = diagonal & up
        if right & last != 0 { distance += 1 }
        if left & last != 0 { distance -= 1 }
        // Each sign that is left makes it smaller by one at most.
        guard distance - (long.count - 1 - index) <= limit else { return nil }
        let moved = right << 1 | 1
        up = left << 1 | ~(diagonal | moved)
        down = moved & diagonal
        before = equal
      }
      return distance <= limit ? distance : nil
    }
  }

  /// Row by row, no farther from the diagonal than `limit`: what is beyond is more than that.
  private static func inBand(_ short: Scalars, _ long: Scalars, _ limit: Int) -> Int? {
    let (width, beyond) = (long.count + 1, limit + 1)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { cells in
      cells.initialize(repeating: beyond)
      var (beforeLast, last, row) = (0, width, 2 * width)
      var leastOfLast = 0
      for j in 0...min(long.count, limit) { cells[last + j] = j }
      for i in 1...short.count {
        let (from, to) = (max(1, i - limit), min(long.count, i + limit))
        guard from <= to else { return nil }
        cells[row + from - 1] = from == 1 ? min(i, beyond) : beyond
        if to < long.count { cells[row + to + 1] = beyond }
        var least = cells[row + from - 1]
        for j in from...to {
          let isEqual = short[i - 1] == long[j - 1]
          var cost = min(
            cells[last + j] + 1, cells[row + j - 1] + 1, cells[last + j - 1] + (isEqual ? 0 : 1))
          if i > 1, j > 1, short[i - 1] == long[j - 2], short[i - 2] == long[j - 1] {
            cost = min(cost, cells[beforeLast + j - 2] + 1)
          }
          cells[row + j] = min(cost, beyond)
          least = min(least, cost)
        }
        // A swap may still come from the row before this one, for one edit more.
        guard least <= limit || leastOfLast < limit else { return nil }
        leastOfLast = least
        (beforeLast, last, row) = (last, row, beforeLast)
      }
      let distance = cells[last + long.count]
      return distance <= limit ? distance : nil
    }
  }
}

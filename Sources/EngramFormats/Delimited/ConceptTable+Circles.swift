import EngramCore

extension ConceptTable {
  /// Refuses each row by which following `relation` comes back to where it was.
  mutating func refuseCircles(_ relation: ConceptRow.Relation) {
    enum Mark { case unseen, onPath, done }
    var marks = Array(repeating: Mark.unseen, count: rows.count)
    for start in rows.indices where marks[start] == .unseen {
      // A stack of its own, since a way may be very long.
      var stack = [(row: start, next: 0)]
      marks[start] = .onPath
      while let (row, next) = stack.last {
        guard next < links[row].count else {
          marks[row] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let link = links[row][next]
        guard link.relation == relation, case .row(let other) = link.target else { continue }
        switch marks[other] {
        case .unseen:
          marks[other] = .onPath
          stack.append((other, 0))
        case .onPath:
          refuse(
            row,
            "\(relation.rawValue) goes in a circle: \(rows[other].concept.term) leads back here")
        case .done: break
        }
      }
    }
  }
}

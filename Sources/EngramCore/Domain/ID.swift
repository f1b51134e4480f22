/// The number by which this database knows an `Entity`; an `ID<Card>` cannot pass for an `ID<Concept>`.
package struct ID<Entity>: Hashable, Comparable, Sendable {
  package let rawValue: Int64

  package init(_ rawValue: Int64) { self.rawValue = rawValue }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

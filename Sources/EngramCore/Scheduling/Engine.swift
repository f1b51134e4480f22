/// The rules under which a log is folded, named so that a cached state can say whose it is.
package struct Engine: Hashable, Sendable {
  package let sm2: SM2

  package init(_ sm2: SM2 = SM2()) { self.sm2 = sm2 }

  /// Changes whenever the same log would fold to another state.
  package static let version = 1

  /// Such as "sm2-published/1 max 36500".
  package var name: String {
    "sm2-\(sm2.preset.rawValue)/\(Engine.version) max \(sm2.maximumInterval)"
  }
}

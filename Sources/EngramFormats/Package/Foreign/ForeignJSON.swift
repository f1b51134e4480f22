/// A value of JSON that another program wrote.
enum ForeignJSON: Hashable {
  case null
  case truth(Bool)
  case integer(Int)
  /// A number that is no `Int`.
  case number(Double)
  case text(String)
  case list([ForeignJSON])
  /// In the order of the text, the last of equal names counting.
  case object([(name: String, value: ForeignJSON)])

  subscript(name: String) -> ForeignJSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// A whole number, also when it is written as 2.0 or "2".
  var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value.rounded())
    case .text(let text): Int(text)
    case .truth(let value): value ? 1 : 0
    case .null, .list, .object: nil
    }
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var list: [ForeignJSON] {
    guard case .list(let values) = self else { return [] }
    return values
  }

  var members: [(name: String, value: ForeignJSON)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  static func == (a: ForeignJSON, b: ForeignJSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.truth(let a), .truth(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(integer) }
}

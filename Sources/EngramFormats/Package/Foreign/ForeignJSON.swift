/// A value of JSON that another program wrote.
enum ForeignJSON {
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
}

/// What the first two signs of a line say.
enum SuperMemoMark: Hashable {
  case question, answer
  /// I: learning data, and O: the place in SuperMemo's own order.
  case data, order

  init?(_ line: ArraySlice<UInt8>) {
    guard line.count >= 2, line[line.startIndex + 1] == ASCII.colon else { return nil }
    switch line[line.startIndex] {
    case UInt8(ascii: "Q"): self = .question
    case UInt8(ascii: "A"): self = .answer
    case UInt8(ascii: "I"): self = .data
    case UInt8(ascii: "O"): self = .order
    default: return nil
    }
  }
}

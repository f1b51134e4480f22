import EngramCore

/// The fields of an object of an export, each read as what it must be.
struct ArchiveFields {
  private let object: ForeignJSON

  init(_ value: ForeignJSON, _ thing: String) throws(ArchiveFault) {
    guard case .object = value else { throw ArchiveFault("\(thing) wants fields in { }") }
    object = value
  }

  private func value(_ name: String) -> ForeignJSON? {
    let value = object[name]
    if case .null = value { return nil }
    return value
  }

  private func needed<Value>(_ value: Value?, _ name: String) throws(ArchiveFault) -> Value {
    guard let value else { throw ArchiveFault("the field \(name) is missing") }
    return value
  }

  func textIfAny(_ name: String) throws(ArchiveFault) -> String? {
    guard let value = value(name) else { return nil }
    guard case .text(let text) = value else { throw ArchiveFault("\(name) wants a text") }
    return text
  }

  func text(_ name: String) throws(ArchiveFault) -> String {
    try needed(textIfAny(name), name)
  }

  /// A text that cannot be empty.
  func words(_ name: String) throws(ArchiveFault) -> String {
    let text = try text(name)
    guard !text.isEmpty else { throw ArchiveFault("\(name) is empty") }
    return text
  }

  /// What can stand in the name of a card.
  func key(_ name: String) throws(ArchiveFault) -> String {
    let key = try words(name)
    let isPlain = key.unicodeScalars.allSatisfy { scalar in
      scalar != "/" && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .control
    }
    guard isPlain, key.utf8.count <= 400 else { throw ArchiveFault("\(name) is no key") }
    return key
  }

  /// Entries of one line each.
  func texts(_ name: String) throws(ArchiveFault) -> [String] {
    var texts: [String] = []
    for value in try list(name) {
      guard case .text(let text) = value, !text.isEmpty, !text.utf8.contains(0x0A) else {
        throw ArchiveFault("\(name) wants texts of one line")
      }
      texts.append(text)
    }
    return texts
  }

  func list(_ name: String) throws(ArchiveFault) -> [ForeignJSON] {
    guard let value = value(name) else { return [] }
    guard case .list(let values) = value else { throw ArchiveFault("\(name) wants a list") }
    return values
  }

  func numberIfAny(
    _ name: String, in range: ClosedRange<Int>
  ) throws(ArchiveFault) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .integer(let number) = value else {
      throw ArchiveFault("\(name) wants a whole number")
    }
    guard range.contains(number) else {
      throw ArchiveFault("\(name) is \(number), and no number that could be")
    }
    return number
  }

  func number(_ name: String, in range: ClosedRange<Int>) throws(ArchiveFault) -> Int {
    try needed(numberIfAny(name, in: range), name)
  }

  /// False when it is not there.
  func truth(_ name: String) throws(ArchiveFault) -> Bool {
    guard let value = value(name) else { return false }
    guard case .truth(let truth) = value else { throw ArchiveFault("\(name) wants true or false") }
    return truth
  }

  func idIfAny(_ name: String) throws(ArchiveFault) -> EventID? {
    guard let text = try textIfAny(name) else { return nil }
    guard text.utf8.count == 32 else { throw ArchiveFault("\(name) wants 32 digits") }
    guard let id = ArchiveFields.id(text) else {
      throw ArchiveFault("\(name) wants digits of 0 to 9 and a to f")
    }
    return id
  }

  private static func id(_ text: String) -> EventID? {
    var text = text
    return text.withUTF8 { bytes in
      var words = (high: UInt64(0), low: UInt64(0))
      for byte in bytes {
        let digit: UInt8
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
        default: return nil
        }
        words = (words.high << 4 | words.low >> 60, words.low << 4 | UInt64(digit))
      }
      return EventID(high: words.high, low: words.low)
    }
  }

  func id(_ name: String) throws(ArchiveFault) -> EventID { try needed(idIfAny(name), name) }

  func named<Value: RawRepresentable>(
    _ name: String, as type: Value.Type
  ) throws(ArchiveFault) -> Value where Value.RawValue == String {
    let text = try text(name)
    guard let value = Value(rawValue: text) else {
      throw ArchiveFault("\(name) is \"\(text)\", which this engram does not know; update engram")
    }
    return value
  }

  func fieldsIfAny(_ name: String) throws(ArchiveFault) -> ArchiveFields? {
    guard let value = value(name) else { return nil }
    return try ArchiveFields(value, name)
  }

  func fields(_ name: String) throws(ArchiveFault) -> ArchiveFields {
    try needed(fieldsIfAny(name), name)
  }
}

extension ArchiveFields {
  func day(_ name: String) throws(ArchiveFault) -> Day {
    Day(try number(name, in: ArchiveFields.days))
  }

  func dayIfAny(_ name: String) throws(ArchiveFault) -> Day? {
    try numberIfAny(name, in: ArchiveFields.days).map { Day($0) }
  }

  /// Instant, offset and study day.
  func moment() throws(ArchiveFault) -> Moment {
    Moment(
      instant: try instant(), offset: try number("offset", in: -1440...1440), day: try day("day"))
  }

  func instant() throws(ArchiveFault) -> Instant {
    let at = try number("at", in: -62_167_219_200_000...253_402_300_799_999)
    return Instant(milliseconds: Int64(at))
  }

  func conceptName() throws(ArchiveFault) -> ConceptName {
    ConceptName(deck: try key("deck"), concept: try key("concept"))
  }

  func cardKey() throws(ArchiveFault) -> CardKey {
    CardKey(
      deck: try key("deck"), concept: try key("concept"),
      kind: try named("card", as: CardKind.self),
      number: try numberIfAny("number", in: ArchiveFields.cards))
  }

  /// From 0000-01-01 to 9999-12-31.
  private static let days = -719_528...2_932_896
  static let cards = 1...10_000_000
  /// Of places, counts and milliseconds: more than there can be, and far from the end of numbers.
  static let counts = 0...1_000_000_000_000
}

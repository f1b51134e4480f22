import EngramCore

/// Reads texts, lists and fields of a tree by what they should be, and notes what they are not.
struct FieldReader {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var places: PlaceTable

  init(file: String) { places = PlaceTable(file: file) }

  /// The fields of one thing by name.
  typealias Fields = [String: YAMLTree]

  mutating func error(_ message: String, at place: Place) {
    diagnostics.append(Diagnostic(.error, at: place, message))
  }

  mutating func place(_ path: String, at place: Place) { places.set(path, to: place) }

  /// The fields of `tree`, a `thing` that has `known` ones; of doubles the first.
  mutating func fields(_ tree: YAMLTree, of thing: String, known: [String]) -> Fields? {
    guard let all = fields(tree, of: thing) else { return nil }
    var fields: Fields = [:]
    for field in all {
      if known.contains(field.name) {
        fields[field.name] = field.value
      } else {
        error(unknown(field, of: thing, known), at: field.place)
      }
    }
    return fields
  }

  /// The fields of `tree` whatever their names; of doubles the first.
  mutating func fields(_ tree: YAMLTree, of thing: String) -> [YAMLTree.Field]? {
    guard case .fields(let fields) = tree.content else {
      error("\(thing) has fields, and this is \(tree.noun)", at: tree.place)
      return nil
    }
    var first: [String: Int] = [:]
    return fields.filter { field in
      if let line = first[field.name] {
        error("the field \(field.name) stands on line \(line) already", at: field.place)
        return false
      }
      first[field.name] = field.place.line
      return true
    }
  }

  private func unknown(_ field: YAMLTree.Field, of thing: String, _ known: [String]) -> String {
    let hint = NearMiss.hint(for: field.name, among: known)
    if hint.isEmpty, case .text("") = field.value.content, field.name.utf8.contains(0x20) {
      return "unknown field \"\(field.name)\"; a text with a comma inside { } must stand in quotes"
    }
    let stop = hint.isEmpty ? "; " : " "
    return "unknown field \"\(field.name)\"\(hint)\(stop)\(thing) has \(known.joinedAsWords())"
  }

  /// The text of a field that must be there.
  mutating func text(
    _ fields: Fields, _ name: String, of thing: String, _ place: Place, at path: String
  ) -> String? {
    guard let tree = fields[name] else {
      error("\(thing) wants a field \(name)", at: place)
      return nil
    }
    return text(tree, name, at: path)
  }

  /// The text of a field that may be left out.
  mutating func text(_ fields: Fields, _ name: String, at path: String) -> String? {
    fields[name].flatMap { text($0, name, at: path) }
  }

  /// `tree` as one line of text: white space is single, and at neither end.
  mutating func text(_ tree: YAMLTree, _ name: String, at path: String) -> String? {
    text(tree, name, at: path) { $0.foldingWhiteSpace }
  }

  /// `tree` as the side of a card, which may have several lines.
  mutating func lines(_ tree: YAMLTree, _ name: String, at path: String) -> String? {
    text(tree, name, at: path) { $0.foldingLines }
  }

  private mutating func text(
    _ tree: YAMLTree, _ name: String, at path: String, folding: (String) -> String
  ) -> String? {
    place(path, at: tree.place)
    guard case .text(let raw) = tree.content else {
      error("\(name) wants a text, and this is \(tree.noun)", at: tree.place)
      return nil
    }
    if let control = raw.unicodeScalars.first(where: \.isControl) {
      error("\(name) has the control character \(control.codePoint)", at: tree.place)
      return nil
    }
    let text = folding(raw)
    guard !text.isEmpty else {
      error("\(name) is empty", at: tree.place)
      return nil
    }
    return text
  }

  /// The items of a list that may be left out, each read by `item`; what it refuses is left out.
  mutating func list<Item>(
    _ fields: Fields, _ name: String, at path: String,
    _ item: (inout FieldReader, YAMLTree, String) -> Item?
  ) -> [Item] {
    guard let tree = fields[name] else { return [] }
    let path = path.isEmpty ? name : "\(path)/\(name)"
    place(path, at: tree.place)
    guard case .list(let trees) = tree.content else {
      error("\(name) wants a list, and this is \(tree.noun)", at: tree.place)
      return []
    }
    var items: [Item] = []
    for tree in trees {
      let path = "\(path)/\(items.count)"
      place(path, at: tree.place)
      if let item = item(&self, tree, path) { items.append(item) }
    }
    return items
  }

  /// A text that is one of the names of `Value`.
  mutating func named<Value: RawRepresentable & CaseIterable>(
    _ tree: YAMLTree, _ name: String, at path: String, as type: Value.Type,
    among values: [Value]? = nil
  ) -> Value? where Value.RawValue == String {
    guard let text = text(tree, name, at: path) else { return nil }
    let known = (values ?? Array(Value.allCases)).map(\.rawValue)
    guard known.contains(text), let value = Value(rawValue: text) else {
      let hint = NearMiss.hint(for: text, among: known)
      error(
        "unknown \(name) \"\(text)\"\(hint.isEmpty ? "; " : "\(hint) ")"
          + "known are \(known.joinedAsWords())", at: tree.place)
      return nil
    }
    return value
  }

  /// A lasting name such as "death-drive"; where `isReference`, maybe with a deck key before it.
  mutating func key(
    _ tree: YAMLTree, _ name: String, at path: String, isReference: Bool = false
  ) -> String? {
    guard let text = text(tree, name, at: path) else { return nil }
    // By scalars: a mark at the beginning of a word makes another character of what is before it.
    let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= (isReference ? 2 : 1), parts.allSatisfy(\.isKey) else {
      error(
        "\"\(text)\" is no key; a key is small letters, digits and hyphens, such as death-drive",
        at: tree.place)
      return nil
    }
    return text
  }
}

extension Substring.UnicodeScalarView {
  /// Words of small letters and digits, joined by single hyphens.
  var isKey: Bool {
    split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy(\.isOfKey)
    }
  }
}

extension Unicode.Scalar {
  /// A small letter of any script, a mark on one, a digit or "_": what `NoteKey` makes keys of.
  fileprivate var isOfKey: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("0"..."9").contains(self) || self == "_" }
    return switch properties.generalCategory {
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber, .nonspacingMark, .spacingMark:
      true
    // Such as those of mathematics, which have no small ones.
    case .uppercaseLetter, .titlecaseLetter: properties.lowercaseMapping == String(self)
    default: false
    }
  }

  /// A control character that is no white space.
  fileprivate var isControl: Bool {
    properties.generalCategory == .control && !properties.isWhitespace
  }
}

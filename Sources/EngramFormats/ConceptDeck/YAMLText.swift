/// A text as YAML has it: plain where every reader takes it for that text, else in double quotes.
enum YAMLText {
  /// As the value of a field, or an item with a dash.
  static func block(_ text: String) -> String {
    isPlain(text, isInFlow: false) ? text : quoted(text)
  }

  /// Within brackets or braces.
  static func flow(_ text: String) -> String {
    isPlain(text, isInFlow: true) ? text : quoted(text)
  }

  /// A year or date, which stands plain although other readers take it for a number or a date.
  static func date(_ text: String) -> String {
    let isDate =
      text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D } && text.utf8.first != 0x2D
    return isDate && !text.isEmpty ? text : flow(text)
  }

  private static func isPlain(_ text: String, isInFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic, last != " ", !words.contains(text.lowercased())
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      guard !needsEscape(scalar) else { return false }
      switch scalar {
      case "{", "}", "[", "]": return false
      case ",", ":": if isInFlow { return false }
      case "#": if before == " " { return false }
      case " ": if before == ":" { return false }
      default: break
      }
      before = scalar
    }
    return last != ":"
  }

  /// Words that other readers of YAML take for a truth value or for nothing.
  private static let words: Set<String> = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null",
  ]

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let length = scalar.value > 0xFFFF ? 8 : 4
        let zeros = String(repeating: "0", count: length - digits.utf8.count)
        quoted += (length == 8 ? "\\U" : "\\u") + zeros + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What libyaml refuses, and what turns the direction of the text around it.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE...0xFFFF:
      true
    default: false
    }
  }
}

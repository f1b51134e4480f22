import EngramCore

/// One line of JSON in the making; fields that have nothing to say are left out.
struct JSONLine {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// An object; at the outside without a name.
  mutating func object(_ name: StaticString? = nil, _ body: (inout JSONLine) -> Void) {
    begin(name)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func list<Item>(
    _ name: StaticString, _ items: [Item], _ body: (inout JSONLine, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    begin(name)
    bytes.append(UInt8(ascii: "["))
    isFirst = true
    for item in items { object { body(&$0, item) } }
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  mutating func texts(_ name: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    begin(name)
    bytes.append(UInt8(ascii: "["))
    isFirst = true
    for text in texts {
      begin(nil)
      quote(text)
    }
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  mutating func text(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    begin(name)
    quote(text)
  }

  mutating func number(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    begin(name)
    bytes += String(number).utf8
  }

  /// Left out when it is false.
  mutating func truth(_ name: StaticString, _ truth: Bool) {
    guard truth else { return }
    begin(name)
    bytes += "true".utf8
  }

  /// 32 hexadecimal digits.
  mutating func id(_ name: StaticString, _ id: EventID?) {
    guard let id else { return }
    begin(name)
    bytes.append(UInt8(ascii: "\""))
    for word in [id.high, id.low] {
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        bytes.append(JSONLine.digit(UInt8(word >> shift & 15)))
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Text that needs no escape, such as base64.
  mutating func plain(_ name: StaticString, _ text: [UInt8]) {
    begin(name)
    bytes.append(UInt8(ascii: "\""))
    bytes += text
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func begin(_ name: StaticString?) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    guard let name else { return }
    bytes.append(UInt8(ascii: "\""))
    bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    if isPlain {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Controls and format characters become escapes, so that no text acts on a terminal.
  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\t": bytes += "\\t".utf8
    case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    default:
      guard JSONLine.isEscaped(scalar) else {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        return
      }
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] as [UInt16] {
          bytes.append(JSONLine.digit(UInt8(unit >> shift & 15)))
        }
      }
    }
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}

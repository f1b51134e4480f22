import EngramCore

/// Reads XML from its beginning to its end, one event after another, and keeps only the names of the
/// elements that are open.
///
/// Nothing is fetched and nothing is expanded but the five named signs and numbers: a file that
/// declares entities is refused.
struct XMLEvents {
  /// The line of the last event.
  private(set) var line = 1

  private let source: [UInt8]
  private let file: String
  private var index = 0
  /// The line at `index`.
  private var reached = 1
  private var open: [(name: String, line: Int)] = []
  /// The end of an element that was closed where it was opened.
  private var isEndDue = false
  private var hasRoot = false

  static let deepest = 64

  init(_ source: [UInt8], file: String) {
    self.source = source
    self.file = file
  }

  /// The next event; nil at the end of the file.
  mutating func next() throws(ImportProblem) -> XMLEvent? {
    if isEndDue {
      isEndDue = false
      return .end(name: open.removeLast().name)
    }
    while index < source.count {
      if open.isEmpty { skipBlanks() }
      guard index < source.count else { break }
      line = reached
      if source[index] != UInt8(ascii: "<") {
        return try text()
      } else if skips("<!--") {
        try skip(past: "-->", what: "a comment")
      } else if skips("<![CDATA[") {
        if let event = try verbatim() { return event }
      } else if skips("<?") {
        try skip(past: "?>", what: "an instruction")
      } else if skips("<!") {
        try declaration()
      } else if skips("</") {
        return try endTag()
      } else {
        advance(1)
        return try startTag()
      }
    }
    line = reached
    if let last = open.last {
      throw problem("the file ends inside <\(last.name)> of line \(last.line): it is cut off")
    }
    guard hasRoot else { throw problem("there is no element in it") }
    return nil
  }

  /// The text up to the end of the element that was just opened, without what it holds of others.
  mutating func content() throws(ImportProblem) -> String {
    let depth = open.count
    var content = ""
    let start = line
    while let event = try next() {
      switch event {
      case .text(let text): if open.count == depth { content += text }
      case .start: break
      case .end:
        if open.count < depth {
          line = start
          return content
        }
      }
    }
    return content
  }

  private mutating func text() throws(ImportProblem) -> XMLEvent {
    guard !open.isEmpty else {
      throw problem("there is text outside all elements: this is no XML, or it is damaged")
    }
    let start = index
    let end = source[start...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
    advance(end - start)
    return .text(XMLText.decoded(source[start..<end]))
  }

  private mutating func verbatim() throws(ImportProblem) -> XMLEvent? {
    let start = index
    try skip(past: "]]>", what: "a CDATA section")
    guard !open.isEmpty, index - 3 > start else { return nil }
    return .text(String(decoding: source[start..<index - 3], as: UTF8.self))
  }

  /// A document type is passed over; what it would declare is not needed.
  private mutating func declaration() throws(ImportProblem) {
    let start = index - 2
    while index < source.count, source[index] != UInt8(ascii: ">") {
      if source[index] == UInt8(ascii: "[") {
        try skip(past: "]", what: "a document type")
      } else {
        advance(1)
      }
    }
    guard index < source.count else { throw problem("a declaration is never closed") }
    if XMLText.contains("<!entity", in: source[start..<index]) {
      throw problem(
        "this file declares entities: refused, they are not needed and can be used to exhaust memory"
      )
    }
    advance(1)
  }

  private mutating func endTag() throws(ImportProblem) -> XMLEvent {
    let name = name()
    skipBlanks()
    guard let last = open.last else {
      throw problem("</\(name)> closes nothing; the file is damaged")
    }
    guard last.name == name, index < source.count, source[index] == UInt8(ascii: ">") else {
      throw problem(
        "</\(name)> stands where </\(last.name)> should close <\(last.name)> of line \(last.line); "
          + "the file is damaged")
    }
    advance(1)
    open.removeLast()
    return .end(name: name)
  }

  private mutating func startTag() throws(ImportProblem) -> XMLEvent {
    let name = name()
    guard !name.isEmpty else {
      throw problem("\"<\" begins no element; in XML the sign itself is written &lt;")
    }
    guard !open.isEmpty || !hasRoot else {
      throw problem("<\(name)> stands behind the end of the file's own element")
    }
    guard open.count < XMLEvents.deepest else {
      throw problem("elements are nested more than \(XMLEvents.deepest) levels deep")
    }
    var attributes: [String: String] = [:]
    while true {
      skipBlanks()
      guard index < source.count else { throw problem("<\(name)> is never closed by \">\"") }
      if source[index] == UInt8(ascii: ">") { break }
      if source[index] == UInt8(ascii: "/") {
        isEndDue = true
        advance(1)
        guard index < source.count, source[index] == UInt8(ascii: ">") else {
          throw problem("<\(name)> is never closed by \">\"")
        }
        break
      }
      let (key, value) = try attribute(of: name)
      if attributes[key] == nil { attributes[key] = value }
    }
    advance(1)
    hasRoot = true
    open.append((name, line))
    return .start(name: name, attributes: attributes)
  }

  private mutating func attribute(of element: String) throws(ImportProblem) -> (String, String) {
    let key = name()
    skipBlanks()
    let isNamed = !key.isEmpty && index < source.count && source[index] == UInt8(ascii: "=")
    if isNamed { advance(1) }
    skipBlanks()
    guard isNamed, index < source.count, [0x22, 0x27].contains(source[index]) else {
      throw problem("<\(element)> holds something that is no attribute such as id=\"a\"")
    }
    let quote = source[index]
    advance(1)
    let start = index
    guard let end = source[start...].firstIndex(of: quote) else {
      throw problem("the quote of \(key) in <\(element)> is never closed")
    }
    advance(end - start + 1)
    return (key, XMLText.decoded(source[start..<end]))
  }

  private mutating func name() -> String {
    let start = index
    while index < source.count, XMLText.isOfName(source[index]) { index += 1 }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while index < source.count, isBlank(source[index]) { advance(1) }
  }

  private mutating func skips(_ mark: StaticString) -> Bool {
    let length = mark.utf8CodeUnitCount
    guard index + length <= source.count else { return false }
    for offset in 0..<length where source[index + offset] != mark.utf8Start[offset] { return false }
    index += length
    return true
  }

  private mutating func skip(past mark: StaticString, what: String) throws(ImportProblem) {
    while index < source.count {
      if skips(mark) { return }
      advance(1)
    }
    throw problem("\(what) is never closed")
  }

  private mutating func advance(_ count: Int) {
    for offset in index..<index + count where source[offset] == 0x0A { reached += 1 }
    index += count
  }

  private func problem(_ message: String) -> ImportProblem {
    ImportProblem(at: Place(file: file, line: line, column: 1), message)
  }
}

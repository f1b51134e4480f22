/// A heading with the lines below it, up to the next heading.
struct OrgSection {
  let heading: OrgHeading
  /// Without drawers, comments, keywords and planning.
  private(set) var body = OrgBody()
  /// By their names in capital letters.
  private(set) var properties: [String: String] = [:]
  /// The date behind SCHEDULED:.
  private(set) var scheduled: String?
  /// The cells of org-fc's table, its header first.
  private(set) var reviews: [[String]] = []
  private var drawer: (name: String, lines: [TextLine])?
  private var block: String?
  private var isAtTop = true

  private static let longestValue = 4096

  init(_ heading: OrgHeading) { self.heading = heading }

  mutating func add(_ line: TextLine) {
    let words = line.trimmed
    if drawer != nil {
      if OrgSection.drawerName(words) == "END" {
        takeDrawer()
      } else {
        drawer?.lines.append(line)
      }
      return
    }
    if block == nil, let name = OrgSection.drawerName(words), name != "END" {
      drawer = (name, [line])
      return
    }
    if isAtTop, takePlanning(words) { return }
    if !words.isEmpty { isAtTop = false }
    if takeBlock(words) || block == "COMMENT" { return }
    let isVerbatim = block == "SRC" || block == "EXAMPLE"
    guard isVerbatim || !OrgSection.isComment(words) else { return }
    body.append(OrgSection.unescaped(line.bytes), isVerbatim: isVerbatim)
  }

  /// What was begun and never ended is text.
  mutating func finish() {
    guard let lines = drawer?.lines else { return }
    drawer = nil
    for line in lines { body.append(line.bytes, isVerbatim: false) }
  }

  private mutating func takeDrawer() {
    guard let (name, lines) = drawer else { return }
    drawer = nil
    for line in lines.dropFirst() {
      let words = line.trimmed
      if name == "PROPERTIES", words.first == ASCII.colon,
        let end = words.dropFirst().firstIndex(of: ASCII.colon), words.count < 4096
      {
        let key = words[(words.startIndex + 1)..<end].text.uppercased()
        properties[key] = words[(end + 1)...].trimmed.text
      } else if name == "REVIEW_DATA", words.first == ASCII.bar, reviews.count < 1000 {
        let cells = words.split(separator: ASCII.bar).map(\.trimmed)
        guard cells.first?.first != ASCII.minus || cells.count > 1 else { continue }
        reviews.append(cells.map(\.text))
      }
    }
  }

  /// Takes a line with SCHEDULED:, DEADLINE: or CLOSED:, which stands right below the heading.
  private mutating func takePlanning(_ words: ArraySlice<UInt8>) -> Bool {
    let isPlanning =
      words.starts(with: "SCHEDULED:") || words.starts(with: "DEADLINE:")
      || words.starts(with: "CLOSED:")
    guard isPlanning, words.count < OrgSection.longestValue else { return false }
    let text = words.text
    if let range = text.range(ofASCII: "SCHEDULED:") { scheduled = String(text[range...]) }
    return true
  }

  /// Takes the lines that begin and end a block; what is between is text.
  private mutating func takeBlock(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.starts(with: "#+") else { return false }
    let name = words.dropFirst(2).prefix(64).prefix { !ASCII.isBlank($0) }.text.uppercased()
    if name.hasPrefix("BEGIN_") {
      if block == nil { block = String(name.dropFirst(6)) }
      return true
    }
    if name.hasPrefix("END_") {
      if block == String(name.dropFirst(4)) { block = nil }
      return true
    }
    return false
  }

  /// The name of ":NAME:" in capital letters.
  private static func drawerName(_ words: ArraySlice<UInt8>) -> String? {
    guard words.first == ASCII.colon, words.last == ASCII.colon, (3...64).contains(words.count)
    else { return nil }
    let name = words.dropFirst().dropLast()
    let isName = name.allSatisfy {
      ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.minus || $0 == UInt8(ascii: "_")
    }
    return isName ? name.text.uppercased() : nil
  }

  /// "# ..." and "#+KEYWORD: ...".
  private static func isComment(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.first == ASCII.hash else { return false }
    guard let second = words.dropFirst().first else { return true }
    if ASCII.isBlank(second) { return true }
    return second == UInt8(ascii: "+") && words.dropFirst(2).first.map(ASCII.isLetter) == true
      && words.prefix(64).contains(ASCII.colon)
  }

  /// Without the comma that keeps "*" and "#+" from their meaning.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.starts(with: ",*") || line.starts(with: ",#+") else { return line }
    return line.dropFirst()
  }
}

extension String {
  /// Where the text behind the first `sign` begins.
  fileprivate func range(ofASCII sign: String) -> String.Index? {
    var rest = utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: sign.utf8) {
        return rest.index(rest.startIndex, offsetBy: sign.utf8.count)
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}

/// The note types of engram's packages: Anki's own ones, with room for what a card of ours has more.
///
/// Their ids never change, so that a second package meets the types of the first.
enum AnkiOwnType: Int, CaseIterable {
  case basic = 1_762_000_000_101
  case reversed = 1_762_000_000_102
  case cloze = 1_762_000_000_103

  init(_ type: AnkiNotes.NoteType) {
    switch type {
    case .basic: self = .basic
    case .reversed: self = .reversed
    case .cloze: self = .cloze
    }
  }

  var name: String {
    switch self {
    case .basic: "Basic (engram)"
    case .reversed: "Basic and reversed (engram)"
    case .cloze: "Cloze (engram)"
    }
  }

  /// Two for the sides, then what stands below the answer.
  var fields: [String] {
    switch self {
    case .basic, .reversed: ["Front", "Back", "Note", "Also", "Source"]
    case .cloze: ["Text", "Extra", "Note", "Also", "Source"]
    }
  }

  static let noteField = 2
  static let aliasField = 3
  static let sourceField = 4

  private static let below =
    "<hr id=note>{{Note}}{{#Also}}<div>also: {{Also}}</div>{{/Also}}"
    + "{{#Source}}<div class=source>{{Source}}</div>{{/Source}}"

  private var templates: [(name: String, front: String, back: String)] {
    switch self {
    case .basic: [side("Card 1", "Front", "Back")]
    case .reversed: [side("Card 1", "Front", "Back"), side("Card 2", "Back", "Front")]
    case .cloze: [("Cloze", "{{cloze:Text}}", "{{cloze:Text}}" + Self.below)]
    }
  }

  private func side(
    _ name: String, _ front: String, _ back: String
  ) -> (name: String, front: String, back: String) {
    (name, "{{\(front)}}", "{{FrontSide}}<hr id=answer>{{\(back)}}" + Self.below)
  }

  private static let style =
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; }"
    + " .cloze { font-weight: bold; } hr#note { border: 0; } .source { font-size: 70%; }"

  /// As schema 11 has it; nothing in it needs an escape.
  var json: String {
    let fields = fields.enumerated().map { ord, name in
      """
      {"name":"\(name)","ord":\(ord),"sticky":false,"rtl":false,"font":"Arial","size":20,"media":[]}
      """
    }
    let templates = templates.enumerated().map { ord, template in
      """
      {"name":"\(template.name)","ord":\(ord),"qfmt":"\(template.front)",\
      "afmt":"\(template.back)","bqfmt":"","bafmt":"","did":null}
      """
    }
    let needs = templates.indices.map { "[\($0),\"any\",[\($0)]]" }
    return """
      "\(rawValue)":{"id":\(rawValue),"name":"\(name)","type":\(self == .cloze ? 1 : 0),"mod":0,\
      "usn":0,"sortf":0,"did":1,"css":"\(Self.style)","latexPre":"","latexPost":"","vers":[],\
      "tags":[],"req":[\(needs.joined(separator: ","))],"flds":[\(fields.joined(separator: ","))],\
      "tmpls":[\(templates.joined(separator: ","))]}
      """
  }
}

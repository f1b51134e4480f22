import Yams

/// What libyaml could not read, in words that help.
struct YAMLProblem {
  let message: String
  let spot: YAMLSource.Spot

  init(_ error: YamlError, in source: YAMLSource) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var source = source
      let byte = source.byte(at: YAMLSource.Spot(mark))
      let sentence = YAMLProblem.sentence(problem, context?.text ?? "", byte)
      message = sentence.message
      spot = YAMLSource.Spot(sentence.isAtStart ? context?.mark ?? mark : mark)
    case .duplicatedKeysInMapping(_, let context):
      message = "too many field names stand twice"
      spot = YAMLSource.Spot(context.mark)
    case .reader(let problem, _, _, _):
      message = "this is no YAML: \(problem)"
      spot = .wholeFile
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      message = "this is no YAML"
      spot = .wholeFile
    }
  }

  /// The sentence for a problem, and whether it is better shown where the thing began.
  private static func sentence(
    _ problem: String, _ context: String, _ byte: UInt8?
  ) -> (message: String, isAtStart: Bool) {
    let has = { (part: String) in problem.contains(part) }
    if byte == 0x09 || has("tab character") {
      return ("a tab cannot indent; use spaces", false)
    }
    if has("Maximum nesting level") { return ("this is nested too deeply", false) }
    if context.contains("anchor") || context.contains("alias") {
      return ("anchors and aliases (& and *) cannot stand in a deck; quote the text", false)
    }
    if context.contains("tag") || has("tag handle") {
      return ("tags (!) cannot stand in a deck; quote the text", false)
    }
    if context.contains("quoted scalar") {
      if has("escape") || has("hexdecimal") || has("Unicode character code") {
        return ("no such escape; write a backslash twice, or use single quotes", false)
      }
      return ("this quote is never closed", true)
    }
    if has("mapping values are not allowed") {
      return ("a colon cannot stand here; put a text with a colon in double quotes", false)
    }
    if has("expected ',' or ']'") || has("expected ',' or '}'") {
      let closer = has("']'") ? "]" : "}"
      return (
        "a comma or \(closer) is missing before this; put a text with a comma, colon or quote in "
          + "double quotes", false
      )
    }
    if has("expected ':'") {
      return ("a colon is missing behind this field name, or the line is not indented", true)
    }
    if has("expected key") {
      return ("a field name should stand here; check the indentation and the quotes", false)
    }
    if has("expected '-' indicator") {
      return ("an item with a dash should stand here; check the indentation", false)
    }
    if has("sequence entries are not allowed") {
      return ("a list cannot begin here; put its first dash on a line of its own", false)
    }
    if has("cannot start any token"), let byte {
      let sign = String(decoding: [byte], as: UTF8.self)
      return ("a text cannot begin with \(sign); put it in double quotes", false)
    }
    if has("node content") {
      return ("a text, a list or fields should stand here", false)
    }
    return ("this is no YAML: \(problem)", false)
  }
}

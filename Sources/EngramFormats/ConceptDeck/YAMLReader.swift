import EngramCore
import Yams

/// Reads YAML without what no deck needs: anchors, aliases, tags, merge keys, further documents.
///
/// These are found where libyaml itself sees them, not by a guess at quoting: at a node's mark
/// stands "&" or "!" only if it has an anchor or a tag. Aliases are never resolved: the text is
/// first read with each "*" blotted out, which makes an alias an ordinary word whose mark points at
/// the "*"; only a text without any is read as it is.
struct YAMLReader {
  private(set) var diagnostics: [Diagnostic] = []
  private var source: YAMLSource
  private let file: String
  /// Doubles of field names, which Yams refuses whole files for, under their own names.
  private var renamed: [YAMLSource.Spot: String] = [:]
  /// Whether an alias was seen, or some part was not looked at and might hold one.
  private var mayHoldAliases = false

  /// Deeper than any deck, and far from the end of the stack.
  private static let mostLevels = 16
  /// Each double costs another reading of the file, so a large one is given up sooner.
  private let mostDoubles: Int

  init(_ text: DeckText) {
    file = text.file
    source = YAMLSource(text.bytes)
    mostDoubles = min(20, (8 << 20) / max(1, text.bytes.count))
  }

  /// The tree, as far as it can be read; nil for an empty file or one that is no YAML.
  mutating func read() -> YAMLTree? {
    guard source.bytes.contains(UInt8(ascii: "*")) else { return tree(isBlotted: false) }
    let blotted = tree(isBlotted: true)
    guard !mayHoldAliases, blotted != nil else { return blotted }
    diagnostics = []
    return tree(isBlotted: false)
  }

  private mutating func tree(isBlotted: Bool) -> YAMLTree? {
    while true {
      let text = isBlotted ? source.blottingOutAliases : source.text
      do {
        // Without rules, so that each scalar is the text that it is: "no", 1923, 2024-05-16.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        // Anchors live only as long as their parser.
        return try withExtendedLifetime(parser) {
          guard let root = try parser.nextRoot() else { return nil }
          let result = tree(root, level: 1)
          if try parser.nextRoot() != nil { reportFurtherDocument(text) }
          return result
        }
      } catch YamlError.duplicatedKeysInMapping(let names, let context)
        where renamed.count < mostDoubles
      {
        let spot = YAMLSource.Spot(context.mark)
        guard let name = names.first, source.rename(at: spot, renamed.count) else {
          report("a field name stands here twice", at: spot)
          return nil
        }
        renamed[spot] = name
      } catch let error as YamlError {
        let problem = YAMLProblem(error, in: source)
        report(problem.message, at: problem.spot)
        return nil
      } catch {
        report("this is no YAML", at: .wholeFile)
        return nil
      }
    }
  }

  private mutating func tree(_ node: Node, level: Int) -> YAMLTree? {
    let spot = YAMLSource.Spot(node.mark)
    let place = Place(file: file, line: spot.line, column: spot.column)
    refuseSigns(at: spot)
    guard level <= YAMLReader.mostLevels else {
      report("this is nested more than \(YAMLReader.mostLevels) levels deep", at: spot)
      mayHoldAliases = true
      return nil
    }
    switch node {
    case .scalar(let scalar): return YAMLTree(place: place, content: .text(scalar.string))
    case .sequence(let nodes):
      return YAMLTree(
        place: place, content: .list(nodes.compactMap { tree($0, level: level + 1) }))
    case .mapping(let pairs):
      var fields: [YAMLTree.Field] = []
      fields.reserveCapacity(pairs.count)
      for (key, value) in pairs {
        let field = field(key, value, level: level)
        if let field { fields.append(field) }
      }
      return YAMLTree(place: place, content: .fields(fields))
    case .alias: return nil
    }
  }

  private mutating func field(_ key: Node, _ value: Node, level: Int) -> YAMLTree.Field? {
    let spot = YAMLSource.Spot(key.mark)
    guard case .scalar(let name) = key else {
      report("a field name must be one word, not a list or fields", at: spot)
      mayHoldAliases = true
      return nil
    }
    refuseSigns(at: spot)
    let value = tree(value, level: level + 1)
    guard name.string != "<<" || name.style != .plain else {
      report("merge keys (<<) cannot stand in a deck; write the fields out", at: spot)
      return nil
    }
    guard let value else { return nil }
    return YAMLTree.Field(
      name: renamed[spot] ?? name.string,
      place: Place(file: file, line: spot.line, column: spot.column), value: value)
  }

  /// Reports an anchor, an alias or a tag by the sign at the mark of its node.
  private mutating func refuseSigns(at spot: YAMLSource.Spot) {
    switch source.byte(at: spot) {
    case UInt8(ascii: "*"):
      mayHoldAliases = true
      report("aliases (*) cannot stand in a deck; write it out, or quote the text", at: spot)
    case UInt8(ascii: "&"):
      report("anchors (&) cannot stand in a deck; leave it out, or quote the text", at: spot)
    case UInt8(ascii: "!"):
      report("tags (!) cannot stand in a deck; leave it out, or quote the text", at: spot)
    default: break
    }
  }

  private mutating func reportFurtherDocument(_ text: String) {
    do {
      _ = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch YamlError.composer(_, _, let mark, _) {
      report("a second document begins here; a file holds one deck", at: YAMLSource.Spot(mark))
    } catch {}
  }

  private mutating func report(_ message: String, at spot: YAMLSource.Spot) {
    let diagnostic = Diagnostic(
      .error, at: Place(file: file, line: spot.line, column: spot.column), message)
    if diagnostics.last != diagnostic { diagnostics.append(diagnostic) }
  }
}

extension YAMLSource.Spot {
  init(_ mark: Mark?) { self.init(line: mark?.line ?? 0, column: mark?.column ?? 0) }
}

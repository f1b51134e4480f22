import EngramCore
import GRDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension EventID {
  var data: Data { Data(bytes) }
}

/// Lists stand in one column, an entry a line; entries never hold a line break.
enum TextList {
  static func joined(_ entries: [String]) -> String { entries.joined(separator: "\n") }

  static func split(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.utf8.contains(0x0A) ? text.split(separator: "\n").map(String.init) : [text]
  }
}

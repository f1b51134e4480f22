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
    text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
  }
}

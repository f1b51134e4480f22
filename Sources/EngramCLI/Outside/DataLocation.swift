import EngramCore

/// Where the learner's database lies.
enum DataLocation {
  /// `--db`, `$ENGRAM_DB`, `$ENGRAM_HOME`, `$XDG_DATA_HOME`, and then the usual place.
  static func database(_ option: String?, _ environment: Environment) throws -> String {
    if let path = option ?? environment.variable("ENGRAM_DB") { return path }
    return try folder(environment) + "/engram.db"
  }

  private static func folder(_ environment: Environment) throws -> String {
    if let home = environment.variable("ENGRAM_HOME") { return trimmed(home) }
    // By the XDG specification a relative path is as if the variable were not set.
    if let data = environment.variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      return trimmed(data) + "/engram"
    }
    guard let home = environment.variable("HOME") else {
      throw Failure(
        "home", "neither ENGRAM_HOME nor HOME is set: say where to keep the cards with --db",
        .settings)
    }
    #if os(macOS)
      return trimmed(home) + "/Library/Application Support/engram"
    #else
      return trimmed(home) + "/.local/share/engram"
    #endif
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? trimmed(String(path.dropLast())) : path
  }
}

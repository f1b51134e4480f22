import EngramFormats
import Foundation

/// The sample files, which real programs wrote, beside this folder in `Samples`.
enum Samples {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Samples/\(name)").path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// A sample as a file to be imported, called by its name without its folder.
  static func file(_ name: String) -> ImportFile {
    ImportFile(name: URL(fileURLWithPath: name).lastPathComponent, path: path(name))
  }
}

import EngramCore

/// The first bytes of a file.
enum FileStart {
  /// More than any mark that tells what a file is.
  private static let size = 64

  static func bytes(of file: ImportFile) throws(ImportProblem) -> [UInt8] {
    var source = try FileBytes(file)
    var bytes: [UInt8] = []
    while bytes.count < size, try source.append(size, to: &bytes) {}
    return bytes
  }
}

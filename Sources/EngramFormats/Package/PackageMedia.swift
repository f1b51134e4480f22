import EngramCore

/// The pictures and sounds that were unpacked from a package, each once.
struct PackageMedia {
  private let folder: String
  private let packing: ZipFile.Packing
  private var unpacked: [String: ImportedMedium] = [:]

  /// - Parameter folder: where they are put.
  init(folder: String, packing: ZipFile.Packing) {
    self.folder = folder
    self.packing = packing
  }

  /// Nil for what is too large.
  mutating func unpack(
    _ name: String, _ member: ZipMember, of zip: inout ZipFile
  ) throws(ImportProblem) -> ImportedMedium? {
    if let known = unpacked[name] { return known }
    let path = "\(folder)/m\(unpacked.count)"
    guard
      try zip.extractIfSmall(member, to: path, limit: UnpackLimit.medium, packing: packing)
    else { return nil }
    let medium = ImportedMedium(name: name, path: path)
    unpacked[name] = medium
    return medium
  }

  /// Said of what is left out.
  static func tooLarge(_ name: String) -> String {
    "“\(name)” is larger than \(UnpackLimit.medium >> 20) MiB; its cards come without it"
  }
}

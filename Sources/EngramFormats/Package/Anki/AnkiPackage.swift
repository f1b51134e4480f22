package import EngramCore

/// .apkg and .colpkg, in all three kinds that Anki has written.
package enum AnkiPackage {
  /// Why the beginning of a file is taken for a package; nil when it is none.
  package static func recognise(_ start: some Sequence<UInt8>) -> String? {
    start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6])
      ? "it is a zip file" : nil
  }

  /// What is in a package, whoever made it.
  static func memberNames(
    of file: ImportFile, in scratch: String
  ) throws(ImportProblem) -> Set<String> {
    let folder = try Scratch.folder(in: scratch, for: file.name)
    let zip = try ZipFile(path: try Scratch.path(of: file, in: folder), name: file.name)
    return Set(zip.members.map(\.name))
  }

  /// A reader of the package, after what it says of itself was checked.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    let folder = try Scratch.folder(in: options.scratch, for: file.name)
    let path = try Scratch.path(of: file, in: folder)
    let zip = try ZipFile(path: path, name: file.name)
    return try AnkiPackageReader(zip, name: file.name, folder: folder, options: options)
  }
}

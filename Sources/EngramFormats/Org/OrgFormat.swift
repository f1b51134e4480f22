package import EngramCore

/// Cards in org-mode files: headings tagged :drill: (org-drill) or :fc: (org-fc).
package enum OrgFormat {
  /// Why the beginning of a text looks like it; nil where it does not.
  package static func recognise(_ head: [UInt8]) -> String? {
    var counts: [OrgSystem: Int] = [:]
    for line in TextLines(head) {
      guard let heading = OrgHeading(line), let system = heading.system else { continue }
      counts[system, default: 0] += 1
    }
    let parts = OrgSystem.allCases.compactMap { system in
      counts[system].map { "\($0) \($0 == 1 ? "heading" : "headings") tagged :\(system.rawValue):" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// A reader of the whole file.
  package static func reader(
    _ file: ImportFile, _ options: ImportOptions
  ) throws(ImportProblem) -> any ImportReader {
    OrgReader(
      try TextFile.read(file, encoding: options.encoding).bytes, file: file.name, options)
  }
}

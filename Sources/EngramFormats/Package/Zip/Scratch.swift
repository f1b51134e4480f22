package import EngramCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where packages are unpacked.
package enum Scratch {
  /// A new folder for one file, since several may be imported at once.
  package static func folder(in scratch: String, for name: String) throws(ImportProblem) -> String {
    var template = Array((scratch + "/package-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      let reason = String(cString: strerror(errno))
      throw ImportProblem(
        at: Place(file: name), "there is no room to unpack it: \(scratch): \(reason)")
    }
    return made
  }

  /// Where the file lies; bytes from a pipe are put into the folder first.
  package static func path(
    of file: ImportFile, in folder: String
  ) throws(ImportProblem) -> String {
    switch file.content {
    case .file(let path): return path
    case .bytes(let bytes):
      let path = folder + "/package"
      do {
        let copy = try UnpackedFile(path, size: bytes.count)
        try bytes.withUnsafeBytes { try copy.append($0) }
      } catch {
        let fault = error as? ZipFault ?? .damaged("it cannot be read")
        throw ImportProblem(at: Place(file: file.name), fault.message)
      }
      return path
    }
  }
}

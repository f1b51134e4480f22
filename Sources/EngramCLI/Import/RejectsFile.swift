import EngramCore

/// Where the learner wants to have what was left out, to mend it and import it again.
///
/// What several files leave out goes into several files, since each has a form of its own: the
/// second is called "NAME-2" with the ending of the first.
struct RejectsFile {
  private let path: String
  private let files: Files
  private var preamble = ""
  private var written: [String] = []
  private var current: NewFile?

  var hasWritten: Bool { !written.isEmpty }

  init(path: String, _ files: Files) {
    self.path = path
    self.files = files
  }

  /// Begins with another file to be imported; nothing is made until something is left out.
  mutating func begin(with preamble: String) throws {
    try finish()
    self.preamble = preamble
  }

  mutating func write(_ rejection: Rejection) throws {
    // What was no text cannot be mended as text; it is told on standard error.
    guard let text = rejection.text else { return }
    let file = try current ?? create()
    current = file
    file.write(text)
    if !text.hasSuffix("\n") { file.write("\n") }
  }

  private mutating func create() throws -> NewFile {
    let target = written.isEmpty ? path : numbered
    guard case .missing = files.kind(target) else {
      throw Failure("import", "--rejects: \(target) exists; name a new file", .cannotCreate)
    }
    switch files.create(target) {
    case .failure(let problem):
      throw Failure("import", "--rejects: \(target): \(problem.reason)", .cannotCreate)
    case .success(let file):
      written.append(target)
      file.write(preamble)
      return file
    }
  }

  private var numbered: String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      let place = path.lastIndex(of: ".")
    else { return "\(path)-\(written.count + 1)" }
    return "\(path[..<place])-\(written.count + 1)\(path[place...])"
  }

  /// Leaves nothing of it.
  func remove() {
    for path in written { files.remove(path) }
  }

  mutating func finish() throws {
    defer { current = nil }
    if let problem = current?.finish() {
      throw Failure("import", "--rejects: \(path): \(problem.reason)", .disk)
    }
  }
}

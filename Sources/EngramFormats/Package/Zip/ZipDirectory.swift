import EngramCore

/// The members of a zip file, read before any library sees it.
///
/// Readers of zips differ in what they believe where a file contradicts itself; here nothing may:
/// directory and members agree, lie one behind another, and fill the file.
struct ZipDirectory {
  /// In the order of the file.
  let members: [ZipMember]

  static let localMark = 0x0403_4B50
  static let entryMark = 0x0201_4B50
  static let mostMembers = 100_000
  static let longestName = 1024
  /// A directory of more bytes than this names no cards.
  static let mostBytes = 64 << 20

  init(_ file: ByteFile, name: String) throws(ImportProblem) {
    let place = Place(file: name)
    do {
      let end = try ZipEnd(file)
      guard end.count <= Self.mostMembers else {
        throw ZipFault("it holds more than \(Self.mostMembers) files: no deck needs so many")
      }
      guard end.directory.count <= Self.mostBytes,
        let bytes = file.bytes(at: end.directory.lowerBound, count: end.directory.count)
      else { throw ZipFault.damaged("its table of contents is not where it should be") }
      var cursor = ByteCursor(bytes)
      var entries: [ZipEntry] = []
      var names: Set<[UInt8]> = []
      entries.reserveCapacity(end.count)
      for _ in 0..<end.count {
        let entry = try ZipEntry(&cursor)
        guard names.insert(entry.name).inserted else {
          throw ZipFault("it names \(entry.quoted) twice, so that programs would disagree about it")
        }
        entries.append(entry)
      }
      guard cursor.isAtEnd else {
        throw ZipFault.damaged("its table of contents goes on behind its last file")
      }
      members = try Self.members(entries, in: file, upTo: end.directory.lowerBound)
    } catch let fault as ZipFault {
      throw ImportProblem(at: place, fault.message)
    } catch {
      throw ImportProblem(at: place, ZipFault.damaged("it cannot be read").message)
    }
  }

  /// Each entry with its own header, which must say the same.
  private static func members(
    _ entries: [ZipEntry], in file: ByteFile, upTo end: Int
  ) throws -> [ZipMember] {
    var members: [ZipMember] = []
    members.reserveCapacity(entries.count)
    var next = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset == next else {
        throw entry.offset < next
          ? ZipFault("\(entry.quoted) overlaps with another file inside it: it is made to mislead")
          : ZipFault.damaged("there are bytes before \(entry.quoted) that belong to no file")
      }
      let (member, behind) = try entry.member(in: file, upTo: end)
      members.append(member)
      next = behind
    }
    guard next == end else {
      throw ZipFault.damaged("there are bytes behind its last file that belong to none")
    }
    return members
  }
}

/// Why a zip is refused, as a sentence for the learner.
struct ZipFault: Error {
  let message: String
  /// Whether it is only that too much comes out.
  let isAboutSize: Bool

  init(_ reason: String, isAboutSize: Bool = false) {
    message = "this package is refused: \(reason); export it again with the program that made it"
    self.isAboutSize = isAboutSize
  }

  private init(whole message: String) {
    self.message = message
    isAboutSize = false
  }

  static func damaged(_ reason: String) -> ZipFault {
    ZipFault(
      whole: "this package is damaged: \(reason); download it or export it again")
  }

  /// What is missing is not the package's fault.
  static func unavailable(_ reason: String) -> ZipFault {
    ZipFault(whole: "packages cannot be opened or written here: " + reason)
  }

  static func noPackage(_ reason: String) -> ZipFault {
    ZipFault(whole: "this is no package: " + reason)
  }
}

import EngramScreens
import EngramStore

/// Something that ends a command: what, why, and the way out.
struct Failure: Error {
  let what: String
  let why: String
  let status: ExitStatus

  init(_ what: String, _ why: String, _ status: ExitStatus) {
    self.what = what
    self.why = why
    self.status = status
  }

  init(_ what: String, _ error: StoreError) {
    self.init(what, error.description, ExitStatus(error.category))
  }

  /// As it is printed, such as "engram: review: another engram (process 77) is studying".
  var text: SafeText { "engram: \(what): \(why)" }
}

/// How the program ends; the numbers are those of sysexits.h.
enum ExitStatus: Int32 {
  case done = 0
  case usage = 64
  case badData = 65
  case noSuchFile = 66
  case unavailable = 69
  case ourFault = 70
  case cannotCreate = 73
  case disk = 74
  case locked = 75
  case settings = 78

  init(_ category: StoreError.Category) {
    self =
      switch category {
      case .missing: .noSuchFile
      case .data: .badData
      case .locked: .locked
      case .disk: .disk
      case .create: .cannotCreate
      case .unavailable: .unavailable
      case .ours: .ourFault
      }
  }
}

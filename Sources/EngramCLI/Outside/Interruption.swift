import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C and its kin during work that must be left whole or not at all.
///
/// They are noted here, and who works asks between two steps. A global, since that is all that a
/// signal handler can reach.
enum Interruption {
  private static let isNoted = Atomic<Bool>(false)

  static var isPending: Bool { isNoted.load(ordering: .relaxed) }

  /// From now on the signals are noted, and no longer end the process.
  ///
  /// A read that waits for input gives up, since it is not begun again.
  static func watch() {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = { _ in Interruption.note() }
    #else
      action.__sigaction_u.__sa_handler = { _ in Interruption.note() }
    #endif
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaction(number, &action, nil) }
  }

  private static func note() { isNoted.store(true, ordering: .relaxed) }
}

/// Thrown by work that was interrupted, after it was taken back.
struct Interrupted: Error {
  var outcome = "nothing was imported"
}

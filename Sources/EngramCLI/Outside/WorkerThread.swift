#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread for one piece of work, with as much stack as the first thread has: parsers descend into
/// what is nested.
struct WorkerThread {
  private let thread: pthread_t

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let stack = 8 << 20

  /// Starts it; nil where the system has no thread to give.
  init?(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, WorkerThread.stack)
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let result = pthread_create(&thread, &attributes, { WorkerThread.run($0) }, work.toOpaque())
    #else
      var started: pthread_t?
      let result = pthread_create(&started, &attributes, { WorkerThread.run($0) }, work.toOpaque())
      guard let thread = started else {
        work.release()
        return nil
      }
    #endif
    guard result == 0 else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let work else { return nil }
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }

  /// Waits for its end; to be called once.
  func join() { pthread_join(thread, nil) }
}

import Dispatch
import EngramCore
import EngramFormats
import Synchronization

/// Hands what a file gives from the thread that reads it to the one that stores it.
///
/// Reading and storing take about as long as each other, so that an import takes little more than half
/// the time on two processors. A few batches wait in between and no more: memory stays flat.
final class PieceRelay<Piece: Sendable>: Sendable {
  private struct State {
    var batches: [[Piece]] = []
    /// How the reading ended; nil while it goes on.
    var end: Result<Void, any Error>?
    /// Whether nobody wants what is still to come.
    var isClosed = false
  }

  /// What ends a reader whose pieces nobody wants any more.
  private struct Closed: Error {}

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  private let prepare: @Sendable (ImportPiece) -> Piece

  /// A lock for every single piece would cost as much as the piece; but large ones go alone.
  private let batchSize = 64
  private let batchBytes = 1 << 18
  private let mostWaiting = 4

  private init(_ prepare: @escaping @Sendable (ImportPiece) -> Piece) {
    self.prepare = prepare
    for _ in 0..<mostWaiting { room.signal() }
  }

  /// Reads a file to its end while `sink` takes the pieces, in their order, on the caller's thread.
  ///
  /// - Parameter prepare: does on the reading thread what can be done with a piece there.
  /// - Throws: what the reader or `sink` throws; the reading has ended then, too.
  static func read(
    _ reader: inout any ImportReader,
    preparing prepare: @escaping @Sendable (ImportPiece) -> Piece,
    into sink: (Piece) throws -> Void
  ) throws {
    let relay = PieceRelay(prepare)
    // Only the other thread uses it until it has ended.
    nonisolated(unsafe) var reading = reader
    let thread = WorkerThread { relay.handOver { sink in try reading.read(into: sink) } }
    guard let thread else { return try reader.read { piece in try sink(prepare(piece)) } }
    let taken = Result { try relay.takeAll(into: sink) }
    relay.close()
    thread.join()
    reader = reading
    try taken.get()
  }

  // MARK: - The reading thread

  private func handOver(_ read: ((ImportPiece) throws -> Void) throws -> Void) {
    var batch: [Piece] = []
    var bytes = 0
    let end = Result {
      try read { piece in
        batch.append(prepare(piece))
        bytes += piece.size
        guard batch.count == batchSize || bytes >= batchBytes || piece.isProgress else { return }
        try send(batch)
        batch = []
        bytes = 0
      }
    }
    // What came before a problem may have problems of its own, which are told first.
    if !batch.isEmpty { try? send(batch) }
    state.withLock { $0.end = end }
    filled.signal()
  }

  private func send(_ batch: [Piece]) throws {
    if state.withLock({ $0.isClosed }) { throw Closed() }
    room.wait()
    try state.withLock { state in
      if state.isClosed { throw Closed() }
      state.batches.append(batch)
    }
    filled.signal()
  }

  // MARK: - The storing thread

  private func takeAll(into sink: (Piece) throws -> Void) throws {
    while true {
      filled.wait()
      let batch = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
      guard let batch else { return try state.withLock { try $0.end?.get() } ?? () }
      room.signal()
      for piece in batch { try sink(piece) }
    }
  }

  private func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}

extension ImportPiece {
  /// What it holds in memory, roughly, in bytes.
  fileprivate var size: Int {
    switch self {
    case .note(let note):
      note.cards.reduce(0) { size, card in
        size + card.prompt.utf8.count + card.answer.utf8.count
          + ImportPiece.event * (card.schedule?.answers.count ?? 0)
      }
    case .archive(.log(let log), line: _): ImportPiece.event * log.events.count
    // A line of them may hold anything.
    case .archive(.concept, line: _), .archive(.quiz, line: _): 1 << 14
    case .rejected(let rejection): rejection.text?.utf8.count ?? 0
    case .archive, .decks, .progress: 0
    }
  }

  /// As a file's answer and as an event of the log.
  private static let event = 200

  /// Shown at once, however little there is to store.
  fileprivate var isProgress: Bool {
    if case .progress = self { true } else { false }
  }
}

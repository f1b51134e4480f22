package import EngramCore

/// What the learner says of the files, and what a reader may know of the world.
package struct ImportOptions: Sendable {
  /// Nil: by content.
  package var format: ImportFormat?
  /// Nil: by byte order mark, else UTF-8.
  package var encoding: TextEncoding?
  /// Between cells, or between term and definition; nil: by content.
  package var separator: String?
  /// Between records that are not lines.
  package var rowSeparator: String?
  /// The title of the one deck that all goes into; nil: as the files say.
  package var deck: String?
  /// Whether schedules and logs are wanted.
  package var withSchedule = false
  /// Minutes east of UTC that the learner's clock showed at a time in seconds since 1970.
  package var localOffset: @Sendable (Int) -> Int
  package var now: Moment
  /// The hour at which the learner's study day ends.
  package var rolloverHour: Int
  /// Asked now and then by what takes long; true ends it with a `CancellationError`.
  package var isCancelled: @Sendable () -> Bool = { false }
  /// An empty folder for what has to be unpacked; deleted by the caller.
  package var scratch: String

  package init(
    now: Moment, rolloverHour: Int = 4, scratch: String,
    localOffset: @escaping @Sendable (Int) -> Int
  ) {
    self.now = now
    self.rolloverHour = rolloverHour
    self.scratch = scratch
    self.localOffset = localOffset
  }
}

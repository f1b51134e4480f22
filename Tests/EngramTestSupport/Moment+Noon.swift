package import EngramCore

extension Moment {
  /// Noon, in Greenwich, of a study day.
  package static func noon(ofDay number: Int) -> Moment {
    Moment(
      instant: Instant(milliseconds: Int64(number) * 86_400_000 + 43_200_000), offset: 0,
      rollover: 4)
  }
}

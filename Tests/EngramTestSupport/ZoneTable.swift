/// What the learner's clock shows at known instants all over the world, and to which study day
/// they belong with the rollover at 04:00.
///
/// Written by hand from the civil time around each change of the clocks, never computed by our
/// code: it tests both the arithmetic and how the system's zones are read.
package enum ZoneTable {
  package struct Row: Hashable, Sendable {
    /// As the system's zone database names it.
    package let zone: String
    /// ISO 8601.
    package let utc: String
    /// Minutes east of UTC.
    package let offset: Int
    /// What a clock on the wall shows.
    package let local: String
    package let day: String

    fileprivate init(
      _ zone: String, _ utc: String, _ offset: Int, _ local: String, _ day: String
    ) {
      self.zone = zone
      self.utc = utc
      self.offset = offset
      self.local = local
      self.day = day
    }
  }

  package static let rows: [Row] = [
    // New York loses an hour at 02:00 on 8 March 2026 and gains one at 02:00 on 1 November.
    Row("America/New_York", "2026-03-07T08:59Z", -300, "2026-03-07 03:59", "2026-03-06"),
    Row("America/New_York", "2026-03-07T09:00Z", -300, "2026-03-07 04:00", "2026-03-07"),
    Row("America/New_York", "2026-03-08T06:59Z", -300, "2026-03-08 01:59", "2026-03-07"),
    Row("America/New_York", "2026-03-08T07:00Z", -240, "2026-03-08 03:00", "2026-03-07"),
    Row("America/New_York", "2026-03-08T07:59Z", -240, "2026-03-08 03:59", "2026-03-07"),
    Row("America/New_York", "2026-03-08T08:00Z", -240, "2026-03-08 04:00", "2026-03-08"),
    Row("America/New_York", "2026-11-01T05:59Z", -240, "2026-11-01 01:59", "2026-10-31"),
    Row("America/New_York", "2026-11-01T06:00Z", -300, "2026-11-01 01:00", "2026-10-31"),
    Row("America/New_York", "2026-11-01T08:59Z", -300, "2026-11-01 03:59", "2026-10-31"),
    Row("America/New_York", "2026-11-01T09:00Z", -300, "2026-11-01 04:00", "2026-11-01"),
    Row("America/New_York", "1969-07-20T20:17Z", -240, "1969-07-20 16:17", "1969-07-20"),
    // St John's changes at 02:00; in 2010 at 00:01, back into the day before.
    Row("America/St_Johns", "2026-03-08T05:29Z", -210, "2026-03-08 01:59", "2026-03-07"),
    Row("America/St_Johns", "2026-03-08T05:30Z", -150, "2026-03-08 03:00", "2026-03-07"),
    Row("America/St_Johns", "2026-03-08T06:29Z", -150, "2026-03-08 03:59", "2026-03-07"),
    Row("America/St_Johns", "2026-03-08T06:30Z", -150, "2026-03-08 04:00", "2026-03-08"),
    Row("America/St_Johns", "2026-11-01T04:29Z", -150, "2026-11-01 01:59", "2026-10-31"),
    Row("America/St_Johns", "2026-11-01T04:30Z", -210, "2026-11-01 01:00", "2026-10-31"),
    Row("America/St_Johns", "2026-11-01T07:29Z", -210, "2026-11-01 03:59", "2026-10-31"),
    Row("America/St_Johns", "2026-11-01T07:30Z", -210, "2026-11-01 04:00", "2026-11-01"),
    Row("America/St_Johns", "2010-11-07T02:30Z", -150, "2010-11-07 00:00", "2010-11-06"),
    Row("America/St_Johns", "2010-11-07T02:31Z", -210, "2010-11-06 23:01", "2010-11-06"),
    // São Paulo's 4 November 2018 begins at 01:00.
    Row("America/Sao_Paulo", "2018-11-04T02:59Z", -180, "2018-11-03 23:59", "2018-11-03"),
    Row("America/Sao_Paulo", "2018-11-04T03:00Z", -120, "2018-11-04 01:00", "2018-11-03"),
    Row("America/Sao_Paulo", "2018-11-04T05:59Z", -120, "2018-11-04 03:59", "2018-11-03"),
    Row("America/Sao_Paulo", "2018-11-04T06:00Z", -120, "2018-11-04 04:00", "2018-11-04"),
    Row("America/Sao_Paulo", "2026-11-04T06:59Z", -180, "2026-11-04 03:59", "2026-11-03"),
    Row("America/Sao_Paulo", "2026-11-04T07:00Z", -180, "2026-11-04 04:00", "2026-11-04"),
    // Santiago changes at midnight, from and to 23:00.
    Row("America/Santiago", "2026-04-05T02:59Z", -180, "2026-04-04 23:59", "2026-04-04"),
    Row("America/Santiago", "2026-04-05T03:00Z", -240, "2026-04-04 23:00", "2026-04-04"),
    Row("America/Santiago", "2026-04-05T07:59Z", -240, "2026-04-05 03:59", "2026-04-04"),
    Row("America/Santiago", "2026-04-05T08:00Z", -240, "2026-04-05 04:00", "2026-04-05"),
    Row("America/Santiago", "2026-09-06T03:59Z", -240, "2026-09-05 23:59", "2026-09-05"),
    Row("America/Santiago", "2026-09-06T04:00Z", -180, "2026-09-06 01:00", "2026-09-05"),
    Row("America/Santiago", "2026-09-06T06:59Z", -180, "2026-09-06 03:59", "2026-09-05"),
    Row("America/Santiago", "2026-09-06T07:00Z", -180, "2026-09-06 04:00", "2026-09-06"),
    // Caracas moved its clocks by half an hour on 1 May 2016.
    Row("America/Caracas", "2016-05-01T06:59Z", -270, "2016-05-01 02:29", "2016-04-30"),
    Row("America/Caracas", "2016-05-01T07:00Z", -240, "2016-05-01 03:00", "2016-04-30"),
    Row("America/Caracas", "2016-05-01T07:59Z", -240, "2016-05-01 03:59", "2016-04-30"),
    Row("America/Caracas", "2016-05-01T08:00Z", -240, "2016-05-01 04:00", "2016-05-01"),
    // Phoenix stays as it is while New York changes.
    Row("America/Phoenix", "2026-03-08T10:59Z", -420, "2026-03-08 03:59", "2026-03-07"),
    Row("America/Phoenix", "2026-03-08T11:00Z", -420, "2026-03-08 04:00", "2026-03-08"),
    Row("Europe/London", "2026-03-29T00:59Z", 0, "2026-03-29 00:59", "2026-03-28"),
    Row("Europe/London", "2026-03-29T01:00Z", 60, "2026-03-29 02:00", "2026-03-28"),
    Row("Europe/London", "2026-03-29T02:59Z", 60, "2026-03-29 03:59", "2026-03-28"),
    Row("Europe/London", "2026-03-29T03:00Z", 60, "2026-03-29 04:00", "2026-03-29"),
    Row("Europe/London", "2026-10-25T00:59Z", 60, "2026-10-25 01:59", "2026-10-24"),
    Row("Europe/London", "2026-10-25T01:00Z", 0, "2026-10-25 01:00", "2026-10-24"),
    Row("Europe/London", "2026-10-25T03:59Z", 0, "2026-10-25 03:59", "2026-10-24"),
    Row("Europe/London", "2026-10-25T04:00Z", 0, "2026-10-25 04:00", "2026-10-25"),
    Row("Europe/Berlin", "2026-03-29T00:59Z", 60, "2026-03-29 01:59", "2026-03-28"),
    Row("Europe/Berlin", "2026-03-29T01:00Z", 120, "2026-03-29 03:00", "2026-03-28"),
    Row("Europe/Berlin", "2026-03-29T01:59Z", 120, "2026-03-29 03:59", "2026-03-28"),
    Row("Europe/Berlin", "2026-03-29T02:00Z", 120, "2026-03-29 04:00", "2026-03-29"),
    Row("Europe/Berlin", "2026-10-25T00:59Z", 120, "2026-10-25 02:59", "2026-10-24"),
    Row("Europe/Berlin", "2026-10-25T01:00Z", 60, "2026-10-25 02:00", "2026-10-24"),
    Row("Europe/Berlin", "2026-10-25T02:59Z", 60, "2026-10-25 03:59", "2026-10-24"),
    Row("Europe/Berlin", "2026-10-25T03:00Z", 60, "2026-10-25 04:00", "2026-10-25"),
    // Casablanca goes back for Ramadan (2024: 10 March to 14 April).
    Row("Africa/Casablanca", "2024-03-10T01:59Z", 60, "2024-03-10 02:59", "2024-03-09"),
    Row("Africa/Casablanca", "2024-03-10T02:00Z", 0, "2024-03-10 02:00", "2024-03-09"),
    Row("Africa/Casablanca", "2024-03-10T03:59Z", 0, "2024-03-10 03:59", "2024-03-09"),
    Row("Africa/Casablanca", "2024-03-10T04:00Z", 0, "2024-03-10 04:00", "2024-03-10"),
    Row("Africa/Casablanca", "2024-04-14T01:59Z", 0, "2024-04-14 01:59", "2024-04-13"),
    Row("Africa/Casablanca", "2024-04-14T02:00Z", 60, "2024-04-14 03:00", "2024-04-13"),
    Row("Africa/Casablanca", "2024-04-14T02:59Z", 60, "2024-04-14 03:59", "2024-04-13"),
    Row("Africa/Casablanca", "2024-04-14T03:00Z", 60, "2024-04-14 04:00", "2024-04-14"),
    // Cairo changes at midnight, on a Friday in spring and a Thursday in autumn.
    Row("Africa/Cairo", "2024-04-25T21:59Z", 120, "2024-04-25 23:59", "2024-04-25"),
    Row("Africa/Cairo", "2024-04-25T22:00Z", 180, "2024-04-26 01:00", "2024-04-25"),
    Row("Africa/Cairo", "2024-04-26T00:59Z", 180, "2024-04-26 03:59", "2024-04-25"),
    Row("Africa/Cairo", "2024-04-26T01:00Z", 180, "2024-04-26 04:00", "2024-04-26"),
    Row("Africa/Cairo", "2024-10-31T20:59Z", 180, "2024-10-31 23:59", "2024-10-31"),
    Row("Africa/Cairo", "2024-10-31T21:00Z", 120, "2024-10-31 23:00", "2024-10-31"),
    Row("Africa/Cairo", "2024-11-01T01:59Z", 120, "2024-11-01 03:59", "2024-10-31"),
    Row("Africa/Cairo", "2024-11-01T02:00Z", 120, "2024-11-01 04:00", "2024-11-01"),
    // Tehran had summer time from midnight until 2022, and none since.
    Row("Asia/Tehran", "2022-03-21T20:29Z", 210, "2022-03-21 23:59", "2022-03-21"),
    Row("Asia/Tehran", "2022-03-21T20:30Z", 270, "2022-03-22 01:00", "2022-03-21"),
    Row("Asia/Tehran", "2022-03-21T23:29Z", 270, "2022-03-22 03:59", "2022-03-21"),
    Row("Asia/Tehran", "2022-03-21T23:30Z", 270, "2022-03-22 04:00", "2022-03-22"),
    Row("Asia/Tehran", "2026-03-22T00:29Z", 210, "2026-03-22 03:59", "2026-03-21"),
    Row("Asia/Tehran", "2026-03-22T00:30Z", 210, "2026-03-22 04:00", "2026-03-22"),
    Row("Asia/Kolkata", "2026-11-20T22:29Z", 330, "2026-11-21 03:59", "2026-11-20"),
    Row("Asia/Kolkata", "2026-11-20T22:30Z", 330, "2026-11-21 04:00", "2026-11-21"),
    Row("Asia/Kathmandu", "2026-11-20T22:14Z", 345, "2026-11-21 03:59", "2026-11-20"),
    Row("Asia/Kathmandu", "2026-11-20T22:15Z", 345, "2026-11-21 04:00", "2026-11-21"),
    Row("Asia/Yangon", "2026-11-20T21:29Z", 390, "2026-11-21 03:59", "2026-11-20"),
    Row("Asia/Yangon", "2026-11-20T21:30Z", 390, "2026-11-21 04:00", "2026-11-21"),
    // Pyongyang moved from 23:30 to midnight on 4 May 2018.
    Row("Asia/Pyongyang", "2018-05-04T14:59Z", 510, "2018-05-04 23:29", "2018-05-04"),
    Row("Asia/Pyongyang", "2018-05-04T15:00Z", 540, "2018-05-05 00:00", "2018-05-04"),
    Row("Asia/Pyongyang", "2018-05-04T18:59Z", 540, "2018-05-05 03:59", "2018-05-04"),
    Row("Asia/Pyongyang", "2018-05-04T19:00Z", 540, "2018-05-05 04:00", "2018-05-05"),
    // Tokyo over a leap day.
    Row("Asia/Tokyo", "2026-11-20T18:59Z", 540, "2026-11-21 03:59", "2026-11-20"),
    Row("Asia/Tokyo", "2026-11-20T19:00Z", 540, "2026-11-21 04:00", "2026-11-21"),
    Row("Asia/Tokyo", "2028-02-28T18:59Z", 540, "2028-02-29 03:59", "2028-02-28"),
    Row("Asia/Tokyo", "2028-02-28T19:00Z", 540, "2028-02-29 04:00", "2028-02-29"),
    Row("Asia/Tokyo", "2028-02-29T18:59Z", 540, "2028-03-01 03:59", "2028-02-29"),
    Row("Asia/Tokyo", "2028-02-29T19:00Z", 540, "2028-03-01 04:00", "2028-03-01"),
    Row("Australia/Eucla", "2026-11-20T19:14Z", 525, "2026-11-21 03:59", "2026-11-20"),
    Row("Australia/Eucla", "2026-11-20T19:15Z", 525, "2026-11-21 04:00", "2026-11-21"),
    Row("Australia/Adelaide", "2026-04-04T16:29Z", 630, "2026-04-05 02:59", "2026-04-04"),
    Row("Australia/Adelaide", "2026-04-04T16:30Z", 570, "2026-04-05 02:00", "2026-04-04"),
    Row("Australia/Adelaide", "2026-04-04T18:29Z", 570, "2026-04-05 03:59", "2026-04-04"),
    Row("Australia/Adelaide", "2026-04-04T18:30Z", 570, "2026-04-05 04:00", "2026-04-05"),
    Row("Australia/Adelaide", "2026-10-03T17:29Z", 630, "2026-10-04 03:59", "2026-10-03"),
    Row("Australia/Adelaide", "2026-10-03T17:30Z", 630, "2026-10-04 04:00", "2026-10-04"),
    Row("Australia/Sydney", "2026-04-04T15:59Z", 660, "2026-04-05 02:59", "2026-04-04"),
    Row("Australia/Sydney", "2026-04-04T16:00Z", 600, "2026-04-05 02:00", "2026-04-04"),
    Row("Australia/Sydney", "2026-04-04T17:59Z", 600, "2026-04-05 03:59", "2026-04-04"),
    Row("Australia/Sydney", "2026-04-04T18:00Z", 600, "2026-04-05 04:00", "2026-04-05"),
    Row("Australia/Sydney", "2026-10-03T15:59Z", 600, "2026-10-04 01:59", "2026-10-03"),
    Row("Australia/Sydney", "2026-10-03T16:00Z", 660, "2026-10-04 03:00", "2026-10-03"),
    Row("Australia/Sydney", "2026-10-03T16:59Z", 660, "2026-10-04 03:59", "2026-10-03"),
    Row("Australia/Sydney", "2026-10-03T17:00Z", 660, "2026-10-04 04:00", "2026-10-04"),
    // Lord Howe changes by half an hour.
    Row("Australia/Lord_Howe", "2026-04-04T14:59Z", 660, "2026-04-05 01:59", "2026-04-04"),
    Row("Australia/Lord_Howe", "2026-04-04T15:00Z", 630, "2026-04-05 01:30", "2026-04-04"),
    Row("Australia/Lord_Howe", "2026-04-04T17:29Z", 630, "2026-04-05 03:59", "2026-04-04"),
    Row("Australia/Lord_Howe", "2026-04-04T17:30Z", 630, "2026-04-05 04:00", "2026-04-05"),
    Row("Australia/Lord_Howe", "2026-10-03T15:29Z", 630, "2026-10-04 01:59", "2026-10-03"),
    Row("Australia/Lord_Howe", "2026-10-03T15:30Z", 660, "2026-10-04 02:30", "2026-10-03"),
    Row("Australia/Lord_Howe", "2026-10-03T16:59Z", 660, "2026-10-04 03:59", "2026-10-03"),
    Row("Australia/Lord_Howe", "2026-10-03T17:00Z", 660, "2026-10-04 04:00", "2026-10-04"),
    Row("Pacific/Auckland", "2026-04-04T13:59Z", 780, "2026-04-05 02:59", "2026-04-04"),
    Row("Pacific/Auckland", "2026-04-04T14:00Z", 720, "2026-04-05 02:00", "2026-04-04"),
    Row("Pacific/Auckland", "2026-04-04T15:59Z", 720, "2026-04-05 03:59", "2026-04-04"),
    Row("Pacific/Auckland", "2026-04-04T16:00Z", 720, "2026-04-05 04:00", "2026-04-05"),
    Row("Pacific/Auckland", "2026-09-26T13:59Z", 720, "2026-09-27 01:59", "2026-09-26"),
    Row("Pacific/Auckland", "2026-09-26T14:00Z", 780, "2026-09-27 03:00", "2026-09-26"),
    Row("Pacific/Auckland", "2026-09-26T14:59Z", 780, "2026-09-27 03:59", "2026-09-26"),
    Row("Pacific/Auckland", "2026-09-26T15:00Z", 780, "2026-09-27 04:00", "2026-09-27"),
    // Chatham changes at 03:45, a quarter of an hour before the rollover.
    Row("Pacific/Chatham", "2026-04-04T13:59Z", 825, "2026-04-05 03:44", "2026-04-04"),
    Row("Pacific/Chatham", "2026-04-04T14:00Z", 765, "2026-04-05 02:45", "2026-04-04"),
    Row("Pacific/Chatham", "2026-04-04T15:14Z", 765, "2026-04-05 03:59", "2026-04-04"),
    Row("Pacific/Chatham", "2026-04-04T15:15Z", 765, "2026-04-05 04:00", "2026-04-05"),
    Row("Pacific/Chatham", "2026-09-26T13:59Z", 765, "2026-09-27 02:44", "2026-09-26"),
    Row("Pacific/Chatham", "2026-09-26T14:00Z", 825, "2026-09-27 03:45", "2026-09-26"),
    Row("Pacific/Chatham", "2026-09-26T14:14Z", 825, "2026-09-27 03:59", "2026-09-26"),
    Row("Pacific/Chatham", "2026-09-26T14:15Z", 825, "2026-09-27 04:00", "2026-09-27"),
    // Apia had no 30 December 2011; as a study day it lasts from midnight to four on the 31st.
    Row("Pacific/Apia", "2011-12-30T09:59Z", -600, "2011-12-29 23:59", "2011-12-29"),
    Row("Pacific/Apia", "2011-12-30T10:00Z", 840, "2011-12-31 00:00", "2011-12-30"),
    Row("Pacific/Apia", "2011-12-30T13:59Z", 840, "2011-12-31 03:59", "2011-12-30"),
    Row("Pacific/Apia", "2011-12-30T14:00Z", 840, "2011-12-31 04:00", "2011-12-31"),
    // Kwajalein had no 21 August 1993.
    Row("Pacific/Kwajalein", "1993-08-21T11:59Z", -720, "1993-08-20 23:59", "1993-08-20"),
    Row("Pacific/Kwajalein", "1993-08-21T12:00Z", 720, "1993-08-22 00:00", "1993-08-21"),
    Row("Pacific/Kwajalein", "1993-08-21T15:59Z", 720, "1993-08-22 03:59", "1993-08-21"),
    Row("Pacific/Kwajalein", "1993-08-21T16:00Z", 720, "1993-08-22 04:00", "1993-08-22"),
    Row("Pacific/Kiritimati", "2025-12-31T13:59Z", 840, "2026-01-01 03:59", "2025-12-31"),
    Row("Pacific/Kiritimati", "2025-12-31T14:00Z", 840, "2026-01-01 04:00", "2026-01-01"),
    Row("Pacific/Marquesas", "2026-11-21T13:29Z", -570, "2026-11-21 03:59", "2026-11-20"),
    Row("Pacific/Marquesas", "2026-11-21T13:30Z", -570, "2026-11-21 04:00", "2026-11-21"),
    Row("Pacific/Honolulu", "2026-11-21T13:59Z", -600, "2026-11-21 03:59", "2026-11-20"),
    Row("Pacific/Honolulu", "2026-11-21T14:00Z", -600, "2026-11-21 04:00", "2026-11-21"),
    Row("Pacific/Pago_Pago", "2026-01-01T14:59Z", -660, "2026-01-01 03:59", "2025-12-31"),
    Row("Pacific/Pago_Pago", "2026-01-01T15:00Z", -660, "2026-01-01 04:00", "2026-01-01"),
    // Troll changes by two hours.
    Row("Antarctica/Troll", "2026-03-29T00:59Z", 0, "2026-03-29 00:59", "2026-03-28"),
    Row("Antarctica/Troll", "2026-03-29T01:00Z", 120, "2026-03-29 03:00", "2026-03-28"),
    Row("Antarctica/Troll", "2026-03-29T01:59Z", 120, "2026-03-29 03:59", "2026-03-28"),
    Row("Antarctica/Troll", "2026-03-29T02:00Z", 120, "2026-03-29 04:00", "2026-03-29"),
    Row("Atlantic/Reykjavik", "2038-01-19T03:14Z", 0, "2038-01-19 03:14", "2038-01-18"),
    Row("Atlantic/Reykjavik", "2038-01-19T04:00Z", 0, "2038-01-19 04:00", "2038-01-19"),
  ]
}

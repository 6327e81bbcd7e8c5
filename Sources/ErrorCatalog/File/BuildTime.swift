internal import ErrcatBytes
internal import ErrcatPlatform

/// When a catalog was built, if it is to say so.
///
/// Nothing here asks a clock: the same documents give the same file. A packager sets
/// `SOURCE_DATE_EPOCH` (reproducible-builds.org, specification of that variable), and the time is
/// kept in `metadata` as `built_at`.
///
/// ```swift
/// BuildTime(sourceDateEpoch: "1700000000")?.text  // "2023-11-14T22:13:20Z"
/// BuildTime(sourceDateEpoch: "yesterday")         // nil
/// ```
package struct BuildTime: Equatable, Sendable {
  /// The seconds since the start of 1970, without leap seconds.
  package let seconds: Int

  /// Takes the value of the variable: the seconds since the start of 1970, in decimal digits.
  ///
  /// - Returns: nil if the text is anything else, or later than the year 9999.
  package init?(sourceDateEpoch text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit),
      let seconds = Int(text), seconds <= 253_402_300_799
    else { return nil }
    self.seconds = seconds
  }

  /// The time in UTC (ISO 8601).
  package var text: String {
    var (time, parts) = (time_t(seconds), tm())
    gmtime_r(&time, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-"
      + "\(padded(parts.tm_mday, 2))T\(padded(parts.tm_hour, 2)):"
      + "\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))Z"
  }
}

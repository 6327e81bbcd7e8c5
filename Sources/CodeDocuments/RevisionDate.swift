internal import ErrcatBytes

/// The day of a document's last change, as `2026-11-29`.
///
/// ```swift
/// RevisionDate("2024-02-29")?.description  // "2024-02-29"
/// RevisionDate("2023-02-29")               // nil
/// ```
public struct RevisionDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, month and day, with a hyphen between them (ISO 8601).
  public let description: String

  /// Takes a day from the year 1 on, in the form `YYYY-MM-DD`.
  ///
  /// - Returns: nil if the text has another form, or the calendar has no such day.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(\.isDigit),
      let year = Int(String(Substring(parts[0]))), let month = Int(String(Substring(parts[1]))),
      let day = Int(String(Substring(parts[2]))), year >= 1, (1...12).contains(month)
    else { return nil }
    let isLeapYear = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return nil }
    description = text
  }

  /// Orders days by time.
  public static func < (left: Self, right: Self) -> Bool {
    inByteOrder(left.description, right.description)
  }
}

internal import ErrcatBytes

/// Finds when lines of logs were written.
package struct LogTimes {
  /// No time begins later in a line.
  private static let farthest = 512

  private let pattern: CodePattern

  /// Prepares to find times.
  package init() throws(InvalidPattern) { pattern = try CodePattern(Self.forms) }

  /// The forms of times, the group around each: ISO 8601 and its like, the one of Apache and nginx,
  /// syslog (RFC 3164), Android, klog, a time of day, and seconds or milliseconds since 1970 after
  /// a key.
  private static let forms =
    "(?|"
    + [
      #"(\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z\b|UTC\b|[+-]\d\d:?\d\d\b))?)"#,
      #"(\b\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?)"#,
      #"(\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?)"#,
      #"(\b\d\d-\d\d \d\d:\d\d:\d\d\.\d+)"#,
      #"^[IWEF](\d{4} \d\d:\d\d:\d\d\.\d+)"#,
      #"(?:"@?(?:ts|t|time|timestamp)"\s*:\s*"?|\b(?:ts|time|timestamp)=)(1\d{9}(?:\d{3})?(?:\.\d+)?)\b"#,
      #"(\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b)"#,
    ].joined(separator: "|") + ")"

  /// Returns when a line was written, as it says: the first time in it; nil without any.
  package func time(in line: Span<UInt8>) -> String? {
    line.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress,
        let match = try? pattern.next(
          in: text, line: 0..<min(buffer.count, Self.farthest), from: 0),
        let group = match.group
      else { return nil }
      return String(decoding: buffer[group], as: UTF8.self)
    }
  }
}

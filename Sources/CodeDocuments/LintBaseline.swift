/// The findings of an earlier run, which are not reported again.
///
/// A finding is known by its path, rule and message, whose numbers of lines do not count: a document
/// may grow above it. A finding that was there twice is known twice.
package struct LintBaseline {
  private struct Known: Hashable {
    var path: String
    var rule: String
    var message: String
  }

  private var counts: [Known: Int] = [:]

  /// Reads what `errcat lint` wrote as lines of text, JSON, JSON lines, CSV or TSV.
  ///
  /// - Returns: nil if the bytes are none of these.
  package init?(_ bytes: [UInt8]) {
    if let rows = FlatRows(bytes)?.rows, rows.allSatisfy({ $0["rule"] != nil }) {
      for row in rows { add(row["path"] ?? "", row["rule"] ?? "", row["message"] ?? "") }
      return
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      // path:line:column: severity: message [rule]
      let form = /^(.+?):\d+:\d+: (?:error|warning|note): (.+) \[([a-z-]+)\]$/
      guard let match = line.wholeMatch(of: form) else { return nil }
      add(String(match.1), String(match.3), String(match.2))
    }
  }

  private mutating func add(_ path: String, _ rule: String, _ message: String) {
    counts[Self.known(path, rule, message), default: 0] += 1
  }

  private static func known(_ path: String, _ rule: String, _ message: String) -> Known {
    let lines = /\blines? \d+(?:-\d+)?(?:, \d+(?:-\d+)?)*(?: and \d+ more)?/
    return Known(path: path, rule: rule, message: message.replacing(lines, with: "lines"))
  }

  /// Returns whether a finding is known, once for each time it was there.
  package mutating func contains(_ diagnostic: Diagnostic) -> Bool {
    let known = Self.known(diagnostic.path, diagnostic.rule.rawValue, diagnostic.message)
    guard let count = counts[known], count > 0 else { return false }
    counts[known] = count - 1
    return true
  }

  /// How many known findings were not met again.
  package var unmetCount: Int { counts.values.reduce(0, +) }
}

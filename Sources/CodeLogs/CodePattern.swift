internal import CPCRE2
internal import CodeDocuments

/// A regular expression with one group, which finds codes in lines (PCRE2 syntax).
///
/// ```swift
/// let pattern = try CodePattern(#"ORA-(\d{5})"#)
/// ```
package final class CodePattern {
  private let code: OpaquePointer
  private let match: OpaquePointer

  /// Compiles a pattern.
  ///
  /// Texts are UTF-8; other bytes match nothing.
  ///
  /// - Throws: ``InvalidPattern`` if it is not a regular expression with exactly one group.
  package init(_ pattern: String) throws(InvalidPattern) {
    var pattern = pattern
    var (number, offset): (Int32, Int) = (0, 0)
    let compiled = pattern.withUTF8 { bytes in
      pcre2_compile_8(
        bytes.baseAddress, bytes.count, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, &number, &offset, nil)
    }
    guard let compiled else {
      throw .syntax(pattern: pattern, offset: offset, message: Self.message(number))
    }
    var groups: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    guard groups == 1, let match = pcre2_match_data_create_from_pattern_8(compiled, nil) else {
      pcre2_code_free_8(compiled)
      throw .groups(pattern: pattern, count: Int(groups))
    }
    // Without a just-in-time compiler, PCRE2 interprets the pattern.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
    self.match = match
  }

  deinit {
    pcre2_match_data_free_8(match)
    pcre2_code_free_8(code)
  }

  private static func message(_ number: Int32) -> String {
    var text = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &text, text.count)
    return String(decoding: text.prefix(max(0, Int(count))), as: UTF8.self)
  }

  /// Returns the next match in `text[line]` from a place on: all of it, and its group.
  ///
  /// - Throws: ``PatternTooSlow`` if it cannot be told within PCRE2's limits.
  func next(
    in text: UnsafePointer<UInt8>, line: Range<Int>, from start: Int
  ) throws(PatternTooSlow) -> (whole: Range<Int>, group: Range<Int>?)? {
    let status = pcre2_match_8(
      code, text + line.lowerBound, line.count, start - line.lowerBound, 0, match, nil)
    if status == PCRE2_ERROR_NOMATCH { return nil }
    guard status > 0, let places = pcre2_get_ovector_pointer_8(match) else {
      throw PatternTooSlow()
    }
    let whole = places[0]..<max(places[0], places[1])
    // A group that took no part has no place.
    let group = status > 1 && places[2] <= places[3] ? places[2]..<places[3] : nil
    return (shifted(whole, line.lowerBound), group.map { shifted($0, line.lowerBound) })
  }

  /// Returns where the pattern's group is in each of its matches, line by line; a line that takes too
  /// long has none.
  package func groups(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return }
      var start = 0
      while start < buffer.count {
        let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
        var place = start
        while place <= end, let match = try? next(in: text, line: start..<end, from: place) {
          if let group = match.group { found.append(group) }
          place = max(match.whole.upperBound, place + 1)
        }
        start = end + 1
      }
    }
    return found
  }

  private func shifted(_ range: Range<Int>, _ distance: Int) -> Range<Int> {
    range.lowerBound + distance..<range.upperBound + distance
  }
}

/// Why a pattern cannot be used.
package enum InvalidPattern: Error, Equatable, CustomStringConvertible {
  /// It is not a regular expression; the offset is in bytes.
  case syntax(pattern: String, offset: Int, message: String)
  /// It has not exactly one group.
  case groups(pattern: String, count: Int)

  /// The fault, its place, and how to fix it.
  package var description: String {
    switch self {
    case .syntax(let pattern, let offset, let message):
      "the pattern '\(pattern)' is not valid: \(message), at offset \(offset)"
    case .groups(let pattern, let count):
      "the pattern '\(pattern)' has \(count == 0 ? "no group" : "\(count) groups"), and must have "
        + "one, around the code: " + #"'ORA-(\d+)'; (?:...) groups without being one"#
    }
  }
}

/// A line on which a pattern takes more steps than PCRE2 allows.
struct PatternTooSlow: Error {}

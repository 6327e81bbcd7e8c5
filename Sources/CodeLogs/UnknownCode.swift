internal import CodeDocuments

/// A code that a log names and a catalog lacks.
package struct UnknownCode: Hashable, Sendable {
  /// The code as logged.
  package var code: String
  /// The key before it, as logged; empty if a pattern found it.
  package var key: String
}

extension UnknownCode {
  /// Whether a value means that there is no value.
  package static func saysNothing(_ text: String) -> Bool {
    ["null", "nil", "none", "true", "false", "undefined", "nan"].contains(text.lowercased())
  }

  /// Whether a value that no catalog knows is worth a word: a number or a name as codes have, not
  /// what programs say when all went well, nor an amount with its unit.
  package static func isWorthReporting(_ text: String) -> Bool {
    guard CodeQuery.looksLikeCode(text), !saysNothing(text), !text.contains(" ") else {
      return false
    }
    let folded = text.lowercased()
    if ["0", "200", "ok", "success", "succeeded"].contains(folded) { return false }
    if let number = CodeText.number(of: text), number == 0 { return false }
    return !units.contains(String(folded.drop { $0.isNumber }))
      || folded.first?.isNumber != true
  }

  private static let units: Set<String> = [
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "ns", "us", "ms", "s", "m", "h", "d", "px",
    "hz", "khz", "mhz", "ghz",
  ]
}

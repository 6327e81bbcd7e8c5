import ErrcatBytes

/// Returns a value as a spreadsheet shows it, where it would take it for a formula.
///
/// Spreadsheets run what begins with `=`, `+`, `-` or `@`, also after a tab or a line end, and the
/// full-width forms of these signs; an apostrophe before it makes it text (OWASP, CSV Injection).
/// A number is harmless and stays unchanged, or every negative code would be spoiled. The apostrophe
/// is part of the value for any other program, which is why it must be asked for.
///
/// ```swift
/// escapingFormula(.string("=1+1"))   // .string("'=1+1")
/// escapingFormula(.string("-1000"))  // .string("-1000")
/// ```
func escapingFormula(_ value: JSONValue) -> JSONValue {
  guard case .string(let text) = value, let first = text.unicodeScalars.first else { return value }
  switch first {
  case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return .string("'" + text)
  case "+", "-": return isNumber(text) ? value : .string("'" + text)
  default: return value
  }
}

/// Whether a text is a sign, digits, and no more than one point among them.
private func isNumber(_ text: String) -> Bool {
  let digits = text.utf8.dropFirst()
  let isDigits = digits.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  return isDigits && digits.count { $0 == UInt8(ascii: ".") } <= 1
    && digits.contains { $0 != UInt8(ascii: ".") }
}

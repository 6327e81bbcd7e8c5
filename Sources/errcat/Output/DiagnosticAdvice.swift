import CodeDocuments
import ErrcatBytes

extension Diagnostic {
  /// The diagnostic with the options in its message that follow its remedy.
  var advised: Diagnostic {
    guard case .codeColumn(let column)? = remedy else { return self }
    var advised = self
    advised.message +=
      "; --code-column \(quotedForShell(column)) reads it, and so does --all-tables"
    return advised
  }
}

/// Returns the text as a shell takes it for one word.
private func quotedForShell(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || scalar.isASCIIDigit
      || "_.-".unicodeScalars.contains(scalar)
  }
  if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
  return "'"
    + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

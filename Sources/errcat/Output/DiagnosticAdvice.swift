import CodeDocuments
import ErrcatBytes

extension Diagnostic {
  /// The diagnostic with the options and verbs in its message that follow its rule and remedy.
  var advised: Diagnostic {
    var advised = self
    switch (rule, remedy) {
    case (_, .codeColumn(let column)?):
      advised.message +=
        "; --code-column \(quotedForShell(column)) reads it, and so does --all-tables"
    case (_, .rules?): advised.message += "; --rules \(path) uses them"
    case (.noCodes, nil) where isRecords(path):
      advised.message +=
        "; `errcat tables` shows how each list was read, and --code-column NAME reads one as codes"
    case (.noCodes, nil): advised.message += "; `errcat tables` shows how each table was read"
    default: break
    }
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

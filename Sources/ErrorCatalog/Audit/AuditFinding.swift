/// One difference between source text and the catalog.
package struct AuditFinding: Hashable, Sendable {
  /// The rules of an audit.
  package enum Rule: String, CaseIterable, Sendable {
    /// No source text uses a code of the catalog.
    case unusedCode = "unused-code"
    /// Source text uses a code that the catalog lacks.
    case undocumentedCode = "undocumented-code"
    /// The catalog has a code only in a range or a class.
    case coveredByRange = "covered-by-range"
    /// Source text gives one code to two names.
    case usedTwice = "used-twice"
    /// An exemption is for a code that nothing is found about.
    case unneededExemption = "unneeded-exemption"

    /// How bad a finding is: `error`, `warning` or `note`.
    package var severity: String {
      switch self {
      case .undocumentedCode: "error"
      case .unusedCode, .usedTwice, .unneededExemption: "warning"
      case .coveredByRange: "note"
      }
    }
  }

  package var path: String
  /// The line, from 1.
  package var line: Int
  /// The column in characters (Unicode scalars), from 1.
  package var column: Int
  package var rule: Rule
  package var message: String
  /// The source and the domain of the code, or of those whose form it has; nil where none has.
  package var source: String?
  package var domain: String?
  package var code: String
}

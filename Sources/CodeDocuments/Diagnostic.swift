/// One thing to say about a document: about one place, or about all rows with the same cause.
///
/// Its description has the form of gcc and clang, which editors and CI systems make clickable:
/// `path:line:column: severity: message [rule]`.
public struct Diagnostic: Hashable, Codable, Sendable {
  /// How bad it is.
  public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is wrong.
    case note
    /// Read as meant, but not written well.
    case warning
    /// Something may be lost or misread.
    case error

    /// Orders severities from note to error.
    public static func < (lower: Severity, higher: Severity) -> Bool {
      (lower == .note && higher != .note) || (lower == .warning && higher == .error)
    }
  }

  /// The document's path, as it was typed.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters (Unicode scalars), from 1.
  public var column: Int
  /// How bad it is.
  public var severity: Severity
  /// The name of the rule that found it.
  public var rule: Rule
  /// The problem, and how errcat handled it.
  public var message: String
  /// The code it is about; nil if it is about several or none.
  public var code: String?
  /// What an import can be told to do about it, if there is such a thing.
  public var remedy: Remedy?

  /// Creates a diagnostic.
  public init(
    path: String, line: Int, column: Int, severity: Severity, rule: Rule, message: String,
    code: String? = nil, remedy: Remedy? = nil
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.severity = severity
    self.rule = rule
    self.message = message
    self.code = code
    self.remedy = remedy
  }
}

extension Diagnostic {
  /// An option that makes an import read a list that it passed over.
  public enum Remedy: Hashable, Sendable {
    /// The codes are in the column with this header or, where that tells no column, in this place
    /// from 1; see ``ImportOptions/codeColumn``.
    case codeColumn(String)
    /// The document is a file of rules, not of codes.
    case rules
  }
}

extension Diagnostic.Remedy: Codable {
  private enum CodingKeys: String, CodingKey {
    case codeColumn = "code_column"
    case rules
  }

  /// Reads `{"code_column": "Name"}` or `{"rules": true}`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let column = try values.decodeIfPresent(String.self, forKey: .codeColumn) {
      self = .codeColumn(column)
    } else if try values.decode(Bool.self, forKey: .rules) {
      self = .rules
    } else {
      throw DecodingError.dataCorruptedError(
        forKey: .rules, in: values, debugDescription: "a remedy is code_column or rules: true")
    }
  }

  /// Writes an object with one member.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .codeColumn(let column): try values.encode(column, forKey: .codeColumn)
    case .rules: try values.encode(true, forKey: .rules)
    }
  }
}

extension Diagnostic {
  /// The rules of diagnostics; docs/diagnostics has a page for each.
  public enum Rule: String, Codable, Sendable, CaseIterable {
    /// A row has more cells than its table's header.
    case surplusCells = "surplus-cells"
    /// A table lists a code again.
    case duplicateCode = "duplicate-code"
    /// A row has no code.
    case emptyCode = "empty-code"
    /// A cell lists too many codes, or too many for the text of its row.
    case tooManyCodes = "too-many-codes"
    /// The header that mentions codes is above texts.
    case swappedHeaders = "swapped-headers"
    /// A cell may list several codes that cannot be told apart.
    case unsplitCodes = "unsplit-codes"
    /// Rows look like a table but are not one.
    case notATable = "not-a-table"
    /// A table in HTML is nested too deeply, or too large, to be read.
    case htmlTooDeep = "html-too-deep"
    /// A row lacks its first or last pipe.
    case missingEdgePipe = "missing-edge-pipe"
    /// Text was encoded to UTF-8 twice.
    case encodedTwice = "encoded-twice"
    /// JSON, YAML or CSV is not well-formed, or is not read as it is written.
    case malformedRecords = "malformed-records"
    /// A line is not UTF-8, or holds a NUL.
    case invalidText = "invalid-text"
    /// A code means something else in another domain of the document.
    case conflictingCode = "conflicting-code"
    /// A line of text is read as a row of the table above it.
    case textAsRow = "text-as-row"
    /// A table is written in HTML.
    case htmlTable = "html-table"
    /// Rows of pipes belong to no table.
    case rowOutsideTable = "row-outside-table"
    /// A table that may list codes is not read.
    case listPassedOver = "list-passed-over"
    /// A document holds no table of codes.
    case noCodes = "no-codes"
    /// A note is about a code that no document has.
    case noteWithoutCode = "note-without-code"
    /// A code that was removed came back with another meaning.
    case reusedCode = "reused-code"
    /// A text got another code.
    case renumbered
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:column: severity: message [rule]`.
  public var description: String {
    "\(path):\(line):\(column): \(severity.rawValue): \(message) [\(rule.rawValue)]"
  }
}

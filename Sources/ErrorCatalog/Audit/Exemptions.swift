internal import CodeDocuments
internal import MarkdownReader

/// The codes that an audit says nothing about: a Markdown table with the columns Code and Reason.
package struct Exemptions {
  struct Exemption: Hashable {
    var code: String
    var path: String
    var line: Int
    var column: Int
  }

  private(set) var all: [Exemption] = []
  /// Further codes, of which none needs to be found: those that notes ignore.
  var ignored: Set<String> = []

  /// Makes a list without codes.
  package init() {}

  /// Reads a file of exemptions; a code may be written as `domain:code` or `source/domain:code`.
  ///
  /// - Throws: ``ExemptionsError`` if no table has the two columns, or a row lacks its reason.
  package init(_ document: Document) throws(ExemptionsError) {
    guard let rows = ruleRows(headed: ["code", "reason"], in: document) else {
      throw ExemptionsError(
        path: document.typedPath, line: 1, reason: "no table has the header 'Code | Reason'")
    }
    for row in rows {
      guard let code = row.cells.first?.text, !code.isEmpty else {
        throw ExemptionsError(
          path: document.typedPath, line: row.line, reason: "the row has no code")
      }
      guard row.cells.count > 1, !row.cells[1].text.isEmpty else {
        throw ExemptionsError(
          path: document.typedPath, line: row.line, reason: "'\(code)' is given no reason")
      }
      all.append(Exemption(code: code, path: document.typedPath, line: row.line, column: 1))
    }
  }

  /// The exemption of a code; nil if it has none.
  func place(of code: String, source: String?, domain: String?) -> Int? {
    let names = Self.names(of: code, source, domain)
    return all.firstIndex { names.contains($0.code) }
  }

  func ignores(_ code: String, source: String?, domain: String?) -> Bool {
    !ignored.isEmpty && Self.names(of: code, source, domain).contains(where: ignored.contains)
  }

  private static func names(
    of code: String, _ source: String?, _ domain: String?
  ) -> [String] {
    guard let source, let domain else { return [code] }
    return [code, "\(domain):\(code)", "\(source)/\(domain):\(code)"]
  }
}

/// Why a file of exemptions cannot be used.
package struct ExemptionsError: Error, CustomStringConvertible {
  var path: String
  var line: Int
  var reason: String

  package var description: String { "\(path):\(line): \(reason)" }
}

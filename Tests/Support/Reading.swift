package import CodeDocuments

/// The results of reading a document, sorted by kind.
package struct Reading {
  package var domains: [DomainDraft] = []
  package var entries: [EntryDraft] = []
  package var diagnostics: [Diagnostic] = []
  package var balance = RowBalance()
  package var title: String?
  package var holdsRules = false

  package init(_ text: String, path: String = "doc.md", options: ImportOptions = ImportOptions()) {
    self.init(bytes: Array(text.utf8), path: path, options: options)
  }

  package init(bytes: [UInt8], path: String = "doc.md", options: ImportOptions = ImportOptions()) {
    var reader = EntryReader(Document(path: path, bytes: bytes, options: options))
    while let item = reader.next() {
      switch item {
      case .domain(let domain): domains.append(domain)
      case .column(let column): domains[domains.count - 1].columns.append(column)
      case .entry(let entry): entries.append(entry)
      case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
      }
    }
    balance = reader.balance
    title = reader.title
    holdsRules = reader.holdsRules
  }

  /// The entries as `code: description`.
  package var lines: [String] { entries.map { "\($0.code): \($0.description)" } }
  /// The diagnostics as `line:column rule`.
  package var findings: [String] {
    diagnostics.map { "\($0.line):\($0.column) \($0.rule.rawValue)" }
  }
  /// The first entry's attributes as `name=value`.
  package var attributes: [String] {
    entries.first?.attributes(domains[0].columns).map { "\($0.name)=\($0.value)" } ?? []
  }
}

/// A table of codes under a heading: a header, then rows from line 5 on.
package func codeTable(_ rows: String..., header: String = "Error Code | Description") -> String {
  let width = header.split(separator: "|", omittingEmptySubsequences: false).count
  let delimiter = "|" + String(repeating: "---|", count: width)
  return (["# Error codes", "", "| \(header) |", delimiter] + rows).joined(separator: "\n") + "\n"
}

package import RecordReader

/// What a document is written in.
package enum DocumentForm: String, CaseIterable, Sendable {
  case markdown
  case html
  case csv
  case tsv
  case json
  case jsonl
  case yaml

  /// The form of records, if it is one.
  var records: RecordForm? { RecordForm(rawValue: rawValue) }
}

extension Document {
  /// How the document writes records, as its import or the ending of its path says; nil for
  /// Markdown and HTML.
  package var recordForm: RecordForm? {
    if let form = options.form { form.records } else { RecordForm(path: path) }
  }
}

/// Whether a file of this name is one of records, which a folder may hold without any codes.
package func isRecords(_ name: String) -> Bool { RecordForm(path: name) != nil }

/// Whether a folder's file of this name may be a document: Markdown, HTML, or records.
package func mayBeDocument(_ name: String) -> Bool {
  isMarkdown(name) || isPageName(name) || isRecords(name)
}

/// Whether a file of this name is an HTML page.
package func isPageName(_ name: String) -> Bool {
  let lower = name.lowercased()
  return [".html", ".htm", ".xhtml"].contains(where: lower.hasSuffix)
}

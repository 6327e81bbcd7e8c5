/// How a code list is written.
package enum CodeListForm: String, Sendable, CaseIterable {
  /// A table as GitHub reads it (GFM section 4.10).
  case table
  /// A `<table>` in a block of HTML.
  case html
  /// Rows of pipes that GitHub reads as no table.
  case rows
  /// Sections, each headed by a code.
  case headings
  /// The items of a list, each of which begins with a code.
  case list
  /// Terms and their definitions.
  case definitions
  /// Lines of text or code.
  case lines
  /// A document that is one code.
  case page
  /// A document of CSV or TSV.
  case csv
  /// A list or map of records in JSON.
  case json
  /// A list or map of records in YAML.
  case yaml
}

extension CodeListForm {
  /// The names of forms, in their order, with commas between.
  package static func names(_ forms: Set<Self>) -> String {
    allCases.filter(forms.contains).map(\.rawValue).joined(separator: ",")
  }

  /// Reads names of forms with commas between; nil if one is unknown.
  package static func forms(_ names: String) -> Set<Self>? {
    var forms: Set<Self> = []
    for name in names.split(separator: ",") {
      let word = name.lowercased().filter { $0 != " " }
      guard let form = Self(rawValue: word) else { return nil }
      forms.insert(form)
    }
    return forms
  }
}

import ErrcatBytes
import ErrorCatalog

/// The domains, documents, sources or categories of a catalog as rows of named values.
struct ListedRows {
  let names: [String]
  let rows: [[JSONValue]]

  /// Reads the rows of a kind; codes have rows of their own, and none here.
  init(_ kind: List.Kind, of catalog: Catalog, _ filter: Filter) throws {
    switch kind {
    case .codes: (names, rows) = ([], [])
    case .domains:
      names = ["source", "domain", "domain_title", "codes", "path", "form"]
      rows = try catalog.domains(filter).map {
        [
          .string($0.source), .string($0.domain), .string($0.title), .integer($0.codes),
          .string($0.path), .string($0.form),
        ]
      }
    case .documents:
      names = ["source", "path", "title", "url", "revised", "sha256", "bytes", "domains", "codes"]
      rows = try catalog.documents(filter).map {
        [
          .string($0.source), .string($0.path), optional($0.title), optional($0.url),
          optional($0.revised), .string($0.sha256), .integer($0.bytes), .integer($0.domains),
          .integer($0.codes),
        ]
      }
    case .sources:
      names = ["source", "title", "url", "revised", "documents", "domains", "codes"]
      rows = try catalog.sources(filter).map {
        [
          .string($0.source), optional($0.title), optional($0.url), optional($0.revised),
          .integer($0.documents), .integer($0.domains), .integer($0.codes),
        ]
      }
    case .categories:
      names = ["facet", "slug", "title", "meaning", "advice", "words", "codes"]
      rows = try catalog.categories(filter).map {
        [
          .string($0.category.facet.rawValue), .string($0.category.slug),
          .string($0.category.title), .string($0.category.meaning), .string($0.category.advice),
          .string($0.category.words), .integer($0.codes),
        ]
      }
    }
  }

  /// The rows as objects, without values that say nothing.
  var objects: [JSONValue] { rows.map { ToolEntry.value(names, $0) } }
}

private func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

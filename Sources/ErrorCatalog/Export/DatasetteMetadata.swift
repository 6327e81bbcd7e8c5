internal import ErrcatBytes
internal import MarkdownReader

/// What Datasette is told of a catalog: titles, the data dictionary, facets, the search table and
/// the sample queries, as a `metadata.yaml` for `datasette catalog.db -m metadata.yaml`.
///
/// Source: <https://docs.datasette.io/en/stable/metadata.html>.
///
/// ```swift
/// print(try DatasetteMetadata(catalog, database: "catalog").yaml)
/// ```
package struct DatasetteMetadata: Sendable {
  /// The file's text.
  package var yaml: String

  /// Describes a catalog by its own content.
  ///
  /// - Parameters:
  ///   - catalog: The catalog.
  ///   - database: What Datasette calls it: the name of its file without the ending.
  /// - Throws: ``SQLiteError`` if the catalog cannot be read.
  package init(_ catalog: Catalog, database: String) throws {
    let documents = try catalog.documents()
    let codes = documents.reduce(0) { $0 + $1.codes }
    var about: [(String, JSONValue)] = [
      (
        "description",
        .string(
          "\(codes) error codes from \(documents.count) "
            + "document\(documents.count == 1 ? "" : "s"). The view entries has one row for each.")
      )
    ]
    if documents.count == 1, let document = documents.first {
      about.append(("source", .string(document.title ?? document.source)))
      if let url = document.url, Self.isWebAddress(url) {
        about.append(("source_url", .string(url)))
      }
    }
    about.append(("queries", Self.object(try catalog.sampleQueries().map(Self.query))))
    about.append(("tables", Self.object(try catalog.tables().map(Self.table))))
    let document = JSONValue.object([
      ("title", .string(try catalog.database.metadata("title") ?? "Error codes")),
      (
        "description",
        .string("What the error codes of an API mean, why a call failed, and what to do.")
      ),
      ("databases", .object([(database, .object(about))])),
    ])
    yaml = document.yaml
  }

  /// An object; a name that repeats, as only a forged catalog has it, counts once.
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    var taken: Set<String> = []
    return .object(members.filter { taken.insert($0.0).inserted })
  }

  /// Whether an address is one to make a link of.
  private static func isWebAddress(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.lowercased().hasPrefix($0) }
  }
}

// MARK: - Queries

extension DatasetteMetadata {
  /// The question is the title, and the rest of its text the description.
  private static func query(_ query: SampleQuery) -> (String, JSONValue) {
    let end = query.question.firstIndex(of: "?").map { query.question.index(after: $0) }
    let title = query.question[..<(end ?? query.question.endIndex)]
    let rest = query.question[title.endIndex...].drop { $0 == " " }
    var members: [(String, JSONValue)] = [("title", .string(String(title)))]
    if !rest.isEmpty { members.append(("description", .string(String(rest)))) }
    members.append(("sql", .string(withParameters(query.sql))))
    return (query.name, .object(members))
  }

  /// Makes a parameter of each value that a comment names, the value what an empty field means:
  /// Datasette shows a field to fill in for `:code`.
  ///
  /// The search words go through Datasette's `escape_fts`, so that they are words, not syntax.
  static func withParameters(_ sql: String) -> String {
    // Most queries have no comment, and a regular expression takes its time.
    guard sql.has("/* :") else { return sql }
    return sql.replacing(/(MATCH )?('(?:[^']|'')*') \/\* :([a-z_]+) \*\//) { match in
      let value = "coalesce(nullif(:\(match.3), ''), \(match.2))"
      return match.1 == nil ? value : "MATCH escape_fts(\(value))"
    }
  }
}

// MARK: - Tables

extension DatasetteMetadata {
  private static func table(_ table: CatalogTable) -> (String, JSONValue) {
    var members: [(String, JSONValue)] = [("description", .string(table.meaning))]
    members += settings[table.name] ?? []
    if table.kind == .index || madeForSearch.contains(table.name) {
      members.append(("hidden", .bool(true)))
    }
    if !table.columns.isEmpty {
      members.append(
        ("columns", object(table.columns.map { ($0.name, .string($0.meaning)) })))
    }
    return (table.name, .object(members))
  }

  /// Tables that only search reads.
  private static let madeForSearch: Set<String> = [
    "entry_texts", "synonym_phrases", "vocabulary",
  ]

  /// How Datasette shows a table: its label column and its facets.
  private static let settings: [String: [(String, JSONValue)]] = [
    "entries": [
      ("fts_table", .string("entries_fts")), ("fts_pk", .string("id")), ("sort", .string("id")),
      (
        "facets",
        .array([
          .string("source"), .string("domain"), .string("cause"),
          .object([("array", .string("areas"))]),
        ])
      ),
    ],
    "sources": [("label_column", .string("name"))],
    "documents": [("label_column", .string("path")), facets("source_id")],
    "domains": [("label_column", .string("slug")), facets("document_id")],
    "columns": [("label_column", .string("header")), facets("role")],
    "descriptions": [("label_column", .string("text"))],
    "categories": [("label_column", .string("slug")), facets("facet")],
    "codes": [("label_column", .string("code")), facets("domain_id")],
    "texts": [("label_column", .string("text"))],
    "diagnostics": [facets("document_id", "severity", "rule")],
    "synonyms": [("label_column", .string("said"))],
    "data_dictionary": [facets("table_name")],
  ]

  private static func facets(_ columns: String...) -> (String, JSONValue) {
    ("facets", .array(columns.map { .string($0) }))
  }
}

import ErrcatBytes
import ErrorCatalog

/// The tables of the catalog as a resource, for agents that write SQL.
enum SchemaResource {
  static let address = "errcat://schema"

  private static let members: [(String, JSONValue)] = [
    ("uri", .string(address)), ("mimeType", .string("text/plain")),
  ]

  static let definition = JSONValue.object(
    members + [
      ("name", .string("schema")),
      ("description", .string("The tables and views for the tool query.")),
    ])

  /// The tables with their columns, the view `entries` first, and as many meanings as there is room
  /// for.
  static func contents(of catalog: Catalog, mostBytes: Int) throws -> JSONValue {
    let tables = try catalog.tables()
    let first = ["entries", "conflicts", "entries_fts"]
    let ordered =
      first.flatMap { name in tables.filter { $0.name == name } }
      + tables.filter { !first.contains($0.name) }
    var lines = ordered.map { table in
      "\(table.name)(\(table.columns.map(\.name).joined(separator: ", ")))"
    }
    func size(_ text: String) -> Int { JSONValue.string(text).text.utf8.count }
    var left = mostBytes - size(lines.joined(separator: "\n"))
    for (index, table) in ordered.enumerated() {
      let meaning = ": " + table.meaning
      left -= size(meaning)
      if left < 0 { break }
      lines[index] += meaning
    }
    return .object(members + [("text", .string(lines.joined(separator: "\n")))])
  }
}

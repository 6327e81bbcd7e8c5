import Bytes
import Diff
import ErrorCatalog
import Markdown
import SQLite

/// Builds a catalog from a document, looks codes up in it, and prints what it finds.
///
/// The first argument is a document, the second one the path of the catalog.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw Usage() }
    let found = try FoundDocuments(at: [arguments[1]])
    print(try CatalogImport(found).run(into: arguments[2]).balance)
    let catalog = try Catalog(path: arguments[2])
    for code in ["4001", "order-7"] {
      for entry in try catalog.explain(code) { print(entry.code, entry.description) }
    }
    print(try catalog.search("balance low").map(\.entry.code))
    print(try !Catalog.embedded().explain("10016").isEmpty)
    try printUses(document: arguments[1], catalog: arguments[2])
    print(
      SQLite.Database().number, Markdown.Table().number, Bytes.Source().number,
      Diff.LineDiff().number)
  }
}

struct Usage: Error {}

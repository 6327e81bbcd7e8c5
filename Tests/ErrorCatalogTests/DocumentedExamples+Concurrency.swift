import ErrorCatalog
import TestSupport
import Testing

/// The example of the article on concurrency, which `make tsan` runs too.
@Suite struct DocumentedConcurrency {
  @Test func `tasks search one file at a time, each with its own catalog`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.catalog(["a.md": "| Error Code | Description |\n|--|--|\n| 7 | Order failed |\n"]
    )
    let queries = ["order", "failed", "orders", "fail", "order failed", "ordr", "7", "nothing"]
    let found = try await codes(of: queries, path: folder("catalog.db"))
    #expect(found.count == queries.count)
    #expect(found["order"] == ["7"])
    #expect(found["order failed"] == ["7"])
  }

  @Test func `an actor keeps a catalog open`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.catalog(["a.md": "| Error Code | Description |\n|--|--|\n| 7 | Order failed |\n"]
    )
    let desk = try Desk(path: folder("catalog.db"))
    #expect(try await desk.explain("7").map(\.description) == ["Order failed"])
    #expect(try await desk.explain("8").isEmpty)
  }
}

actor Desk {
  private let catalog: Catalog
  init(path: String) throws { catalog = try Catalog(path: path) }
  func explain(_ code: String) throws -> [Entry] { try catalog.explain(code) }
}

func codes(of queries: [String], path: String) async throws -> [String: [String]] {
  try await withThrowingTaskGroup(of: (String, [String]).self) { group in
    for query in queries {
      group.addTask {
        let catalog = try Catalog(path: path)
        return (query, try catalog.search(query).map(\.entry.code))
      }
    }
    return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}

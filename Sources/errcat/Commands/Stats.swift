import ArgumentParser
import ErrcatBytes
import ErrorCatalog

/// The verb `stats`.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show how many sources, documents and codes a catalog has.",
    discussion: """
      errcat stats
      errcat stats --db api.db --json
      """)

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    var rows = try RowWriter(["name", "value"], format.presentation)
    let catalog = try catalog.open()
    for fact in try catalog.statistics().facts {
      try rows.write([.string(fact.name), .integer(fact.value)])
    }
    for (name, value) in try catalog.age().facts { try rows.write([.string(name), value]) }
    try rows.finish()
  }
}

extension Catalog.Age {
  /// The dates by the names that people see.
  fileprivate var facts: [(name: String, value: JSONValue)] {
    func day(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return [
      ("oldest document", day(oldest)), ("newest document", day(newest)),
      ("documents without a date", .integer(undated)),
    ]
  }
}

extension Catalog.Statistics {
  /// The counts by the names that people see: tables, row balance, then codes by cause.
  fileprivate var facts: [(name: String, value: Int)] {
    [
      ("sources", sources), ("documents", documents), ("domains", domains), ("codes", codes),
      ("distinct codes", distinctCodes), ("descriptions", descriptions),
      ("diagnostics", diagnostics), ("rows", balance.rows), ("rows imported", balance.imported),
      ("rows with diagnostics", balance.withDiagnostics), ("rows rejected", balance.rejected),
    ] + causes.map { ("cause \($0.cause)", $0.codes) }
  }
}

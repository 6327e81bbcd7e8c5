import ArgumentParser
import ErrcatBytes
import ErrorCatalog

/// The verb `stats`.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count what a catalog holds.",
    discussion: """
      errcat stats
      errcat stats --db api.db --json
      """)

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    var rows = try RowWriter(["name", "value"], format.presentation)
    for fact in try catalog.open().statistics().facts {
      try rows.write([.string(fact.name), .integer(fact.value)])
    }
    try rows.finish()
  }
}

extension Catalog.Statistics {
  /// The counts by the names that people see: tables, row balance, then codes by cause.
  fileprivate var facts: [(name: String, value: Int)] {
    [
      ("sources", sources), ("domains", domains), ("codes", codes),
      ("distinct codes", distinctCodes), ("descriptions", descriptions),
      ("diagnostics", diagnostics), ("rows", balance.rows), ("rows imported", balance.imported),
      ("rows with diagnostics", balance.withDiagnostics), ("rows rejected", balance.rejected),
    ] + causes.map { ("cause \($0.cause)", $0.codes) }
  }
}

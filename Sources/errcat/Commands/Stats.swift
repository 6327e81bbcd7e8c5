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
    for fact in try catalog.open().statistics() {
      try rows.write([.string(fact.name), .integer(fact.value)])
    }
    try rows.finish()
  }
}

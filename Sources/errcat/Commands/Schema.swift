import ArgumentParser
import ErrorCatalog

/// The verb `schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Describe the tables and sample queries of a catalog.",
    discussion: """
      errcat schema                      all tables, then the sample queries
      errcat schema entries codes        these tables
      errcat schema codes-by-cause       this sample query
      errcat schema --sql > schema.sql   the statements that made the tables

      The catalog itself has all of this, in its tables `data_dictionary` and `sample_queries`.
      """)

  /// What to say of the schema.
  enum Part: String, EnumerableFlag {
    case queries
    case sql

    static func help(for part: Part) -> ArgumentHelp? {
      switch part {
      case .queries: "Show only the sample queries."
      case .sql: "Show the CREATE statements, with their comments."
      }
    }
  }

  @Argument(help: ArgumentHelp("Show only these tables or sample queries.", valueName: "name"))
  var names: [String] = []

  @Flag var part: Part?

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let catalog = try catalog.open()
    let tables = part == .queries ? [] : try catalog.tables()
    let isWhole = part == nil && names.isEmpty && format.presentation.format == .text
    let hasQueries = part == .queries || part == nil && format.presentation.format == .text
    let queries = hasQueries ? try catalog.sampleQueries() : []
    let known = tables.map(\.name) + queries.map(\.name)
    try refuseUnknown(among: known)
    try write(
      tables.filter { isChosen($0.name) },
      queries.filter { isChosen($0.name) && (isWhole || !names.isEmpty || part == .queries) },
      intro: isWhole ? catalog.age().sentence : nil)
    if known.isEmpty { throw ExitCode.nothing }
  }

  private func refuseUnknown(among known: [String]) throws {
    for name in names where !known.contains(name) {
      let kind = part == .queries ? "sample query" : "table"
      let near = nearestNames(to: name.lowercased(), among: known, atMost: 2)
      throw UsageError(
        "unknown \(kind) '\(name)'; "
          + (near.isEmpty
            ? "the catalog has \(known.count): \(known.joined(separator: ", "))"
            : "did you mean \(alternatives(near.map { "'\($0)'" }))?"))
    }
  }

  private func isChosen(_ name: String) -> Bool { names.isEmpty || names.contains(name) }

  private func write(
    _ tables: [CatalogTable], _ queries: [SampleQuery], intro: String?
  ) throws {
    let presentation = format.presentation
    if presentation.format == .text {
      let intro = intro.map { [SchemaRow.text($0, presentation.terminal)] } ?? []
      let blocks =
        intro
        + tables.map { table in
          part == .sql
            ? SchemaRow.statement(table.sql) : SchemaRow.text(table, presentation.terminal)
        } + queries.map(SchemaRow.text)
      var output = presentation.output
      if !blocks.isEmpty { try output.write(blocks.joined(separator: "\n\n") + "\n") }
      try output.finish()
      return
    }
    let (names, values) =
      switch part {
      case .queries: (SchemaRow.queryNames, queries.map(SchemaRow.values))
      case .sql: (SchemaRow.statementNames, tables.map(SchemaRow.statementValues))
      case nil: (SchemaRow.names, tables.flatMap(SchemaRow.values))
      }
    var rows = try RowWriter(names, presentation)
    for row in values { try rows.write(row) }
    try rows.finish()
  }
}

extension Catalog.Age {
  /// What reads the file, and how old its data is.
  fileprivate var sentence: String {
    let reads =
      "SQLite 3.37 or newer reads this file. An older one reports a malformed database schema near "
      + "\"STRICT\", which is no damage."
    let dates =
      switch (oldest, newest) {
      case (let oldest?, let newest?) where oldest == newest:
        "Its documents were last changed on \(oldest)"
      case (let oldest?, let newest?):
        "Its documents were last changed between \(oldest) and \(newest)"
      default: "It does not know when its documents were changed"
      }
    let isMixed = oldest != nil && undated > 0
    return "\(reads) \(dates)\(isMixed ? "; \(undated) have no date" : "")."
  }
}

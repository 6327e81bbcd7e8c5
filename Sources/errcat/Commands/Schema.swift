import ArgumentParser
import ErrorCatalog

/// The verb `schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Say what the tables and columns of a catalog mean, and what to ask of them.",
    discussion: """
      errcat schema                          all tables, then the sample queries
      errcat schema entries codes            these tables
      errcat schema --queries codes-by-cause this sample query
      errcat schema --sql > schema.sql       the statements that made the tables

      All of it is in the catalog: in its tables `data_dictionary` and `sample_queries`.
      """)

  /// What to say of the schema.
  enum Part: String, EnumerableFlag {
    case queries
    case sql

    static func help(for part: Part) -> ArgumentHelp? {
      switch part {
      case .queries: "The sample queries alone."
      case .sql: "The CREATE statements, with their comments."
      }
    }
  }

  @Argument(help: ArgumentHelp("Only these tables, or sample queries.", valueName: "name"))
  var names: [String] = []

  @Flag var part: Part?

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let catalog = try catalog.open()
    let tables = part == .queries ? [] : try catalog.tables()
    let isWhole = part == nil && names.isEmpty && format.presentation.format == .text
    let queries = part == .queries || isWhole ? try catalog.sampleQueries() : []
    let known = tables.map(\.name) + (part == .queries ? queries.map(\.name) : [])
    try write(
      tables.filter { isChosen($0.name) }, queries.filter { isChosen($0.name) },
      intro: isWhole ? catalog.age().sentence : nil)
    let unknown = names.filter { !known.contains($0) }
    for name in unknown {
      let kind = part == .queries ? "sample query" : "table"
      StandardError.say("no \(kind) '\(name)'; there are: \(known.joined(separator: ", "))")
    }
    if !unknown.isEmpty || known.isEmpty { throw ExitCode.nothing }
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
      var output = Output()
      if !blocks.isEmpty { try output.write(blocks.joined(separator: "\n\n") + "\n") }
      try output.flush()
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

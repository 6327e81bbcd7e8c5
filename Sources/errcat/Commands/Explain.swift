import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// The verb `explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what codes mean, in every domain that has them.",
    discussion: """
      errcat explain 10016
      errcat explain rest-api:10002 20014
      grep -o 'error_code":[0-9]*' app.log | errcat explain -

      A code is found exactly as typed, in one argument or several words; else without case, as a \
      number (0x80070005, -2147024891), by its symbol, or by a range or class that holds it. Quotes, \
      commas, brackets and error_code= around it are forgiven.
      """)

  @Argument(help: "Codes, or domain:code; - reads them from standard input.")
  var codes: [String]

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let catalog = try catalog.open()
    try Self.explain(
      codes, in: catalog, filter.chosen, limit: filter.limit, format.presentation)
  }

  /// Prints the meanings of codes; those without any are named on standard error.
  static func explain(
    _ codes: [String], in catalog: Catalog, _ filter: Filter, limit: Int?,
    _ presentation: Presentation
  ) throws {
    var entries: [Entry] = []
    var missing: [String] = []
    var seen: Set<Int> = []
    var asked: Set<String> = []
    let typed =
      try joined(codes, in: catalog)
      ?? codes.flatMap { $0 == "-" ? try standardInput(catalog) : [$0] }
    for code in typed where asked.insert(code).inserted {
      let found = try catalog.explain(code, filter: filter)
      if found.isEmpty { missing.append(code) }
      for entry in found where seen.insert(entry.id).inserted { entries.append(entry) }
    }
    try write(Array(entries.prefix(limit ?? entries.count)), presentation)
    for code in missing { try sayMissing(code, in: catalog, filter) }
    if !missing.isEmpty || entries.isEmpty { throw ExitCode.nothing }
  }

  /// Several words as the one code that is written so, if there is one: `HTTP error (403)`.
  static func joined(_ words: [String], in catalog: Catalog) throws -> [String]? {
    guard words.count > 1 else { return nil }
    let text = words.joined(separator: " ")
    return try catalog.isWritten(text) ? [text] : nil
  }

  private static func write(_ entries: [Entry], _ presentation: Presentation) throws {
    guard presentation.isText else {
      var rows = try RowWriter(EntryRow.names, presentation)
      for entry in entries { try rows.write(EntryRow.values(entry)) }
      return try rows.finish()
    }
    var output = Output()
    let texts = Explanation.grouped(entries).map { $0.text(presentation.terminal) + "\n" }
    try output.write(texts.joined(separator: "\n"))
    try output.flush()
  }

  /// Reports an unknown code, with the codes that come near.
  static func sayMissing(_ code: String, in catalog: Catalog, _ filter: Filter) throws {
    var message = "no code '\(shortened(code))'"
    if !filter.isEmpty, try catalog.isCode(code) {
      message += " with these filters, but there is one without them"
    } else {
      let near = try catalog.nearCodes(code)
      if !near.isEmpty {
        message += "; near it: " + near.map { shortened($0) }.joined(separator: ", ")
      }
    }
    StandardError.say(message)
  }

  /// The codes of standard input: a line is one, or each of its words.
  private static func standardInput(_ catalog: Catalog) throws -> [String] {
    let lines = String(decoding: try contents(ofFile: "-"), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    return try lines.flatMap { line in
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      return try words.count > 1 && catalog.isCode(String(line)) ? [String(line)] : words
    }
  }
}

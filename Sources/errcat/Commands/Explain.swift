import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// The verb `explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain codes: what they mean and what to do.",
    discussion: """
      errcat explain 10016
      errcat explain rest-api:10002 20014
      grep -o 'error_code":[0-9]*' app.log | errcat explain -

      Every meaning is shown, grouped by source and domain. What the documents say comes first; the \
      cause that errcat infers comes last and is labeled so. `errcat help codes` explains how a \
      code may be written.
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
    var answers: [[Entry]] = []
    var missing: [String] = []
    let typed =
      try joined(codes, in: catalog)
      ?? codes.flatMap { $0 == "-" ? try standardInput(catalog) : [$0] }
    try catalog.together {
      for code in DistinctList(typed).elements {
        let found = try catalog.explain(code, filter: filter)
        if found.isEmpty { missing.append(code) }
        answers.append(found)
      }
    }
    if answers.count > 1 {
      var seen: Set<Int> = []
      answers = answers.map { $0.filter { seen.insert($0.id).inserted } }
    }
    let total = answers.reduce(0) { $0 + $1.count }
    try write(first(limit ?? total, of: answers), in: catalog, presentation)
    if let limit { CutList.say(shown: min(limit, total), of: total, "meaning") }
    for (place, code) in missing.enumerated() {
      try sayMissing(code, in: catalog, filter, suggests: place < mostSuggestions)
    }
    if !missing.isEmpty || total == 0 { throw ExitCode.nothing }
  }

  /// Several words as the one code that is written so, if there is one: `HTTP error (403)`.
  static func joined(_ words: [String], in catalog: Catalog) throws -> [String]? {
    guard words.count > 1 else { return nil }
    let text = words.joined(separator: " ")
    return try catalog.isWritten(text) ? [text] : nil
  }

  /// The first entries of some answers, in their order.
  private static func first(_ limit: Int, of answers: [[Entry]]) -> [[Entry]] {
    var rest = limit
    return answers.map { entries in
      let shown = entries.prefix(rest)
      rest -= shown.count
      return Array(shown)
    }.filter { !$0.isEmpty }
  }

  private static func write(
    _ answers: [[Entry]], in catalog: Catalog, _ presentation: Presentation
  ) throws {
    let notes = try catalog.notes(on: answers.count == 1 ? answers[0] : Array(answers.joined()))
    guard presentation.isText else {
      var rows = try RowWriter(
        EntryRow.names + [EntryRow.ruleName, EntryNotes.name], optional: [EntryNotes.name],
        jsonOnly: [EntryRow.ruleName, EntryNotes.name], presentation)
      for entry in answers.joined() {
        try rows.write(
          EntryRow.values(entry)
            + [EntryRow.rule(entry), EntryNotes.value(notes[entry.id] ?? [])])
      }
      return try rows.finish()
    }
    let terminal = presentation.terminal
    var output = presentation.output
    let explanations = answers.map { Explanation($0, notes: notes) }
    if terminal.isTerminal {
      let texts = explanations.map { $0.text(terminal) + "\n" }
      try output.write(texts.joined(separator: "\n"))
    } else {
      for record in explanations.flatMap({ $0.records(terminal) }) {
        try output.write(record + "\n")
      }
    }
    try output.finish()
  }

  /// Of more codes that are missing, those that come near are not looked for, which takes time.
  private static let mostSuggestions = 100

  /// Reports an unknown code, with the codes that come near.
  static func sayMissing(
    _ code: String, in catalog: Catalog, _ filter: Filter, suggests: Bool = true
  ) throws {
    var message = "no code '\(shortened(code))'"
    let gone = try catalog.goneCodes(code)
    if !gone.isEmpty {
      for code in gone { StandardError.say(DocumentHistory.sentence(code)) }
      return
    }
    if !filter.isEmpty, try catalog.isCode(code) {
      message += " with these filters; without them there is"
    } else if suggests {
      let near = try catalog.nearCodes(code)
      if !near.isEmpty {
        message += "; did you mean " + alternatives(near.map { shortened($0) }) + "?"
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

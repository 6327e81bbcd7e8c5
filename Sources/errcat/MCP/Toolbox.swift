import CodeDocuments
import CodeLogs
import ErrcatBytes
import ErrorCatalog

/// Answers calls of tools from one catalog, which it only reads.
struct Toolbox {
  let catalog: Catalog

  /// Runs a tool.
  ///
  /// - Throws: ``ToolError`` for wrong arguments; what the catalog throws.
  func call(_ tool: Tool, _ arguments: ToolArguments) throws -> ToolAnswer {
    switch tool {
    case .explain: try explain(arguments.codes(), filter(arguments))
    case .search:
      try search(
        arguments.text("words"), filter(arguments),
        limit: arguments.number("limit", in: 1...100) ?? LimitOptions.search)
    case .list:
      try list(
        arguments.text("kind"), filter(arguments),
        offset: arguments.number("offset", in: 0...1_000_000_000) ?? 0)
    case .annotate: try annotate(arguments.text("text"))
    case .query: try query(arguments.text("sql"))
    }
  }

  private func filter(_ arguments: ToolArguments) throws -> Filter {
    Filter(domains: try arguments.optionalText("domain").map { [$0] } ?? [])
  }
}

// MARK: - Codes

extension Toolbox {
  /// The meanings of codes: the first of each code, then the others, so that a cut answer leaves out
  /// no code.
  private func explain(_ codes: [String], _ filter: Filter) throws -> ToolAnswer {
    var answer = ToolAnswer()
    var seen: Set<Int> = []
    var asked: Set<String> = []
    var first: [Entry] = []
    var others: [Entry] = []
    for code in codes where asked.insert(code).inserted {
      let found = try catalog.explain(code, filter: filter)
      if found.isEmpty {
        answer.notFound.append(code)
        let near = try catalog.nearCodes(code, limit: 3)
        if !near.isEmpty, answer.near.count < 5 {
          answer.near.append((shortened(code), .array(near.map { .string(shortened($0)) })))
        }
      }
      let new = found.filter { seen.insert($0.id).inserted }
      first += new.prefix(1)
      others += new.dropFirst()
    }
    try add(first + others, to: &answer)
    return answer
  }

  private func search(_ words: String, _ filter: Filter, limit: Int) throws -> ToolAnswer {
    guard words.utf8.count <= Self.longestQuestion else {
      throw ToolError("'words' has more than \(Self.longestQuestion) bytes; give fewer words")
    }
    let hits = try catalog.search(words, filter: filter, limit: limit)
    let notes = try catalog.notes(on: hits.map(\.entry))
    var answer = ToolAnswer(entries: hits.map { ToolEntry.value($0, notes[$0.entry.id] ?? []) })
    if hits.isEmpty { answer.notFound = [words] }
    if hits.count == limit {
      let most = max(CutList.mostCounted, limit)
      answer.more =
        try catalog.hitCount(words, isRaw: false, filter: filter, atMost: most) - hits.count
    }
    return answer
  }

  private static let longestQuestion = 10_000

  /// The codes that a text names, each once, in their order.
  private func annotate(_ text: String) throws -> ToolAnswer {
    let meanings = try CodeMeanings(in: catalog)
    var scanner = LogScanner(
      finder: .keys(CodeKeys()), meanings: meanings, collectsUnknown: true)
    var answer = ToolAnswer()
    var seen: Set<Int> = []
    var entries: [Entry] = []
    let bytes = Array(text.utf8)
    try scanner.scan(LogPart(all: bytes.count), in: bytes.span) { line in
      for meaning in line.codes {
        entries += meaning.entries.filter { seen.insert($0.id).inserted }
      }
      for unknown in line.unknown
      where answer.notFound.count < 20 && !answer.notFound.contains(unknown.code) {
        answer.notFound.append(unknown.code)
      }
    }
    try add(entries, to: &answer)
    return answer
  }

  /// Adds entries with their notes; those for which no answer has room are only counted.
  private func add(_ entries: [Entry], to answer: inout ToolAnswer) throws {
    let shown = Array(entries.prefix(Self.mostRows))
    let notes = try catalog.notes(on: shown)
    answer.entries = shown.map { ToolEntry.value($0, notes[$0.id] ?? []) }
    answer.more += entries.count - shown.count
  }
}

// MARK: - Lists and SQL

extension Toolbox {
  /// How many rows are read for one answer, more than any answer has room for.
  private static let mostRows = 500

  private func list(_ name: String, _ filter: Filter, offset: Int) throws -> ToolAnswer {
    guard let kind = List.Kind(rawValue: name) else {
      throw ToolError(
        "'kind' must be one of \(List.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var answer = ToolAnswer()
    if kind == .codes {
      let total = try catalog.entryCount(filter)
      var place = 0
      try catalog.forEachEntry(filter, limit: min(offset, total) + Self.mostRows) { entry in
        place += 1
        if place > offset {
          answer.entries.append(
            ToolEntry.value(
              ["source", "domain", "code", "symbol", "description", "cause"],
              [
                .string(entry.source), .string(entry.domain), .string(entry.code),
                .string(entry.symbol ?? ""), .string(entry.description), .string(entry.cause),
              ]))
        }
      }
      answer.more = max(0, total - place)
      return answer
    }
    answer.entries = Array(try ListedRows(kind, of: catalog, filter).objects.dropFirst(offset))
    return answer
  }

  /// Runs one read-only statement, for about a second at most.
  private func query(_ sql: String) throws -> ToolAnswer {
    var answer = ToolAnswer()
    var names: [String] = []
    do {
      try catalog.query(
        sql, operations: 300_000_000, onColumns: { names = $0 },
        onRow: { values in
          guard answer.entries.count < Self.mostRows else {
            answer.more += 1
            return answer.more < CutList.mostCounted
          }
          answer.entries.append(.object(Array(zip(names, values.map(\.json)))))
          return true
        })
    } catch let error as QueryError {
      throw ToolError(error.message)
    }
    return answer
  }
}

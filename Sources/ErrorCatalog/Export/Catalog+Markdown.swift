internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// Writes the codes as a document of Markdown that an import reads back.
  ///
  /// Each source is a heading of the first level, each domain one of the second with its slug and a
  /// table below it: codes, symbols if there are any, descriptions, then a column for each attribute.
  /// An import of the document, by the same rules, gives each code the same domain, number,
  /// symbol, description, cause, areas and attributes. It cannot give back:
  ///
  /// - the name, path and address of the documents, and lines in them;
  /// - the slug of a domain that several sources have, as one document is one source: the second
  ///   gets `-2` (export them one by one);
  /// - the order of a code's attributes where two codes have the same ones in different orders;
  /// - white space at the ends of a text or in runs, line ends and NUL, which no import of Markdown
  ///   ever made.
  ///
  /// ```swift
  /// try catalog.writeMarkdown { try output.write($0) }
  /// ```
  ///
  /// - Parameters:
  ///   - filter: Which codes to write.
  ///   - limit: The most codes to write; nil for all.
  ///   - write: Gets the document in parts, in order; no list of all codes is ever held.
  /// - Throws: ``CatalogError`` for an unknown name in the filter, or a domain with more than a thousand
  ///   attributes; what `write` throws, or ``SQLiteError``.
  public func writeMarkdown(
    _ filter: Filter = Filter(), limit: Int? = nil, to write: (String) throws -> Void
  ) throws {
    var layouts: [DomainKey: DomainLayout] = [:]
    try forEachEntry(filter, limit: limit) { entry in
      try layouts[DomainKey(entry), default: DomainLayout()].add(entry)
    }
    var titles: [[String]: String] = [:]
    for document in try documents(filter) {
      titles[[document.source, document.path]] = document.title
    }
    var current: DomainKey?
    var columns: [String] = []
    var hasSymbols = false
    try forEachEntry(filter, limit: limit) { entry in
      let key = DomainKey(entry)
      if key != current {
        if key.source != current?.source || key.path != current?.path {
          let title = titles[[key.source, key.path]] ?? key.source
          try write((current == nil ? "" : "\n") + heading("#", title))
        }
        let layout = layouts[key] ?? DomainLayout()
        (columns, hasSymbols) = (layout.attributes, layout.hasSymbols)
        let header = ExportedTable.header(hasSymbols: hasSymbols) + columns
        try write(
          "\n" + heading("##", entry.domainTitle) + "\n"
            + inlineMarkdown(ofPlainText: ExportedTable.lead + entry.domain) + "\n\n"
            + row(header) + row(delimiters: header.count))
        current = key
      }
      var values: [String: String] = [:]
      for attribute in entry.attributes {
        values[attribute.name] = (values[attribute.name].map { $0 + " " } ?? "") + attribute.value
      }
      try write(
        row(
          [entry.code] + (hasSymbols ? [entry.symbol ?? ""] : []) + [entry.description]
            + columns.map { values[$0] ?? "" }))
    }
  }

  private func heading(_ marks: String, _ title: String) -> String {
    let text = inlineMarkdown(ofPlainText: title)
    return text.isEmpty ? marks + "\n" : "\(marks) \(text)\n"
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map { inlineMarkdown(ofPlainText: $0) }.joined(separator: " | ") + " |\n"
  }

  private func row(delimiters count: Int) -> String {
    "|" + String(repeating: " --- |", count: count) + "\n"
  }
}

/// A domain among those of all documents.
struct DomainKey: Hashable {
  var source: String
  var path: String
  var domain: String

  init(_ entry: Entry) { (source, path, domain) = (entry.source, entry.path, entry.domain) }

  init(_ domain: DomainSummary) {
    (source, path, self.domain) = (domain.source, domain.path, domain.domain)
  }
}

/// The columns that a domain's table needs to hold all of its codes.
struct DomainLayout {
  /// The most attributes that a table is written for.
  static let limit = 1000

  /// Whether any code has a symbol.
  private(set) var hasSymbols = false
  /// The names of the attributes, as they were first seen.
  private var names: [String] = []
  /// For each attribute, those that come right before it in some code.
  private var before: [String: Set<String>] = [:]

  /// Takes an entry into account.
  mutating func add(_ entry: Entry) throws {
    hasSymbols = hasSymbols || entry.symbol != nil
    var last: String?
    for attribute in entry.attributes {
      if before[attribute.name] == nil {
        guard names.count < Self.limit else {
          throw CatalogError.tooManyAttributes(domain: entry.domain, limit: Self.limit)
        }
        names.append(attribute.name)
        before[attribute.name] = []
      }
      if let last { before[attribute.name]?.insert(last) }
      last = attribute.name
    }
  }

  /// The attributes in an order that is each code's own, if there is one.
  ///
  /// Where codes disagree, the attribute that was seen first comes first.
  var attributes: [String] {
    var ordered: [String] = []
    var waiting = names
    var placed: Set<String> = []
    while !waiting.isEmpty {
      let next =
        waiting.firstIndex { before[$0]?.subtracting([$0]).isSubset(of: placed) ?? true } ?? 0
      placed.insert(waiting[next])
      ordered.append(waiting.remove(at: next))
    }
    return ordered
  }
}

public import CodeDocuments

/// What a document holds: its lists of codes, and what there is to say about it.
public struct DocumentContents: Hashable, Sendable {
  /// The document's title, if it has one.
  public var title: String?
  /// The lists of codes, in document order; empty if no table of it holds codes.
  package var lists: [CodeList] = []
  /// What an import would say, by line and column.
  ///
  /// If it has no codes, a note of that comes first.
  public var diagnostics: [Diagnostic] = []
  /// How the rows of the lists ended.
  public var balance = RowBalance()

  /// The entries of all lists, in document order.
  public var entries: [Entry] { lists.flatMap(\.entries) }
}

/// A table of codes of a document, which a catalog has as a domain.
package struct CodeList: Hashable, Sendable {
  /// The slug of the domain, unique within the document.
  package var domain: String
  /// The title of the domain.
  package var title: String
  /// The line of the table's header, from 1.
  package var line: Int
  /// The codes, in document order.
  package var entries: [Entry] = []
}

extension Document {
  /// Reads the document's lists of codes, without a catalog.
  ///
  /// The entries are those of a catalog of this document alone.
  ///
  /// ```swift
  /// let contents = try document.read()
  /// for entry in contents.entries { print(entry.code, entry.cause, entry.description) }
  /// print(contents.balance)  // 2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
  /// ```
  ///
  /// - Parameter rules: The rules that decide causes and areas; nil for those errcat comes with.
  /// - Returns: The lists and their entries, the diagnostics, and how the rows ended.
  /// - Throws: ``RulesError`` if the rules that errcat comes with cannot be read.
  /// - Complexity: Linear in the size of the document, in time and memory.
  public func read(rules: Rules? = nil) throws(RulesError) -> DocumentContents {
    let rules = if let rules { rules } else { try Rules.embedded() }
    var contents = DocumentContents()
    var reader = EntryReader(self)
    var count = 0
    var columns: [ListColumn] = []
    while let item = reader.next() {
      switch item {
      case .domain(let domain):
        columns = domain.columns
        contents.lists.append(
          CodeList(domain: domain.slug, title: domain.title, line: domain.line))
      case .column(let column):
        columns.append(column)
      case .entry(let draft):
        let last = contents.lists.count - 1
        count += 1
        contents.lists[last].entries.append(
          Entry(
            draft, columns, id: count, source: source, domain: contents.lists[last].domain,
            domainTitle: contents.lists[last].title, path: path, url: url, rules: rules))
      case .diagnostic(let diagnostic):
        contents.diagnostics.append(diagnostic)
      }
    }
    if contents.lists.isEmpty {
      contents.diagnostics.insert(.noCodes(typedPath, isRules: reader.holdsRules), at: 0)
    }
    contents.title = reader.title
    contents.balance = reader.balance
    return contents
  }
}

extension Entry {
  /// Makes an entry of what was read, with the cause and the areas that rules decide.
  package init(
    _ draft: EntryDraft, _ columns: [ListColumn], id: Int, source: String, domain: String,
    domainTitle: String, path: String, url: String?, rules: Rules
  ) {
    // The code's own words count only without a description.
    let sorting = rules.classifier.sort(
      draft.description.isEmpty ? draft.symbol ?? draft.code : draft.description)
    let cause = rules.categories[sorting.cause]
    self.init(
      id: id, source: source, domain: domain, domainTitle: domainTitle, code: draft.code,
      occurrence: draft.occurrence, number: draft.number.map { Int($0) }, symbol: draft.symbol,
      description: draft.description, cause: cause.slug, causeTitle: cause.title,
      advice: cause.advice,
      areas: sorting.areas.map { rules.categories[$0].slug },
      httpStatus: draft.text(of: .httpStatus, columns), remedy: draft.text(of: .remedy, columns),
      attributes: draft.attributes(columns), path: path, line: draft.line, url: url,
      causeRule: sorting.rule.map { rules.classifier.words(ofCauseRule: $0) })
  }
}

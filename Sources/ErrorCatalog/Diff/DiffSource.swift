internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// The codes of one document, as one side of a comparison has them.
struct DiffSource {
  /// A domain of the document that has codes.
  struct Domain {
    /// Its id in the catalog, or its place in the document.
    var id: Int
    var slug: String
    var title: String
    var columns: [ListColumn] = []

    /// The header of the column of its symbols; nil if it has none or no such column.
    var symbolHeader: String? {
      columns.first { $0.role == .symbol }.flatMap { $0.header.isEmpty ? nil : $0.header }
    }
  }

  /// A column that is neither that of codes nor that of descriptions.
  package enum Column: Hashable {
    case symbol
    /// The name of an attribute.
    case attribute(String)
  }

  /// A filled cell of another column.
  struct Cell: Hashable {
    var column: Column
    var text: String
  }

  /// As much of a code as a comparison needs.
  package struct Row {
    /// Its id in the catalog, or its place in its domain.
    var id: Int
    var code: String
    /// Its description.
    var text: String
    /// Its symbol and its attributes.
    var cells: [Cell] = []

    init(id: Int, code: String, text: String, cells: [Cell] = []) {
      self.id = id
      self.code = code
      self.text = text
      self.cells = cells
    }

    init(
      id: Int, code: String, text: String, symbol: String?, _ cells: [EntryDraft.Cell],
      _ columns: [ListColumn]
    ) {
      self.init(
        id: id, code: code, text: text,
        cells: (symbol.map { [Cell(column: .symbol, text: $0)] } ?? [])
          // A forged catalog can have cells in columns that are not there.
          + cells.compactMap { cell in
            guard columns.indices.contains(cell.column) else { return nil }
            return Cell(column: .attribute(columns[cell.column].name), text: cell.text)
          })
    }
  }

  enum Content {
    case catalog(Catalog)
    case document(DocumentCodes)
  }

  var name: String
  var path: String
  var domains: [Domain]
  var content: Content

  /// The codes of a domain, in document order.
  func rows(_ domain: Domain) throws -> [Row] {
    switch content {
    case .catalog(let catalog): try catalog.diffRows(ofDomain: domain)
    case .document(let codes): codes.rows(domain)
    }
  }

  /// All that is known of a code.
  func entry(_ row: Row, _ domain: Domain) throws -> Entry? {
    switch content {
    case .catalog(let catalog): try catalog.entry(id: row.id)
    case .document(let codes): codes.entry(row, domain, source: self)
    }
  }
}

/// The codes of a document that was read for a comparison.
struct DocumentCodes {
  /// The codes of each domain.
  private var drafts: [[EntryDraft]] = []
  private let rules: Rules

  /// Reads a document; anything else worth telling goes to `onNote`.
  static func source(
    _ document: Document, rules: Rules, onNote: (DiffNote) -> Void
  ) -> DiffSource {
    var codes = DocumentCodes(rules: rules)
    var domains: [DiffSource.Domain] = []
    var reader = EntryReader(document)
    while let item = reader.next() {
      switch item {
      case .domain(let draft):
        domains.append(
          DiffSource.Domain(
            id: domains.count, slug: draft.slug, title: draft.title,
            columns: draft.columns))
        codes.drafts.append([])
      case .column(let column): domains[domains.count - 1].columns.append(column)
      case .entry(let entry):
        codes.drafts[codes.drafts.count - 1].append(entry)
      case .diagnostic: break
      }
    }
    if reader.balance.rejected > 0 {
      onNote(.rejectedRows(path: document.typedPath, count: reader.balance.rejected))
    }
    return DiffSource(
      name: document.source, path: document.path,
      domains: domains.filter { !codes.drafts[$0.id].isEmpty }, content: .document(codes))
  }

  private init(rules: Rules) { self.rules = rules }

  func rows(_ domain: DiffSource.Domain) -> [DiffSource.Row] {
    drafts[domain.id].enumerated().map { place, draft in
      DiffSource.Row(
        id: place, code: draft.code, text: draft.description, symbol: draft.symbol,
        draft.cells, domain.columns)
    }
  }

  func entry(_ row: DiffSource.Row, _ domain: DiffSource.Domain, source: DiffSource) -> Entry {
    let draft = drafts[domain.id][row.id]
    return Entry(
      draft, domain.columns, id: row.id + 1, source: source.name, domain: domain.slug,
      domainTitle: domain.title, path: source.path, url: nil, rules: rules)
  }
}

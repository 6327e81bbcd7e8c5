internal import Causes
internal import CodeDocuments
internal import ErrcatPlatform
internal import MarkdownReader
internal import Synchronization

/// The codes of one document, as one side of a comparison has them.
struct DiffSource {
  /// A domain of the document that has codes.
  struct Domain: Sendable {
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
  func rows(_ domain: Domain) throws -> DiffRows {
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
struct DocumentCodes: Sendable {
  /// Its domains that have codes.
  private var domains: [DiffSource.Domain] = []
  /// The codes of each domain, by its id.
  private var rows: [DiffRows] = []
  /// How many rows could not be read.
  private var rejectedCount: Int
  private let rules: Rules

  /// Reads a document; anything else worth telling goes to `onNote`.
  ///
  /// With `keepsDocument`, texts are kept as places in the document. Where many documents are read, and
  /// only their codes are kept, the documents can be much longer than the codes.
  static func source(
    _ document: Document, rules: Rules, keepsDocument: Bool = true, onNote: (DiffNote) -> Void
  ) -> DiffSource {
    DocumentCodes(document, rules: rules, keepsDocument: keepsDocument)
      .source(document, onNote: onNote)
  }

  private init(_ document: Document, rules: Rules, keepsDocument: Bool = true) {
    self.rules = rules
    var reader = EntryReader(document)
    var text = LineText(keepsDocument ? document.bytes : [])
    rejectedCount = 0
    while let item = reader.next() {
      switch item {
      case .domain(let draft):
        domains.append(
          DiffSource.Domain(
            id: domains.count, slug: draft.slug, title: draft.title,
            columns: draft.columns))
        rows.append(DiffRows(of: text))
      case .column(let column): domains[domains.count - 1].columns.append(column)
      case .entry(let entry): rows[rows.count - 1].append(entry, in: &text)
      case .diagnostic: break
      }
    }
    rejectedCount = reader.balance.rejected
    domains.removeAll { rows[$0.id].rowPlaces.isEmpty }
  }

  private func source(_ document: Document, onNote: (DiffNote) -> Void) -> DiffSource {
    if rejectedCount > 0 {
      onNote(.rejectedRows(path: document.typedPath, count: rejectedCount))
    }
    return DiffSource(
      name: document.source, path: document.path, domains: domains, content: .document(self))
  }

  func rows(_ domain: DiffSource.Domain) -> DiffRows { rows[domain.id].named(domain.columns) }

  func entry(_ row: DiffSource.Row, _ domain: DiffSource.Domain, source: DiffSource) -> Entry {
    Entry(
      rows[domain.id].draft(at: row.id), domain.columns, id: row.id + 1, source: source.name,
      domain: domain.slug,
      domainTitle: domain.title, path: source.path, url: nil, rules: rules)
  }
}

// MARK: - Two documents

extension DocumentCodes {
  /// Documents shorter than this are read sooner than a thread would start to pay, in bytes.
  private static let lengthForThread = 1 << 20

  private final class Reading: Sendable {
    let codes = Mutex<DocumentCodes?>(nil)
  }

  /// Reads two documents as ``source(_:rules:onNote:)`` does, long ones at the same time.
  static func sources(
    _ old: Document, _ new: Document, rules: Rules, onNote: (DiffNote) -> Void
  ) -> (old: DiffSource, new: DiffSource) {
    let reading = Reading()
    var thread: SystemThread?
    if min(old.bytes.count, new.bytes.count) >= lengthForThread {
      thread = SystemThread {
        let codes = DocumentCodes(old, rules: rules)
        reading.codes.withLock { $0 = codes }
      }
    }
    let newCodes = DocumentCodes(new, rules: rules)
    thread?.join()
    let oldCodes = reading.codes.withLock { $0.take() } ?? DocumentCodes(old, rules: rules)
    return (oldCodes.source(old, onNote: onNote), newCodes.source(new, onNote: onNote))
  }
}

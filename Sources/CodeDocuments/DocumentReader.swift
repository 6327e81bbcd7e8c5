internal import HTMLReader
internal import MarkdownReader

/// A table of codes as it is read: what becomes a row of `domains`.
package struct DomainDraft: Equatable, Sendable {
  package var slug: String
  package var title: String
  package var line: Int
  /// The header of the column of symbols, which a catalog does not keep.
  package var symbolHeader: String?

  package init(slug: String, title: String, line: Int, symbolHeader: String? = nil) {
    self.slug = slug
    self.title = title
    self.line = line
    self.symbolHeader = symbolHeader
  }
}

/// A code as it is read: what becomes a row of `codes`, but for what the rules decide.
package struct EntryDraft: Equatable, Sendable {
  package var code: String
  package var occurrence: Int
  package var number: Int64?
  package var range: ClosedRange<Int64>?
  package var symbol: String?
  package var description: String
  package var line: Int
  package var raw: String?
  package var attributes: [Entry.Attribute]

  package init(
    code: String, occurrence: Int, number: Int64? = nil, range: ClosedRange<Int64>? = nil,
    symbol: String? = nil, description: String, line: Int, raw: String? = nil,
    attributes: [Entry.Attribute]
  ) {
    self.code = code
    self.occurrence = occurrence
    self.number = number
    self.range = range
    self.symbol = symbol
    self.description = description
    self.line = line
    self.raw = raw
    self.attributes = attributes
  }
}

/// How the body rows of a document's code tables ended.
///
/// Each is imported or rejected; none is lost.
public struct RowBalance: Hashable, Sendable {
  /// The rows imported, those with diagnostics included.
  public var imported = 0
  /// The rows imported of which a diagnostic speaks.
  public var withDiagnostics = 0
  /// The rows rejected, each with a diagnostic.
  public var rejected = 0
  /// All the rows.
  public var rows: Int { imported + rejected }

  package init(imported: Int = 0, withDiagnostics: Int = 0, rejected: Int = 0) {
    self.imported = imported
    self.withDiagnostics = withDiagnostics
    self.rejected = rejected
  }

  package static func += (left: inout RowBalance, right: RowBalance) {
    left.imported += right.imported
    left.withDiagnostics += right.withDiagnostics
    left.rejected += right.rejected
  }
}

extension RowBalance: CustomStringConvertible {
  /// `203 rows: 203 imported, 3 of them with diagnostics, 0 rejected`.
  public var description: String {
    "\(rows) rows: \(imported) imported, \(withDiagnostics) of them with diagnostics, "
      + "\(rejected) rejected"
  }
}

/// Reads a document's code tables into domains and entries, in document order, then its
/// diagnostics, by line and column.
///
/// Memory is needed for a sample of one table at a time and for each diagnostic, never for all rows.
///
/// ```swift
/// var reader = DocumentReader(document)
/// while let item = reader.next() {
///   if case .entry(let entry) = item { print(entry.code) }
/// }
/// print(reader.balance)  // 2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
/// ```
package struct DocumentReader {
  package enum Item: Equatable, Sendable {
    /// The entries that follow belong to this domain.
    case domain(DomainDraft)
    case entry(EntryDraft)
    case diagnostic(Diagnostic)
  }

  /// How many rows of a table are looked at before its role is decided.
  static let sampleSize = 200

  /// How the rows read so far ended.
  package private(set) var balance = RowBalance()
  /// The document's title, known at the end.
  package private(set) var title: String?
  /// Whether a table of classification rules was passed over.
  package private(set) var holdsRules = false
  /// What was decided for each table so far, if that is kept.
  private(set) var reports: [TableReport] = []

  package let document: Document
  private var tables: DocumentTables
  private var items: [Item] = []
  private var nextItem = 0
  private var isAtEnd = false
  /// The diagnostics so far, which come last: only then is it known how many rows each is about.
  private var diagnostics = SortedDiagnostics()
  /// What is wrong with the bytes of lines.
  private var encoding = DiagnosticGroups()
  private var sampled: (table: TableHead, rows: [Row])?
  private var rows: CodeRowReader?
  private var slugs = TakenNames()
  private var seen = SeenCodes()
  private var codesOutside: CodesOutsideTables
  private var passedOver: PassedOverList?
  private var hasDomain = false
  /// The lines with a diagnostic of their bytes, which come before all rows.
  private var malformedLines: Set<Int> = []

  private let keepsReports: Bool

  /// Starts reading a document; ``reports`` is filled only if asked, as it takes memory.
  package init(_ document: Document, keepsReports: Bool = false) {
    self.document = document
    self.keepsReports = keepsReports
    tables = DocumentTables(document)
    codesOutside = CodesOutsideTables(path: document.path)
  }

  package mutating func next() -> Item? {
    while true {
      while nextItem < items.count {
        let item = items[nextItem]
        nextItem += 1
        guard case .diagnostic(let diagnostic) = item else { return item }
        diagnostics.add(diagnostic)
      }
      items.removeAll(keepingCapacity: true)
      nextItem = 0
      if isAtEnd { return diagnostics.next(path: document.typedPath).map { .diagnostic($0) } }
      advance()
    }
  }

  private mutating func advance() {
    switch tables.next() {
    case .table(let table)?:
      endTable()
      sampled = (table, [])
    case .row(let row)?:
      if sampled != nil {
        sampled?.rows.append(row)
        if sampled?.rows.count == Self.sampleSize { endSample() }
      } else {
        if keepsReports { reports[reports.count - 1].rows += 1 }
        passedOver?.add(row.line)
        rows?.read(row, into: &items)
      }
    case .htmlTable(let table, let html)?:
      endTable()
      read(html, table)
    case .refusal(let refusal)?:
      items.append(.diagnostic(diagnostic(refusal)))
    case .frontMatter(let frontMatter)?:
      title = title ?? frontMatter.title
    case .heading(let heading)?:
      title = title ?? (heading.text.isEmpty ? nil : heading.text)
      codesOutside.add(heading, documentTitle: title)
    case .item(let item)?:
      codesOutside.add(item)
    case .strayRows(let rows)?:
      items.append(.diagnostic(diagnostic(rows)))
    case .swallowed(let line)?:
      items.append(.diagnostic(diagnostic(swallowedTable: line)))
    case .misfit(let misfit)?:
      items.append(.diagnostic(diagnostic(misfit)))
    case .encoding(let issue)?:
      if let (finding, line) = finding(issue) {
        malformedLines.insert(line)
        encoding.add(finding, line: line)
      }
    case nil:
      endTable()
      items += diagnostics(codesOutside, hasDomain: hasDomain).map(Item.diagnostic)
      diagnostics.add(encoding)
      isAtEnd = true
    }
  }

  /// Decides what the table is, and reads the rows kept until then.
  private mutating func endSample() {
    guard let (table, sample) = sampled else { return }
    sampled = nil
    begin(table, sample: sample, rowCount: sample.count)
    for row in sample {
      passedOver?.add(row.line)
      rows?.read(row, into: &items)
    }
  }

  /// Decides what a table is; ``rows`` reads its rows, if it holds codes.
  private mutating func begin(
    _ table: TableHead, sample: some Sequence<some BodyRow>, rowCount: Int
  ) {
    holdsRules = holdsRules || table.isRules
    let exported = table.exportedDomain(document.options)
    let role: TableRole
    if table.isRules {
      role = TableRole(isCodes: false, reason: "its header is that of classification rules")
    } else if exported != nil {
      role = TableRole(exported: table.header)
    } else {
      let sample = TableSample(table, rows: sample, documentTitle: title)
      role = TableRole(of: sample, options: document.options)
      // Who names the column of the codes has said which tables are to be read.
      if !role.isCodes, document.options.codeColumn == nil {
        passedOver = PassedOverList(sample, line: table.line, role, path: document.path)
      }
    }
    var domain: DomainDraft?
    if role.isCodes {
      let name =
        exported.map { DomainTitle(title: table.headings.last ?? "", slug: $0) }
        ?? DomainTitle(table, documentTitle: title, options: document.options)
      domain = DomainDraft(
        slug: slugs.take(name.slug), title: name.title, line: table.line,
        symbolHeader: role.symbolColumn.map { table.header[$0] }.flatMap { $0.isEmpty ? nil : $0 })
    }
    if keepsReports {
      reports.append(
        TableReport(document, table, role, rows: rowCount, domain: domain?.slug))
    }
    guard let domain, let codeColumn = role.codeColumn else { return }
    hasDomain = true
    items.append(.domain(domain))
    seen.begin(domain: domain.slug)
    rows = CodeRowReader(
      table: table, role: role, codeColumn: codeColumn, document: document,
      isExported: exported != nil, malformedLines: malformedLines, seen: seen)
    // Moved, not copied: the reader has it until the table ends.
    seen = SeenCodes()
  }

  private mutating func read(_ html: HTMLTable, _ table: TableHead) {
    begin(table, sample: html.rows.prefix(Self.sampleSize), rowCount: html.rows.count)
    if rows != nil { items.append(.diagnostic(diagnostic(html))) }
    for row in html.rows {
      passedOver?.add(row.line)
      rows?.read(row, into: &items)
    }
    endTable()
  }

  private mutating func endTable() {
    endSample()
    if let list = passedOver.take() { items.append(.diagnostic(diagnostic(list))) }
    guard var ended = rows.take() else { return }
    ended.end(into: &items)
    diagnostics.add(ended.groups)
    balance += ended.balance
    seen = ended.seen
  }
}

extension Document {
  /// Which Markdown the document is written in, by the ending of its path.
  var dialect: TableReader.Dialect { path.lowercased().hasSuffix(".mdx") ? .mdx : .markdown }
}

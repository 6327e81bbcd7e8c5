internal import HTMLReader
internal import MarkdownReader
internal import RecordReader

/// Reads the domains and entries of a document, in document order, then its diagnostics, by line
/// and column.
///
/// It decides what each table of ``DocumentEvents`` is for; a ``CodeRowReader`` reads the rows of
/// a table of codes.
///
/// It keeps a sample of one table at a time and each diagnostic, never all rows.
///
/// ```swift
/// var reader = EntryReader(document)
/// while let item = reader.next() {
///   if case .entry(let entry) = item { print(entry.code) }
/// }
/// print(reader.balance)  // 2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
/// ```
package struct EntryReader {
  package enum Item: Equatable, Sendable {
    /// The entries that follow belong to this domain.
    case domain(DomainDraft)
    /// The domain has another column than those it began with.
    case column(ListColumn)
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
  /// Whether the document is not what it should be and is not read, which a diagnostic says.
  package private(set) var isUnreadable = false
  /// The decision for each table so far, if decisions are kept.
  private(set) var reports: [TableReport] = []

  private let document: Document
  private let wording: DocumentDiagnostics
  private var tables: DocumentEvents
  private var items: [Item] = []
  private var nextItem = 0
  private var isAtEnd = false
  /// The diagnostics so far, which come last: only then is it known how many rows each is about.
  private var diagnostics = SortedDiagnostics()
  /// The findings about the bytes of lines.
  private var encoding = DiagnosticGroups()
  private var sampled: (table: TableHead, rows: [Row])?
  private var sampledRecords: (table: TableHead, rows: [RecordLine])?
  /// The numbers of the lists of records that are of codes, and of those within their rows.
  private var codeRecords: Set<Int> = []
  /// Whether the rows that come are part of a row that was read.
  private var isWithinRow = false
  private var rows: CodeRowReader?
  private var slugs = TakenNames()
  private var titles: Set<String> = []
  private var seen: SeenCodes
  private let survey: DocumentSurvey
  /// The lists of codes that are not tables, from the next on.
  private var outlineLists: ArraySlice<OutlineList>
  private var details: SectionDetails
  private var passedOver: PassedOverList?
  private var hasDomain = false
  /// The fields of the last table, if it has one code.
  private var lastFields: [String]?
  /// What read the last table, if it is one of codes.
  private var lastReader: CodeRowReader?
  /// The lines with a diagnostic of their bytes, which come before all rows.
  private var malformedLines: Set<Int> = []

  private let keepsReports: Bool

  /// Starts reading a document; ``reports`` is filled only if asked, as it takes memory.
  package init(_ document: Document, keepsReports: Bool = false) {
    self.document = document
    self.keepsReports = keepsReports
    let decoded = DecodedDocument(document)
    tables = DocumentEvents(decoded, areArranged: true)
    wording = DocumentDiagnostics(path: document.typedPath, isPage: decoded.isPage)
    seen = SeenCodes(bytes: document.bytes.count)
    survey = DocumentSurvey(decoded)
    outlineLists = survey.outlineLists[...]
    details = survey.details
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
      readOutline(above: table.line)
      if table.isTransposed, lastFields == table.header, let last = lastReader {
        // The table of the next code.
        resume(last)
        return
      }
      lastFields = table.isTransposed ? table.header : nil
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
    case .recordTable(let table)?:
      endTable()
      isWithinRow = table.parent.map(codeRecords.contains) ?? false
      if isWithinRow {
        codeRecords.insert(table.number)
      } else {
        sampledRecords = (table, [])
      }
    case .recordRow(let row)?:
      guard !isWithinRow else { break }
      if sampledRecords != nil {
        sampledRecords?.rows.append(row)
        if sampledRecords?.rows.count == Self.sampleSize { endSample() }
      } else {
        if keepsReports { reports[reports.count - 1].rows += 1 }
        passedOver?.add(row.line)
        rows?.read(row, into: &items)
      }
    case .recordIssue(let issue)?:
      isUnreadable = isUnreadable || issue.kind == .malformed
      let (finding, line) = wording.finding(issue)
      encoding.add(finding, line: line)
    case .htmlTable(let table, let html)?:
      endTable()
      readOutline(above: table.line)
      read(html, table)
    case .refusal(let refusal)?:
      isUnreadable = isUnreadable || (wording.isPage && refusal.reason == .tooLong)
      items.append(.diagnostic(wording.diagnostic(refusal)))
    case .frontMatter(let frontMatter)?:
      title = title ?? frontMatter.title
    case .heading(let heading)?:
      title = title ?? (heading.text.isEmpty ? nil : heading.text)
      endTable()
      readOutline(above: heading.line)
    case .strayRows(let rows)?:
      endTable()
      let isRead = read(rows)
      items.append(.diagnostic(wording.diagnostic(rows, isRead: isRead)))
    case .looseTable(let table)?:
      endTable()
      read(table)
    case .swallowed(let line)?:
      items.append(.diagnostic(wording.diagnostic(swallowedTable: line)))
    case .misfit(let misfit)?:
      endTable()
      let isRead = misfit.rows.map { read($0) } ?? false
      items.append(.diagnostic(wording.diagnostic(misfit, isRead: isRead)))
    case .encoding(let issue)?:
      isUnreadable = isUnreadable || issue == .binary
      if let (finding, line) = wording.finding(issue) {
        malformedLines.insert(line)
        encoding.add(finding, line: line)
      }
    case nil:
      endTable()
      readOutline(above: .max)
      outlineLists += details.rest()
      readOutline(above: .max)
      items += survey.passedOver.map { .diagnostic(wording.diagnostic($0)) }
      diagnostics.add(encoding)
      isAtEnd = true
    }
  }

  /// Decides the role of the table, and reads the rows kept until then.
  private mutating func endSample() {
    if let (table, sample) = sampled {
      sampled = nil
      begin(table, sample: sample, rowCount: sample.count)
      for row in sample {
        passedOver?.add(row.line)
        rows?.read(row, into: &items)
      }
    }
    if let (table, sample) = sampledRecords {
      sampledRecords = nil
      begin(table, sample: sample, rowCount: sample.count)
      if rows != nil { codeRecords.insert(table.number) }
      for row in sample {
        passedOver?.add(row.line)
        rows?.read(row, into: &items)
      }
    }
  }

  /// Decides the role of a table; ``rows`` reads its rows, if it lists codes.
  private mutating func begin(
    _ table: TableHead, sample: some Sequence<some BodyRow>, rowCount: Int
  ) {
    holdsRules = holdsRules || table.isRules
    let exported = table.exportedDomain(document.options)
    let role: TableRole
    let sample = survey.sample(table, rows: sample)
    if table.isRules {
      role = TableRole(isCodes: false, reason: "its header is that of classification rules")
    } else if document.options.skippedForms.contains(table.form) {
      role = TableRole(isCodes: false, reason: "lists of this form are skipped")
    } else if exported != nil {
      role = TableRole(exported: sample)
    } else {
      role = TableRole(of: sample, survey, options: document.options)
      // A caller who names the code column has chosen the tables to read.
      if !role.isCodes, document.options.codeColumn == nil {
        passedOver = PassedOverList(sample, line: table.line, role)
      }
    }
    begin(table, role, exported: exported, rowCount: rowCount)
  }

  /// Begins a table whose role is decided.
  private mutating func begin(
    _ table: TableHead, _ role: TableRole, exported: String? = nil, rowCount: Int
  ) {
    var domain: DomainDraft?
    var names = TakenNames(separator: ":")
    if role.isCodes {
      let name =
        exported.map { DomainTitle(title: table.headings.last ?? "", slug: $0) }
        ?? DomainTitle(
          table, documentTitle: survey.title, options: document.options,
          isRepeated: { survey.isRepeated($0) || titles.contains($0) })
      titles.insert(name.title)
      domain = DomainDraft(
        slug: slugs.take(name.slug), title: name.title, form: table.form, line: table.line,
        columns: ListColumn.columns(
          table.header, roles: role.columnRoles, &names))
    }
    if keepsReports {
      reports.append(
        TableReport(document, table, role, rows: rowCount, domain: domain?.slug))
    }
    lastReader = nil
    guard let domain, let codeColumn = role.codeColumn else { return }
    hasDomain = true
    items.append(.domain(domain))
    if let swapped = wording.diagnostic(table, swappedIn: role) {
      items.append(.diagnostic(swapped))
    }
    seen.begin(domain: domain.slug)
    var reader = CodeRowReader(
      form: table.form, columns: domain.columns, names: names, role: role, codeColumn: codeColumn,
      isExported: exported != nil, malformedLines: malformedLines, seen: seen)
    if table.form != .headings { swap(&reader.details, &details) }
    rows = reader
    // Moved, not copied: the reader has them until the table ends.
    seen = SeenCodes()
  }

  /// Reads the lists that begin above a line and are not tables.
  private mutating func readOutline(above line: Int) {
    while let list = outlineLists.first, list.head.line < line {
      outlineLists.removeFirst()
      var role = list.role
      if document.options.skippedForms.contains(list.head.form) {
        role = TableRole(isCodes: false, reason: "lists of this form are skipped")
      }
      begin(list.head, role, rowCount: list.rows.count)
      for row in list.rows { rows?.read(row, into: &items) }
      endTable()
    }
  }

  private mutating func read(_ html: HTMLTable, _ table: TableHead) {
    begin(table, sample: html.rows.prefix(Self.sampleSize), rowCount: html.rows.count)
    if rows != nil, !wording.isPage { items.append(.diagnostic(wording.diagnostic(html))) }
    for row in html.rows {
      passedOver?.add(row.line)
      rows?.read(row, into: &items)
    }
    endTable()
  }

  private mutating func read(_ table: LooseTable) {
    let body = table.widened
    begin(tables.head(table), sample: body.prefix(Self.sampleSize), rowCount: body.count)
    if rows != nil { items.append(.diagnostic(wording.diagnostic(table))) }
    for row in body {
      passedOver?.add(row.line)
      rows?.read(row, into: &items)
    }
    endTable()
  }

  /// Reads rows that belong to no table, if they list codes; returns whether they do.
  private mutating func read(_ stray: StrayRows) -> Bool {
    if case .endedTable = stray.reason, let last = lastReader {
      // They go on with the table above, though a blank line or a comment ends it.
      var (head, reader) = tables.list(stray)
      reader.width = last.width
      guard head.header.allSatisfy(\.isEmpty), last.role.fits(reader) else { return false }
      resume(last)
      read(reader)
      return true
    }
    let (head, reader) = tables.list(stray, header: survey.header(width: stray.cellCount))
    // The header is a row of the block, too.
    var first = reader
    let rowCount = stray.rowCount - (first.next()?.line == stray.firstLine ? 0 : 1)
    begin(head, sample: reader.prefix(Self.sampleSize), rowCount: max(0, rowCount))
    let isRead = rows != nil
    if !isRead { passedOver = nil }
    read(reader)
    return isRead
  }

  /// Goes on with the last list.
  private mutating func resume(_ last: CodeRowReader) {
    var reader = last
    if reader.form != .headings { swap(&reader.details, &details) }
    reader.resume(seen)
    seen = SeenCodes()
    rows = reader
  }

  private mutating func read(_ reader: StrayRowReader) {
    for row in reader { rows?.read(row, into: &items) }
    endTable()
  }

  private mutating func endTable() {
    endSample()
    if let list = passedOver.take() { items.append(.diagnostic(wording.diagnostic(list))) }
    guard var ended = rows.take() else { return }
    ended.end(into: &items)
    diagnostics.add(ended.groups)
    balance += ended.balance
    seen = ended.endedSeen()
    if ended.form != .headings { details = ended.endedDetails() }
    lastReader = ended
  }
}

extension TableRole {
  /// Whether most rows have a code where the table has it.
  fileprivate func fits(_ rows: StrayRowReader) -> Bool {
    guard let codeColumn else { return false }
    let cells = rows.prefix(EntryReader.sampleSize).map {
      String($0.cells[codeColumn].text.prefix(200))
    }
    let profile = ColumnProfile(cells)
    return profile.codes * 2 >= profile.filled && profile.filled > 0
  }
}

extension Document {
  /// Which Markdown the document is written in, by the ending of its path.
  var dialect: MarkdownTableReader.Dialect {
    path.lowercased().hasSuffix(".mdx") ? .mdx : .markdown
  }
}

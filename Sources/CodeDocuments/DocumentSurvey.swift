internal import HTMLReader
internal import MarkdownReader

/// What a first pass over a document finds out for the decisions about its lists: the title, and
/// what the tables with equal headers look like together.
///
/// It keeps counts, not rows, and only for a limited number of headers, so it stays small.
struct DocumentSurvey {
  /// The tables with one header.
  private struct Siblings {
    /// The columns of all of them, and of those that are tables of codes by themselves.
    var all: [TableRole.Column]
    var codes: [TableRole.Column]
    var count = 0
    var codeCount = 0
    var nearCount = 0
    var farCount = 0
    var foreignCount = 0
    var dataCount = 0

    mutating func add(
      _ columns: [TableRole.Column], _ context: TableRole.Context, areCodes: Bool
    ) {
      count += 1
      nearCount += context.isNear ? 1 : 0
      farCount += context.isFar ? 1 : 0
      foreignCount += context.isForeign ? 1 : 0
      dataCount += context.isAboutData ? 1 : 0
      all.add(columns)
      if areCodes {
        codeCount += 1
        codes.add(columns)
      }
    }

    /// The words around most of the tables.
    func context(isDocument: Bool) -> TableRole.Context {
      TableRole.Context(
        isNear: nearCount * 2 >= count, isFar: farCount * 2 >= count, isDocument: isDocument,
        isForeign: foreignCount * 2 >= count, isAboutData: dataCount * 2 >= count)
    }
  }

  /// A table of the document, by its place among those of its form.
  private struct Place: Hashable {
    var form: CodeListForm
    var number: Int

    init(_ table: TableHead) { (form, number) = (table.form, table.number) }
  }

  /// How many columns of different headers are looked at; those after them are judged alone.
  private static let mostColumns = 10_000
  /// How many columns are kept, so that what they look like need not be found out again.
  private static let mostKeptColumns = 4000

  /// The document's title.
  private(set) var title: String?
  /// The name of the document's file.
  private let documentName: String
  private var siblings: [[String]: Siblings] = [:]
  /// What the columns of the first tables look like.
  private var kept: [Place: [TableRole.Column]] = [:]
  private var keptCount = 0
  /// How many headings make each title.
  private var titles: [String: Int] = [:]
  private var senses = HeadingSenses()
  private var headers: [Int: [String]] = [:]
  private var columnCount = 0
  /// The lines of the tables of codes, of which only so many are kept.
  private var codeTables: Set<Int> = []
  /// The lists of codes that are not tables, in the order of the document.
  private(set) var outlineLists: [OutlineList] = []
  /// The sections about codes of tables.
  private(set) var details = SectionDetails()
  private let options: ImportOptions
  /// Whether errcat wrote the document, whose headings are then titles.
  private var isExport = false
  /// The codes of the tables' samples, of which only so many are kept.
  private var tableCodes: Set<String> = []
  /// The headings and items that look like codes and are not read.
  private(set) var passedOver: [PassedOverCodes] = []

  /// Looks at a document.
  init(_ document: DecodedDocument) {
    documentName = document.document.name
    options = document.document.options
    var events = DocumentEvents(document, areArranged: true)
    var sampled: (table: TableHead, rows: [Row])?
    var records: (table: TableHead, rows: [RecordLine])?
    while let event = events.next() {
      switch event {
      case .frontMatter(let frontMatter): title = title ?? frontMatter.title
      case .heading(let heading):
        title = title ?? (heading.text.isEmpty ? nil : heading.text)
        add(heading)
      case .table(let table):
        take(&sampled)
        sampled = (table, [])
      case .row(let row):
        if let count = sampled?.rows.count, count < EntryReader.sampleSize {
          sampled?.rows.append(row)
        }
      case .htmlTable(let table, let html):
        take(&sampled)
        add(learn(table, rows: html.rows.prefix(EntryReader.sampleSize)), of: table)
      case .strayRows(let rows):
        take(&sampled)
        let (head, reader) = events.list(rows)
        add(learn(head, rows: reader.prefix(EntryReader.sampleSize)))
      case .looseTable(let table):
        take(&sampled)
        add(learn(events.head(table), rows: table.widened.prefix(EntryReader.sampleSize)))
      case .misfit(let misfit):
        take(&sampled)
        guard let rows = misfit.rows else { continue }
        let (head, reader) = events.list(rows)
        add(learn(head, rows: reader.prefix(EntryReader.sampleSize)))
      case .recordTable(let table):
        take(&records)
        records = (table, [])
      case .recordRow(let row):
        if let count = records?.rows.count, count < EntryReader.sampleSize {
          records?.rows.append(row)
        }
      default: break
      }
    }
    take(&sampled)
    take(&records)
    guard document.recordForm == nil, !isExport else { return }
    let outline = OutlineSurvey(document, title: title, codeTables: codeTables)
    outlineLists = OutlineListReader.lists(of: document, outline)
    details = SectionDetails(of: &outlineLists, tableCodes: tableCodes)
    passedOver = outline.passedOver
  }

  /// Makes the sample of a table of the document.
  func sample(_ table: TableHead, rows: some Sequence<some BodyRow>) -> TableSample {
    var sample = TableSample(table, rows: rows, documentTitle: title, documentName: documentName)
    sample.columns = kept[Place(table)] ?? TableRole.Column.columns(of: sample)
    sample.context = TableRole.Context(of: sample, senses)
    return sample
  }

  /// Decides the role of a table, with the evidence of those that have the same header.
  func role(of sample: TableSample) -> TableRole {
    let columns = TableRole.Column.columns(of: sample)
    let context = TableRole.Context(of: sample)
    var own = TableRole(of: columns, context)
    if own.isCodes { own.columnRoles = ColumnRole.roles(of: columns, own, sample) }
    guard let group = siblings[Self.key(sample.header)], group.count > 1,
      sample.header.contains(where: { !$0.isEmpty })
    else { return own }
    let isShared =
      group.codeCount * 2 >= group.count
      || TableRole(of: group.all, group.context(isDocument: context.isDocument)).isCodes
    guard isShared else { return own }
    let shared = group.codeCount > 0 ? group.codes : group.all
    guard let code = TableRole.codeColumn(among: shared),
      columns[code.index].codeShare >= 0.5 || columns[code.index].profile.filled == 0,
      own.isCodes || !context.isForeign
    else { return own }
    if !own.isCodes {
      own = TableRole(
        isCodes: true, reason: "other tables of the document with this header list codes")
    }
    own.choose(code, among: shared)
    own.columnRoles = ColumnRole.roles(of: shared, own, sample)
    return own
  }

  /// The header of the first table of codes that is this wide, for rows without one.
  func header(width: Int) -> [String]? { headers[width] }

  /// Whether several headings of the document make this title.
  func isRepeated(_ title: String) -> Bool { titles[title, default: 0] > 1 }

  private mutating func add(_ heading: Heading) {
    guard let title = TitleText.ofHeading(heading.text) else { return }
    if titles[title] != nil || titles.count < Self.mostColumns { titles[title, default: 0] += 1 }
  }

  /// Makes the sample of a table, and keeps what the words above it tell.
  private mutating func learn(
    _ table: TableHead, rows: some Sequence<some BodyRow>
  ) -> TableSample {
    for text in table.headings { senses.learn(text) }
    for text in [table.lead, title, documentName] { senses.learn(text) }
    return sample(table, rows: rows)
  }

  private mutating func take<Line: BodyRow>(_ sampled: inout (table: TableHead, rows: [Line])?) {
    guard let (table, rows) = sampled else { return }
    sampled = nil
    isExport = isExport || table.exportedDomain(options) != nil
    add(learn(table, rows: rows), of: table)
  }

  /// Adds a table of the document, or rows that may be none.
  private mutating func add(_ sample: TableSample, of table: TableHead? = nil) {
    let key = Self.key(sample.header)
    let columns = TableRole.Column.columns(of: sample)
    if let table, keptCount + columns.count <= Self.mostKeptColumns {
      kept[Place(table)] = columns
      keptCount += columns.count
    }
    if siblings[key] == nil {
      guard columnCount + columns.count <= Self.mostColumns else { return }
      columnCount += columns.count
    }
    let context = TableRole.Context(of: sample)
    let role = TableRole(of: columns, context)
    if let table {
      if role.isCodes { codeTables.insert(table.line) }
      if let column = role.codeColumn { addCodes(of: sample, column) }
    }
    siblings[key, default: Siblings(all: [], codes: [])].add(
      columns, context, areCodes: role.isCodes)
    if role.isCodes, headers[columns.count] == nil,
      sample.header.contains(where: { !$0.isEmpty })
    {
      headers[columns.count] = sample.header
    }
  }

  private mutating func addCodes(of sample: TableSample, _ column: Int) {
    for row in sample.rows where tableCodes.count < Self.mostColumns && column < row.count {
      for code in CodeText.parse(row[column]) { tableCodes.insert(code.code) }
    }
  }

  private static func key(_ header: [String]) -> [String] {
    header.map { CodeText.trimmed($0).lowercased() }
  }
}

extension [TableRole.Column] {
  /// Adds what the columns of another table with the same header look like.
  fileprivate mutating func add(_ columns: [TableRole.Column]) {
    if isEmpty {
      self = columns
    } else {
      for index in indices { self[index].profile.add(columns[index].profile) }
    }
  }
}

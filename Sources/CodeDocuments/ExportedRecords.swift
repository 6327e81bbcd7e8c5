internal import ErrcatBytes
internal import RecordReader

/// The rows that `export` and `--format` write as CSV, TSV, JSON and JSON lines: each names its
/// source and its domain, and they become the lists that they came from.
struct ExportedRecords {
  private static let names = [
    "source", "domain", "domain_title", "code", "symbol", "description", "attributes",
  ]

  private struct Key: Hashable {
    var source: String
    var domain: String
  }

  private struct List {
    var title: String
    var domain: String
    var line: Int
    var rows: [Row] = []
    var attributes: [String] = []
    var known: Set<String> = []
    var hasSymbols = false
  }

  private struct Row {
    var line: Int
    var column: Int
    /// The code, the symbol and the description.
    var texts: [String]
    var attributes: [String: String] = [:]
  }

  private let form: CodeListForm
  /// Where each of ``names`` is in a row.
  private let places: [Int]
  private var lists: [List] = []
  private var numbers: [Key: Int] = [:]
  /// Whether attributes are left out, because a domain has too many different ones.
  private(set) var isCut = false

  /// Looks at the columns of a table; nil if they are not those of an export.
  init?(_ table: RecordTable) {
    guard table.path.isEmpty else { return nil }
    let places = Self.names.compactMap { table.columns.firstIndex(of: $0) }
    guard places.count == Self.names.count else { return nil }
    self.places = places
    form = CodeListForm(table.form)
  }

  mutating func add(_ row: RecordRow) {
    let cells = row.cells
    let texts = places.map { cells[$0]?.text ?? "" }
    let key = Key(source: texts[0], domain: texts[1])
    let number = numbers[key] ?? lists.count
    if number == lists.count {
      numbers[key] = number
      lists.append(List(title: texts[2], domain: texts[1], line: row.line))
    }
    var added = Row(line: row.line, column: row.column, texts: Array(texts[3...5]))
    var reader = RecordReader(Array("[\(texts[6])]".utf8), as: .json)
    var names: [String] = []
    while let event = reader.next() {
      switch event {
      case .table(let table): names = table.columns
      case .row(let row):
        for (name, cell) in zip(names, row.written) { added.attributes[name] = cell?.text }
      case .issue: break
      }
    }
    for name in names where !lists[number].known.contains(name) {
      guard lists[number].known.count < RecordReader.mostKeys else {
        isCut = true
        break
      }
      lists[number].known.insert(name)
      lists[number].attributes.append(name)
    }
    lists[number].hasSymbols = lists[number].hasSymbols || !added.texts[1].isEmpty
    lists[number].rows.append(added)
  }

  /// The lists, in the order in which they start, as ``ExportedTable`` has them.
  func lists(from count: Int) -> [(head: TableHead, rows: [RecordLine])] {
    lists.enumerated().map { index, list in
      let head = TableHead(
        number: count + index + 1, form: form, line: list.line, headings: [list.title],
        lead: ExportedTable.lead + list.domain,
        header: ExportedTable.header(hasSymbols: list.hasSymbols) + list.attributes)
      let rows = list.rows.map { row in
        let texts = list.hasSymbols ? row.texts : [row.texts[0], row.texts[2]]
        return RecordLine(
          line: row.line, exact: texts + list.attributes.map { row.attributes[$0] },
          column: row.column)
      }
      return (head, rows)
    }
  }
}

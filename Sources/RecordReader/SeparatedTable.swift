/// Reads a document of CSV or TSV as one table, one record at a time.
struct SeparatedTable {
  private let form: RecordForm
  private let dialect: SeparatedDialect
  private var scanner: SeparatedScanner
  private var issues: ArraySlice<RecordIssue> = []
  private var opening: [RecordCell]?
  private var hasTable = false

  init(_ text: [UInt8], from start: Int, form: RecordForm, hasHeader: Bool?) {
    self.form = form
    dialect = SeparatedDialect(text, from: start, form: form, hasHeader: hasHeader)
    scanner = SeparatedScanner(
      text, from: dialect.start, lineStart: start, separator: dialect.separator)
  }

  mutating func next() -> RecordReader.Event? {
    while true {
      if let issue = issues.popFirst() { return .issue(issue) }
      if hasTable {
        if let record = opening.take() { return .row(row(record)) }
        guard let record = scanner.next() else {
          issues = scanner.takeIssues()[...]
          return issues.popFirst().map { .issue($0) }
        }
        issues = scanner.takeIssues()[...]
        return .row(row(record))
      }
      hasTable = true
      for _ in dialect.titles { _ = scanner.next() }
      guard let record = scanner.next() else { return nil }
      issues = scanner.takeIssues()[...]
      if dialect.header == nil { opening = record }
      return .table(
        RecordTable(
          path: dialect.titles, form: form, line: record.first?.line ?? 1,
          columns: dialect.header ?? Array(repeating: "", count: dialect.width), parent: nil))
    }
  }

  private func row(_ record: [RecordCell]) -> RecordRow {
    let width = dialect.width
    return RecordRow(
      line: record.first?.line ?? 1, column: record.first?.column ?? 1,
      written: record.prefix(width).map { Optional($0) }, width: width,
      surplus: Array(record.dropFirst(width)))
  }
}

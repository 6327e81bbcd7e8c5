/// Reads the tables of records in CSV, TSV, JSON, JSON lines and YAML, in document order.
///
/// What makes a table: the rows of CSV and the objects of JSON lines; a list of objects; a map of
/// keys to objects that have the same keys, or to texts. Tables may be at any depth; one within a
/// row of another comes after it. A nested list or map needs three rows, or its neighbors of the same
/// kind give the rest. What the records are about is not decided here.
///
/// ```swift
/// var reader = RecordReader(Array(#"[{"code": 1, "text": "a"}]"#.utf8), as: .json)
/// while let event = reader.next() {
///   if case .row(let row) = event { print(row.cells.map { $0?.text ?? "" }) }  // ["1", "a"]
/// }
/// ```
package struct RecordReader {
  /// How many different keys the records of one list may have; the others are left out.
  package static let mostKeys = KeyCounts.mostKeys

  /// What is found in a document.
  package enum Event: Equatable, Sendable {
    case table(RecordTable)
    /// A row of the table before it.
    case row(RecordRow)
    case issue(RecordIssue)
  }

  private enum Content {
    case separated(SeparatedTable)
    case tree(TreeTables)
    case lines(JSONLines)
    case keyedLines(KeyedLines)
    case refused(RecordIssue?)
  }

  private var content: Content

  /// Starts reading a document.
  ///
  /// CSV and JSON lines are read one record at a time. JSON and YAML are parsed whole.
  ///
  /// - Parameters:
  ///   - text: The document in UTF-8.
  ///   - form: How it is written.
  ///   - hasHeader: Whether the first row of CSV or TSV names the columns; nil to find out.
  package init(_ text: [UInt8], as form: RecordForm, hasHeader: Bool? = nil) {
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard text.count < Int(UInt32.max) else {
      let message = "the document has more than 4 GiB; split it"
      content = .refused(RecordIssue(kind: .malformed, line: 1, column: 1, message: message))
      return
    }
    do throws(RecordIssue) {
      switch form {
      case .csv, .tsv:
        content = .separated(
          SeparatedTable(text, from: start, form: form, hasHeader: hasHeader))
      case .jsonl:
        let lines = JSONLines(text, from: start)
        content =
          lines.isOneList
          ? .tree(TreeTables(try JSONParser.tree(of: text, from: start), form: form))
          : .lines(lines)
      case .json:
        content = .tree(TreeTables(try JSONParser.tree(of: text, from: start), form: form))
      case .yaml:
        content = .tree(TreeTables(try YAMLParser.tree(of: text, from: start), form: form))
      }
    } catch {
      let lines = form == .yaml ? KeyedLines(text, from: start, error) : nil
      content = lines.map { .keyedLines($0) } ?? .refused(error)
    }
  }

  /// Returns the next event, or nil at the end of the document.
  package mutating func next() -> Event? {
    // The content leaves its place while it changes, so that nothing is copied.
    switch content {
    case .separated(var table):
      content = .refused(nil)
      defer { content = .separated(table) }
      return table.next()
    case .tree(var tables):
      content = .refused(nil)
      defer { content = .tree(tables) }
      return tables.next()
    case .lines(var lines):
      content = .refused(nil)
      defer { content = .lines(lines) }
      return lines.next()
    case .keyedLines(var lines):
      content = .refused(nil)
      defer { content = .keyedLines(lines) }
      return lines.next()
    case .refused(let issue):
      content = .refused(nil)
      return issue.map { .issue($0) }
    }
  }
}

/// Reads JSON values that come one after the other, usually each on its line, as one table.
///
/// It goes through the text twice, first for the columns, and has one value in memory at a time. A
/// value that is no JSON costs its line and no more.
struct JSONLines {
  private var parser: JSONParser
  private var cells: RowCells
  /// Whether the text is one list, and no JSON lines.
  private(set) var isOneList = false
  private var hasTable = false
  private var opening: RecordRow?
  private var issues: ArraySlice<RecordIssue> = []
  private var nested: NestedText
  /// How many bytes may still be read in vain: a value without an end is tried from each line.
  private var allowedBytes = 0
  private var allowance = RecordTree.MemberAllowance()

  init(_ text: [UInt8], from start: Int) {
    parser = JSONParser(text, from: start)
    nested = NestedText(ofDocument: text.count)
    cells = RowCells(keys: [])
    var counts = KeyCounts()
    var valueCount = 0
    allowedBytes = 4 * text.count
    while let value = readValue() {
      valueCount += 1
      guard case .success = value else { continue }
      let tree = parser.tree
      isOneList = valueCount == 1 && tree.kind(0) == .list
      if tree.isMap(0) { counts.add(tree.members(ofRecord: 0, &allowance), tree) }
    }
    cells = RowCells(keys: counts.keys)
    parser = JSONParser(text, from: start)
    allowedBytes = 4 * text.count
  }

  mutating func next() -> RecordReader.Event? {
    while true {
      if let issue = issues.popFirst() { return .issue(issue) }
      if let row = opening.take() { return .row(row) }
      guard let value = readValue() else { return nil }
      if case .failure(let issue) = value { return .issue(issue) }
      let tree = parser.tree
      issues += tree.issues
      guard tree.isMap(0) else {
        issues.append(tree.issue(.noRecord, at: 0, "this is no object, as each line should be"))
        continue
      }
      let fields = tree.members(ofRecord: 0, &allowance)
      let row = cells.row((nil, 0), fields: fields, tree, &nested, &issues)
      if hasTable { return .row(row) }
      hasTable = true
      opening = row
      return .table(
        RecordTable(path: [], form: .jsonl, line: row.line, columns: cells.columns, parent: nil))
    }
  }

  /// Parses the next value; after one that is no JSON, the line after its start is next.
  private mutating func readValue() -> Result<Void, RecordIssue>? {
    parser.skipBlanks()
    guard !parser.isAtEnd else { return nil }
    let start = parser.mark()
    do throws(RecordIssue) {
      try parser.readValue()
      return .success(())
    } catch {
      allowedBytes -= parser.index - start.index
      if allowedBytes > 0 { parser.restart(at: start) }
      parser.skipLine()
      return .failure(error)
    }
  }
}

/// Gives out the tables of a tree, row by row.
struct TreeTables {
  private var finder: TableFinder
  private let form: RecordForm
  private let tables: [TableFinder.Found]
  private var nextTable = 0
  private var issues: ArraySlice<RecordIssue>
  private var rows: Rows?
  /// The first row of a table that has just been given out.
  private var opening: RecordRow?
  private var nested: NestedText
  private var allowance = RecordTree.MemberAllowance()
  /// Whether it has been said that merges and aliases had to stop.
  private var isExhausted = false

  private var tree: RecordTree { finder.tree }

  /// The rows of a table that are still to come.
  private struct Rows {
    var table: TableFinder.Found
    var head: RecordTable
    var members: RecordTree.Members
    var cells: RowCells
    var sectionKey: String?
    var keyShape: KeyShape?
    /// Whether the head has been given out.
    var isOpen = false
    /// The keys so far, to find one that is there twice.
    var keys: Set<String> = []
  }

  init(_ tree: RecordTree, form: RecordForm) {
    // Several documents of YAML are a list; one is itself.
    var tree = tree
    if form == .yaml, tree.nodes.count > 1 {
      tree.holdsDocuments = Int(tree.nodes[1].next) < tree.nodes.count
      if !tree.holdsDocuments { tree.dropRoot() }
    }
    nested = NestedText(ofDocument: tree.text.count)
    issues = tree.issues[...]
    finder = TableFinder(tree)
    self.form = form
    tables = finder.tables()
  }

  mutating func next() -> RecordReader.Event? {
    while true {
      if let issue = issues.popFirst() { return .issue(issue) }
      if let row = opening.take() { return .row(row) }
      if rows != nil {
        if let event = nextRow() { return event }
        rows = nil
      } else {
        guard nextTable < tables.count else { return nil }
        begin(tables[nextTable])
        nextTable += 1
      }
    }
  }

  private mutating func begin(_ table: TableFinder.Found) {
    let (counts, hasTexts) = finder.counts(of: table)
    let hasKeys = table.layout != .records
    let section = table.layout == .records ? counts.sectionKey : nil
    let keys = table.layout == .texts ? [] : counts.keys.filter { $0 != section }
    let cells = RowCells(hasKeys: hasKeys, hasTexts: hasTexts, keys: keys)
    let head = RecordTable(
      path: finder.path(table), form: form, line: Int(tree.nodes[table.node].line),
      columns: cells.columns, parent: table.parent)
    rows = Rows(
      table: table, head: head, members: RecordTree.Members(of: table.node, tree), cells: cells,
      sectionKey: section, keyShape: finder.keyShape(table))
    if finder.isExhausted || allowance.isUsedUp, !isExhausted {
      isExhausted = true
      issues.append(
        tree.issue(
          .cut, at: table.node,
          "the merges ('<<') of the document add more than "
            + "\(RecordTree.MemberAllowance.mostMerged) members, or its aliases more than "
            + "\(RecordTree.MemberAllowance.mostAliased); the rest is left out"))
    }
  }

  /// Reads on to the next row of the table.
  private mutating func nextRow() -> RecordReader.Event? {
    let tree = tree
    while let member = rows?.members.next(tree) {
      guard let table = rows?.table else { return nil }
      let pair = table.arePairs ? tree.pair(member.value) ?? member : member
      if table.layout == .records, !tree.isMap(pair.value) {
        return .issue(
          tree.issue(.noRecord, at: pair.value, "this is no object, as the others of the list are"))
      }
      guard isRow(pair) else { continue }
      if let key = pair.key {
        let name = tree.name(key)
        if rows?.keys.insert(name).inserted == false {
          issues.append(
            tree.issue(.repeatedKey, at: key, "the key '\(name.prefix(60))' is there twice"))
        }
      }
      var fields: [RecordTree.RecordMember]?
      if table.layout != .texts, tree.isMap(pair.value) {
        fields = tree.members(ofRecord: pair.value, &allowance)
      }
      if let section = rows?.sectionKey, let fields, fields.count == 1, fields[0].name == section {
        rows?.isOpen = false
        rows?.head.path = finder.path(table) + [String(tree.scalar(fields[0].value).prefix(200))]
        rows?.head.line = Int(tree.nodes[fields[0].key].line)
        continue
      }
      guard let row = rows?.cells.row(pair, fields: fields, tree, &nested, &issues) else {
        continue
      }
      guard rows?.isOpen == false, let head = rows?.head else { return .row(row) }
      rows?.isOpen = true
      opening = row
      return .table(head)
    }
    return nil
  }

  private func isRow(_ pair: (key: Int?, value: Int)) -> Bool {
    guard let rows else { return false }
    switch rows.table.layout {
    case .records: return true
    case .texts: return tree.isText(pair.value)
    case .keyedRecords:
      if tree.isMap(pair.value) { return true }
      guard let key = pair.key, tree.isText(pair.value) else { return false }
      return rows.keyShape == KeyShape(tree.name(key))
    }
  }
}

/// Puts the members of objects into the columns of a table.
struct RowCells {
  /// The names of the columns: those of keys and of texts without a key are "".
  let columns: [String]
  private let places: [String: Int]
  private let hasKeys: Bool
  private let hasTexts: Bool

  init(hasKeys: Bool = false, hasTexts: Bool = false, keys: [String]) {
    self.hasKeys = hasKeys
    self.hasTexts = hasTexts
    let unnamed = (hasKeys ? 1 : 0) + (hasTexts ? 1 : 0)
    columns = Array(repeating: "", count: unnamed) + keys
    places = Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset + unnamed) })
  }

  /// Makes the row of a member of a map or list; `fields` are the value's members if it is a record,
  /// and nil if it is a text.
  func row(
    _ member: (key: Int?, value: Int), fields: [RecordTree.RecordMember]?, _ tree: RecordTree,
    _ nested: inout NestedText, _ issues: inout ArraySlice<RecordIssue>
  ) -> RecordRow {
    let start = tree.nodes[member.key ?? member.value]
    var row = RecordRow(
      line: Int(start.line), column: Int(start.column),
      written: Array(repeating: nil, count: columns.count), width: columns.count)
    if hasKeys, let key = member.key {
      row.written[0] = RecordCell(
        text: tree.name(key), line: Int(start.line), column: Int(start.column))
    }
    guard let fields else {
      if hasTexts { row.written[hasKeys ? 1 : 0] = cell(member.value, tree, &nested, &issues) }
      return row
    }
    var filled: Set<Int> = []
    for field in fields {
      guard let place = places[field.name] else {
        issues.append(
          tree.issue(
            .cut, at: field.key,
            "'\(field.name.prefix(60))' is left out: the records have more than "
              + "\(KeyCounts.mostKeys) different keys"))
        continue
      }
      if !filled.insert(place).inserted {
        issues.append(
          tree.issue(
            .repeatedKey, at: field.key,
            "the key '\(field.name.prefix(60))' is twice in one object; the last one is read"))
      }
      row.written[place] = cell(field.value, tree, &nested, &issues)
    }
    return row
  }

  private func cell(
    _ node: Int, _ tree: RecordTree, _ nested: inout NestedText,
    _ issues: inout ArraySlice<RecordIssue>
  ) -> RecordCell? {
    guard !tree.isNull(node) else { return nil }
    var cell = RecordCell(
      text: "", line: Int(tree.nodes[node].line), column: Int(tree.nodes[node].column))
    if tree.isContainer(node) {
      let (text, isWhole) = nested.text(of: node, in: tree)
      cell.text = text
      if !isWhole {
        issues.append(
          tree.issue(
            .cut, at: node, "the value is too long for a cell, and its text is cut"))
      }
    } else {
      guard let text = nested.text(ofScalar: node, in: tree) else {
        issues.append(
          tree.issue(
            .cut, at: node, "the aliases of the document repeat too much text; it is left out"))
        return nil
      }
      cell.text = text
    }
    return cell
  }
}

/// What sections say about codes that a table of the document lists: the row and the section are one
/// entry.
struct SectionDetails {
  /// A section about a code.
  struct Section {
    var list: Int
    var row: OutlineRow
  }

  private var lists: [OutlineList] = []
  private var sections: [String: Section] = [:]

  /// Takes the sections of the lists whose codes are mostly those of tables, out of the lists.
  ///
  /// - Parameters:
  ///   - lists: The lists of the document that are no tables.
  ///   - tableCodes: The codes that its tables list.
  init(of lists: inout [OutlineList], tableCodes: Set<String>) {
    guard !tableCodes.isEmpty else { return }
    for place in lists.indices where lists[place].head.form == .headings {
      let rows = lists[place].rows
      let shared = rows.filter { tableCodes.contains($0.cells[0].text) }
      guard shared.count >= 2, shared.count * 2 >= rows.count else { continue }
      var taken: Set<String> = []
      var rest: [OutlineRow] = []
      for row in rows {
        let code = row.cells[0].text
        if tableCodes.contains(code), taken.insert(code).inserted, sections[code] == nil {
          sections[code] = Section(list: self.lists.count, row: row)
        } else {
          rest.append(row)
        }
      }
      self.lists.append(lists[place])
      lists[place].rows = rest
      if let first = rest.first { lists[place].head.line = first.line }
    }
    lists.removeAll { $0.rows.isEmpty }
  }

  init() {}

  /// Takes the section about a code: the names, roles and texts of its columns.
  mutating func take(
    _ code: String
  ) -> (fields: [(name: String, role: ColumnRole, text: String)], anchor: String?)? {
    guard let section = sections.removeValue(forKey: code) else { return nil }
    let list = lists[section.list]
    var fields: [(name: String, role: ColumnRole, text: String)] = []
    for place in section.row.cells.indices.dropFirst() {
      let text = section.row.cells[place].text
      guard !text.isEmpty else { continue }
      fields.append((list.head.header[place], list.role.columnRoles[place], text))
    }
    return (fields, section.row.anchor)
  }

  /// The sections that no row of a table took, as the lists they are.
  mutating func rest() -> [OutlineList] {
    let left = Dictionary(grouping: sections.values, by: \.list)
    sections = [:]
    return lists.indices.compactMap { place in
      guard let sections = left[place] else { return nil }
      var list = lists[place]
      list.rows = sections.map(\.row).sorted { $0.line < $1.line }
      return list
    }
  }
}

internal import HTMLReader
internal import MarkdownReader

extension TableSample {
  /// Makes a sample of a table's first rows, of each cell its first thousand characters: what a
  /// cell is shows there, and megabytes of it would only take seconds.
  init(_ table: TableHead, rows: some Sequence<some BodyRow>, documentTitle: String?) {
    self.init(
      header: table.header,
      rows: rows.map { $0.cells.map { String($0.text.prefix(1000)) } },
      headings: table.headings, lead: table.lead, documentTitle: documentTitle)
  }
}

extension TableRole {
  /// Decides what a table is, where the options leave it open.
  init(of sample: TableSample, options: ImportOptions) {
    self.init(of: sample)
    if let name = options.codeColumn {
      let column = sample.column(name)
      isCodes = column != nil
      codeColumn = column
      reason =
        column == nil
        ? "no column '\(name)'" : "the codes are said to be in column '\(name)'"
      if descriptionColumn == column { descriptionColumn = nil }
      if symbolColumn == column { symbolColumn = nil }
    } else if options.allTables, !isCodes {
      isCodes = true
      codeColumn = codeColumn ?? 0
      reason = "all tables are said to hold codes"
    }
    guard isCodes else { return }
    if let name = options.descriptionColumn, let column = sample.column(name) {
      descriptionColumn = column
      if symbolColumn == column { symbolColumn = nil }
    } else if descriptionColumn == nil {
      descriptionColumn = sample.wordiestColumn(besides: [codeColumn, symbolColumn])
    }
  }
}

extension TableSample {
  /// The column with this header, without case, or in this place from 1.
  fileprivate func column(_ name: String) -> Int? {
    if let column = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return column
    }
    guard let place = Int(name), place >= 1, place <= header.count else { return nil }
    return place - 1
  }

  /// The column with the most text, where no header tells the descriptions.
  fileprivate func wordiestColumn(besides used: [Int?]) -> Int? {
    header.indices.filter { !used.contains($0) }.max { left, right in
      (length(left), right) < (length(right), left)
    }
  }

  private func length(_ column: Int) -> Int {
    rows.reduce(0) { $0 + ($1.indices.contains(column) ? $1[column].count : 0) }
  }
}

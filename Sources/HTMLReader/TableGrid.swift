/// Puts the cells of a table's rows into their columns (HTML Standard, section 4.9.12).
struct TableGrid {
  /// A cell as it is written.
  struct WrittenCell {
    var cell: HTMLCell
    var isHeader: Bool
    var columnSpan: Int
    var rowSpan: Int
  }

  /// A row with its cells in their places.
  struct GridRow {
    var row: HTMLRow
    /// Whether the row is in a `<thead>`.
    var isInHead: Bool
    /// Whether all cells written in the row are `<th>`.
    var isAllHeaders: Bool
    var writtenCount: Int
  }

  /// A span takes no column beyond this one, so that few cells cannot make a table wide.
  ///
  /// A cell always has a column.
  static let maximumSpan = 100

  /// What a cell that is repeated takes besides its text: about what it takes in memory.
  private static let cellPrice = 48

  private(set) var rows: [GridRow] = []
  /// How much may still be repeated, in bytes: so that few cells cannot become very many.
  private(set) var allowance: Int
  /// The cells from above that span the next row.
  private var spans: [(placed: HTMLRow.Placed, rowsLeft: Int)] = []

  /// Starts a grid of a table that is `length` bytes long.
  init(length: Int) {
    allowance = 16 * length
  }

  /// Ends a group of rows: no cell spans beyond it.
  mutating func endGroup() {
    spans = []
  }

  /// Adds a row.
  ///
  /// A row without any text does not count.
  mutating func add(_ written: [WrittenCell], line: Int, column: Int, isInHead: Bool) {
    var placed: [HTMLRow.Placed] = []
    var newSpans: [(placed: HTMLRow.Placed, rowsLeft: Int)] = []
    var next = 0
    var above = spans[...]
    for cell in written {
      while let span = above.first, span.placed.column <= next {
        repeatCell(span.placed, in: &placed)
        next = max(next, span.placed.column + span.placed.span)
        above.removeFirst()
      }
      let room = above.first.map { $0.placed.column - next } ?? .max
      let span = max(1, min(cell.columnSpan, Self.maximumSpan - next, room))
      let here = HTMLRow.Placed(column: next, span: span, cell: cell.cell)
      placed.append(here)
      next += span
      if cell.rowSpan > 1 { newSpans.append((here, cell.rowSpan)) }
    }
    for span in above { repeatCell(span.placed, in: &placed) }
    spans = (spans + newSpans).compactMap { span in
      span.rowsLeft > 1 ? (span.placed, span.rowsLeft - 1) : nil
    }
    // Once no more may be repeated, nothing is kept to be repeated.
    if allowance == 0 { spans = [] }
    if !newSpans.isEmpty { spans.sort { $0.placed.column < $1.placed.column } }
    guard !written.isEmpty else { return }
    rows.append(
      GridRow(
        row: HTMLRow(line: line, column: column, placed: placed, width: 0), isInHead: isInHead,
        isAllHeaders: written.allSatisfy(\.isHeader), writtenCount: written.count))
  }

  private mutating func repeatCell(_ above: HTMLRow.Placed, in row: inout [HTMLRow.Placed]) {
    let price = Self.cellPrice + above.cell.text.utf8.count
    guard allowance >= price else {
      allowance = 0
      return
    }
    allowance -= price
    var placed = above
    placed.cell.isRepeated = true
    row.append(placed)
  }

  /// Returns the table's title row's text, its header and its body; nil if it has no row.
  mutating func split() -> (title: String?, header: HTMLRow, body: [HTMLRow])? {
    var start = 0
    var title: String?
    while start + 1 < rows.count, rows[start].writtenCount == 1,
      let only = rows[start].row.placed.first, only.span > 1
    {
      title = title ?? (only.cell.text.isEmpty ? nil : only.cell.text)
      start += 1
    }
    guard start < rows.count else { return nil }
    let count = headerCount(rows[start...])
    let header = header(rows[start..<start + count].map(\.row))
    let body = rows[(start + count)...].map { row in
      var row = row.row
      row.width = header.width
      return row
    }
    return (title, header, body)
  }

  private func headerCount(_ rows: ArraySlice<GridRow>) -> Int {
    guard let first = rows.first else { return 0 }
    let count =
      rows.prefix { $0.isAllHeaders || ($0.isInHead && !first.isAllHeaders) }.count
    let hasBody = count < rows.count || first.isInHead
    return hasBody ? max(count, 1) : 1
  }

  /// Makes one header row of several.
  private mutating func header(_ rows: [HTMLRow]) -> HTMLRow {
    var columns: [HTMLCell?] = []
    for row in rows {
      for placed in row.placed {
        let end = placed.column + placed.span
        while columns.count < end { columns.append(nil) }
        for column in placed.column..<end {
          guard let above = columns[column], !above.text.isEmpty else {
            columns[column] = placed.cell
            continue
          }
          let price = above.text.utf8.count + placed.cell.text.utf8.count
          guard !placed.cell.isRepeated, !placed.cell.text.isEmpty,
            above.text != placed.cell.text, allowance >= price
          else { continue }
          allowance -= price
          columns[column]?.text += " " + placed.cell.text
        }
      }
    }
    let placed = columns.enumerated().compactMap { column, cell in
      cell.map { HTMLRow.Placed(column: column, span: 1, cell: $0) }
    }
    return HTMLRow(
      line: rows[0].line, column: rows[0].column, placed: placed, width: columns.count)
  }
}

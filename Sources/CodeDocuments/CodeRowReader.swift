// Long because reading the rows of a list is one state machine, and only it may touch its state.

internal import HTMLReader
internal import MarkdownReader

/// Reads the body rows of one code table into entries and findings.
struct CodeRowReader {
  private(set) var balance = RowBalance()

  let form: CodeListForm
  let role: TableRole
  let codeColumn: Int
  /// Whether an export wrote the cells, whose text is then taken unchanged.
  let isExported: Bool
  /// How many cells each row has.
  let width: Int
  /// The columns of the list, and after them what code cells add.
  private var columns: [ListColumn]
  /// The places of the columns whose cells are kept.
  private let cellColumns: [Int]
  /// The places of the columns that code cells added, by what they hold.
  private var addedColumns: [String: Int] = [:]
  private var names: TakenNames
  /// The entries of the last row with a code: a row without one continues its text.
  private var pending: [EntryDraft] = []
  private var pendingHasDiagnostics = false
  /// How much the entries of the last row with a code have been given.
  private var bounds = RowBounds()
  /// The findings about the rows so far.
  private(set) var groups = DiagnosticGroups()
  private let malformedLines: Set<Int>
  /// The codes of the document so far.
  private(set) var seen: SeenCodes
  /// The rows of words above the last code, which head the rows below them.
  private var section: String?
  /// The rows of words that no code has followed yet.
  private var headings: [(words: String, line: Int)] = []
  /// More rows of words in a row than this are no headings, but codes without a text.
  private static let mostHeadings = 3
  /// What sections say about the codes.
  var details = SectionDetails()
  /// Whether a row above has a pipe at each end.
  var hasEdgePipes = false

  init(
    form: CodeListForm, columns: [ListColumn], names: TakenNames, role: TableRole, codeColumn: Int,
    isExported: Bool = false, malformedLines: Set<Int>, seen: consuming SeenCodes
  ) {
    self.form = form
    self.isExported = isExported
    self.malformedLines = malformedLines
    self.seen = seen
    self.role = role
    self.codeColumn = codeColumn
    width = columns.count
    self.columns = columns
    self.names = names
    cellColumns = columns.indices.filter { columns[$0].hasCells }
  }

  /// Reads one row; entries are appended to `items` once no later row can add to them.
  mutating func read(_ row: Row, into items: inout [EntryReader.Item]) {
    if !row.hasPipe, row.cells.count > 1 {
      leaveOut(row)
    } else {
      read(row, edgePipes(row), into: &items)
      hasEdgePipes = hasEdgePipes || (row.hasLeadingPipe && row.hasTrailingPipe)
    }
  }

  /// Reads one row of a table in HTML, which has no pipes.
  mutating func read(_ row: HTMLRow, into items: inout [EntryReader.Item]) {
    read(row, [], into: &items)
  }

  /// Reads one row of a list that is not a table.
  mutating func read(_ row: OutlineRow, into items: inout [EntryReader.Item]) {
    read(row, [], into: &items)
  }

  /// Reads one row of records.
  mutating func read(_ row: RecordLine, into items: inout [EntryReader.Item]) {
    read(row, [], into: &items)
  }

  private mutating func read(
    _ row: some BodyRow, _ before: [Finding], into items: inout [EntryReader.Item]
  ) {
    var findings = before
    let codeCell = cell(row, codeColumn, &findings)
    var codes = isExported ? Self.written(codeCell.text) : codes(of: row, codeCell.text)
    let isStandIn = codes.isEmpty && Self.hasLetters(codeCell.text)
    if isStandIn {
      // `N/A` and the like: not a code, but the cells next to it must not be lost.
      codes = [CodeText(code: codeCell.text)]
      findings.append(finding(.placeholder(codeCell.text), row))
    }
    var description = role.descriptionColumn.map { cell(row, $0, &findings) }
    if let text = description?.text, CodeText.isFiller(text) {
      for column in role.textColumns where column < row.writtenCount {
        let other = cell(row, column, &findings)
        guard !CodeText.isFiller(other.text) else { continue }
        description = other
        break
      }
    }
    if !row.surplus.isEmpty {
      findings.append(surplus(row))
      let texts = [description?.text ?? ""] + row.surplus.map(\.text)
      let joined = texts.filter { !$0.unicodeScalars.allSatisfy(CodeText.isBlank) }.joined(
        separator: " | ")
      description = (
        text: joined, raw: description.flatMap { $0.raw ?? ($0.text == joined ? nil : $0.text) }
      )
    }
    let symbol = role.symbolColumn.map { cell(row, $0, &findings).text }
    let cells = cells(row, &findings)
    if row.cells.count > 1, let words = words(insteadOf: codes) {
      let texts = [description?.text, symbol].compactMap(\.self) + cells.map(\.text)
      switch kind(of: words, besides: texts) {
      case .section:
        flush(into: &items)
        add(findings, row.line)
        headings.append((words, row.line))
        if headings.count > Self.mostHeadings { giveOutHeadings(1, into: &items) }
        balance.imported += 1
        if !findings.isEmpty { balance.withDiagnostics += 1 }
        return
      case .summary:
        add(findings + [finding(.noCode(words), row)], row.line)
        balance.rejected += 1
        return
      case .text:
        let joined = [words, description?.text ?? ""].filter { !$0.isEmpty }
        readWithoutCode(row, description: joined.joined(separator: " "), cells, findings)
        return
      case .code: break
      }
    }
    if codes.isEmpty, let name = ownName(symbol, cells) {
      codes = [CodeText(code: name)]
      findings.append(finding(.keptUnder(name), row))
    }
    guard !codes.isEmpty else {
      readWithoutCode(row, description: description?.text ?? "", cells, findings)
      return
    }
    for code in codes where CodeText.mayBeSeveral(code) {
      findings.append(finding(.unsplit(code.code), row))
    }

    flush(into: &items)
    let inCell = bounds.begin(codes.count, isRepeated: row.cells[codeColumn].isRepeated)
    let count = seen.room.take(codes: inCell)
    guard count > 0 else {
      add([finding(.beyondCodes(most: seen.room.mostCodes), row)], row.line)
      balance.rejected += 1
      return
    }
    if count < codes.count { findings.append(tooManyCodes(codes, kept: count, row)) }
    let size = RowBounds.size(description?.text ?? "", cells) + (symbol?.utf8.count ?? 0)
    let withText = bounds.take(size, for: count)
    if withText < count {
      findings.append(tooMuchText(codes[..<count], withText: withText, row))
    }
    var isBeyondText = false
    for (index, code) in codes.prefix(count).enumerated() {
      let hasText = index < withText
      var entry = entry(
        code, symbol: hasText ? symbol : nil, description: hasText ? description : nil,
        cells: hasText ? cells : [], row, isStandIn: isStandIn, &findings, &items)
      if !seen.room.take(textsOf: entry) {
        entry.removeTexts()
        isBeyondText = true
      }
      pending.append(entry)
    }
    if isBeyondText { findings.append(finding(.beyondText(most: seen.room.mostText), row)) }
    pendingHasDiagnostics = !findings.isEmpty || malformedLines.contains(row.line)
    add(findings, row.line, code: pending.count == 1 ? pending[0].code : nil)
  }

  /// Ends the table: gives out the entries that were kept back.
  mutating func end(into items: inout [EntryReader.Item]) {
    flush(into: &items)
    giveOutHeadings(headings.count, into: &items)
  }

  /// Gives out rows of words that head nothing: they are codes without a text.
  private mutating func giveOutHeadings(_ count: Int, into items: inout [EntryReader.Item]) {
    for (words, line) in headings.prefix(count) {
      let (occurrence, _) = seen.add(words, text: "", line: line)
      items.append(
        .entry(EntryDraft(code: words, occurrence: occurrence, description: "", line: line)))
    }
    headings.removeFirst(count)
  }

  /// Gives back the codes of the document so far.
  mutating func endedSeen() -> SeenCodes {
    defer { seen = SeenCodes() }
    return seen
  }

  /// Gives back the sections that no row has taken.
  mutating func endedDetails() -> SectionDetails {
    defer { details = SectionDetails() }
    return details
  }

  /// Goes on with the list after it ended.
  mutating func resume(_ seen: consuming SeenCodes) {
    self.seen = seen
    balance = RowBalance()
    groups = DiagnosticGroups()
  }

  /// Adds findings about a row, which has this one code.
  private mutating func add(_ findings: [Finding], _ line: Int, code: String? = nil) {
    for finding in findings { groups.add(finding, line: line, code: code) }
  }

  private mutating func flush(into items: inout [EntryReader.Item]) {
    guard !pending.isEmpty else { return }
    balance.imported += 1
    if pendingHasDiagnostics { balance.withDiagnostics += 1 }
    for var entry in pending {
      entry.isNoted = pendingHasDiagnostics
      items.append(.entry(entry))
    }
    pending.removeAll(keepingCapacity: true)
  }
}

// MARK: - Entries of a row

extension CodeRowReader {
  private mutating func entry(
    _ code: CodeText, symbol: String?, description: (text: String, raw: String?)?,
    cells: [EntryDraft.Cell], _ row: some BodyRow, isStandIn: Bool,
    _ findings: inout [Finding], _ items: inout [EntryReader.Item]
  ) -> EntryDraft {
    var text = description?.text ?? ""
    var anchor = row.anchor
    var symbol = symbol.flatMap { $0.isEmpty || $0 == code.code ? nil : $0 }
    var cells = cells
    for (name, text) in code.attributes.sorted(by: { inByteOrder($0.key, $1.key) }) {
      cells.append(EntryDraft.Cell(column: column(named: name, &items), text: text))
    }
    if let own = code.symbol {
      if symbol == nil {
        symbol = own
      } else if own != symbol {
        cells.append(EntryDraft.Cell(column: column(named: "symbol", &items), text: own))
      }
    }
    if !headings.isEmpty {
      section = headings.map(\.words).joined(separator: ": ")
      headings.removeAll()
    }
    if let section {
      cells.append(EntryDraft.Cell(column: column(named: "section", &items), text: section))
    }
    if let details = details.take(code.code) {
      anchor = anchor ?? details.anchor
      for (name, role, detail) in details.fields where detail != text && detail != symbol {
        if text.isEmpty, role == .description {
          text = detail
        } else if symbol == nil, role == .symbol {
          symbol = detail
        } else {
          cells.append(
            EntryDraft.Cell(column: column(named: name, role: role, &items), text: detail))
        }
      }
    }
    cells.sort { $0.column < $1.column }
    let (occurrence, before) = seen.add(code.code, text: text, line: row.line)
    // A code that spans several rows is listed once, with several texts.
    let isListed = !isStandIn && !row.cells[codeColumn].isRepeated
    if isListed, let finding = finding(code.code, before, row) { findings.append(finding) }
    return EntryDraft(
      code: code.code, occurrence: occurrence, number: code.number,
      range: CodeText.range(code.code) ?? CodeText.classRange(code.code),
      symbol: symbol, description: text, line: row.line, anchor: anchor,
      raw: description?.raw, cells: cells)
  }

  /// A row whose code cell is empty continues the row above it, as documents mean it.
  private mutating func readWithoutCode(
    _ row: some BodyRow, description: String, _ cells: [EntryDraft.Cell], _ findings: [Finding]
  ) {
    let isEmpty =
      CodeText.isFiller(description) && cells.allSatisfy { CodeText.isFiller($0.text) }
    let outcome: CodelessOutcome =
      isEmpty ? .empty : pending.isEmpty ? .rejected : hasOwnValues(cells) ? .separate : .joined
    add(findings + [finding(cause(of: outcome), row)], row.line)
    guard outcome != .rejected, outcome != .separate else {
      balance.rejected += 1
      return
    }
    balance.imported += 1
    balance.withDiagnostics += 1
    guard outcome == .joined else { return }
    let size = RowBounds.size(description, cells)
    var withText = bounds.take(size, for: pending.count)
    if !seen.room.take(text: size * withText) { withText = seen.room.take(text: size) ? 1 : 0 }
    guard withText > 0 else {
      add([finding(.beyondText(most: seen.room.mostText), row)], row.line)
      return
    }
    if withText < pending.count, bounds.isFirstExcess() {
      add([tooMuchText(row, withText: withText)], row.line)
    }
    for index in pending.indices.prefix(withText) {
      if !description.isEmpty {
        pending[index].raw = pending[index].raw ?? pending[index].description
        pending[index].description += pending[index].description.isEmpty ? "" : " "
        pending[index].description += description
      }
      for cell in cells { pending[index].add(cell) }
    }
  }

  /// Whether short cells differ from those of the row above.
  private func hasOwnValues(_ cells: [EntryDraft.Cell]) -> Bool {
    cells.contains { cell in
      let isShort = cell.text.utf8.count <= 20 && cell.text.split(separator: " ").count <= 2
      return isShort && !CodeText.isFiller(cell.text)
        && pending.first?.cells.contains { $0.column == cell.column && $0.text != cell.text }
          ?? false
    }
  }

  /// The name of a row without a code, or its code in another column or HTTP status, if the row above
  /// has another.
  private func ownName(_ symbol: String?, _ cells: [EntryDraft.Cell]) -> String? {
    if let symbol, !CodeText.isFiller(symbol) { return symbol }
    let other =
      cells.first { role.otherCodeColumns.contains($0.column) && !CodeText.isFiller($0.text) }
      ?? cells.first { columns[$0.column].role == .httpStatus }
    guard let other, let read = CodeText.parse(other.text).first,
      !(pending.first?.cells.contains(other) ?? false)
    else { return nil }
    return read.code
  }

  /// What becomes of a row without a code.
  enum CodelessOutcome: Equatable {
    /// Its text is added to the row above.
    case joined
    /// There is nothing in it.
    case empty
    /// It is left out.
    case rejected
    /// It is left out, because it does not go on with the row above.
    case separate
  }

  private static func written(_ text: String) -> [CodeText] {
    text.isEmpty ? [] : [CodeText(code: text)]
  }

  private static func hasLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// The code of the row that a row without one is added to.
  var codeAbove: String? { pending.first?.code }

  /// How many codes that row has.
  var countAbove: Int { pending.count }

  /// Leaves out a line of text that GFM makes a row because no blank line parts it from the table.
  private mutating func leaveOut(_ row: Row) {
    add([Finding(cause: .textAsRow, column: row.cells[0].column)], row.line)
    // `{: .table}` and the like mention the table, not of a code.
    if row.cells[0].source.hasPrefix("{") {
      balance.imported += 1
      balance.withDiagnostics += 1
    } else {
      balance.rejected += 1
    }
  }

  private func cells(_ row: some BodyRow, _ findings: inout [Finding]) -> [EntryDraft.Cell] {
    var result: [EntryDraft.Cell] = []
    let written = row.writtenCount
    for column in cellColumns {
      if column >= written { break }
      let text = cell(row, column, &findings).text
      if !text.isEmpty { result.append(EntryDraft.Cell(column: column, text: text)) }
    }
    return result
  }

  /// The place of the column for what code cells hold besides a code; its first use adds it.
  private mutating func column(
    named name: String, role: ColumnRole = .other, _ items: inout [EntryReader.Item]
  ) -> Int {
    if let place = addedColumns[name] { return place }
    let column = ListColumn(
      header: name, name: names.take(name), role: role == .description ? .other : role)
    items.append(.column(column))
    columns.append(column)
    addedColumns[name] = columns.count - 1
    return columns.count - 1
  }

  /// A cell's text, repaired if need be, and its source where that differs.
  private func cell(
    _ row: some BodyRow, _ column: Int, _ findings: inout [Finding]
  ) -> (text: String, raw: String?) {
    let cell = row.cells[column]
    var text = cell.text
    if !isExported, let repaired = textEncodedOnce(text) {
      findings.append(
        Finding(cause: .encodedTwice(text, repaired: repaired), column: cell.column))
      text = repaired
    }
    let source = cell.source
    return (text, source == text ? nil : source)
  }
}

extension EntryDraft {
  /// Leaves nothing but the code.
  fileprivate mutating func removeTexts() {
    (description, symbol, raw, cells) = ("", nil, nil, [])
  }

  /// Adds a later row's text of a column after the earlier text.
  fileprivate mutating func add(_ cell: Cell) {
    if let index = cells.firstIndex(where: { $0.column >= cell.column }) {
      if cells[index].column == cell.column {
        cells[index].text += " " + cell.text
      } else {
        cells.insert(cell, at: index)
      }
    } else {
      cells.append(cell)
    }
  }
}

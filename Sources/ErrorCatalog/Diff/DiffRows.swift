internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// The codes of a domain as one side of a comparison has them, in document order.
///
/// They are packed, and a row is read back only where it is looked at: nearly all rows of two
/// revisions are equal, and as texts of their own those of two long documents take several times as
/// much memory as the documents.
struct DiffRows: Sendable {
  /// The columns of the cells, by the numbers that the rows have for them.
  var columns: [DiffSource.Column] = []
  private var numbers: [DiffSource.Column: Int] = [:]
  /// The numbers of the columns that have cells, in the order in which they are met.
  private var metColumns: [Int] = []
  private var isMet: [Bool] = []

  /// Each row is its code, how many cells it has, its description, its cells, and its details.
  private var texts: PackedTexts
  /// Where each row starts.
  private var starts: [Int] = []
  /// Hashes of the codes, with a key that is new in each process: most codes differ in them.
  private var codeHashes: [UInt32] = []
  private var lastLine = 0

  /// What the details of a row are, by a number before them.
  private enum Details {
    /// The id of a row.
    static let id = 0
    /// The line and the occurrence of a code, whose id is its place.
    static let code = 1
    /// The same, and the code as a number.
    static let codeAndNumber = 2
  }

  /// Starts a list of codes of a document.
  init(of text: LineText) { texts = PackedTexts(of: text.bytes) }

  /// Packs rows.
  init(_ rows: some Sequence<DiffSource.Row> = []) {
    texts = PackedTexts(of: [])
    for row in rows { append(row) }
  }

  // MARK: - Adding rows

  /// Adds a row.
  mutating func append(_ row: DiffSource.Row) {
    texts.beginLine()
    append(row.code, row.text, row.cells.map { (number($0.column), $0.text) }) { _ in nil }
    texts.append(number: Details.id)
    texts.append(signed: Int64(row.id))
  }

  /// Adds a code of the document whose text is given; its columns are named later, by
  /// ``named(_:)``.
  mutating func append(_ draft: EntryDraft, in text: inout LineText) {
    text.go(to: draft.line)
    if draft.line != lastLine { texts.beginLine() }
    lastLine = draft.line
    let symbol = draft.symbol.map { [(0, $0)] } ?? []
    append(
      draft.code, draft.description, symbol + draft.cells.map { ($0.column + 1, $0.text) }
    ) { text.place(of: $0) }
    texts.append(number: draft.number == nil ? Details.code : Details.codeAndNumber)
    texts.append(number: draft.line)
    texts.append(number: draft.occurrence)
    if let number = draft.number { texts.append(signed: number) }
  }

  private mutating func append(
    _ code: String, _ description: String, _ cells: [(column: Int, text: String)],
    find: (Span<UInt8>) -> Range<Int>?
  ) {
    var end = texts.end
    starts.append(end.place)
    codeHashes.append(UInt32(truncatingIfNeeded: code.hashValue))
    texts.append(code, &end, find: find)
    texts.append(number: cells.count)
    texts.append(description, &end, find: find)
    for cell in cells {
      meet(cell.column)
      texts.append(number: cell.column)
      texts.append(cell.text, &end, find: find)
    }
  }

  private mutating func number(_ column: DiffSource.Column) -> Int {
    if let number = numbers[column] { return number }
    columns.append(column)
    numbers[column] = columns.count - 1
    return columns.count - 1
  }

  private mutating func meet(_ column: Int) {
    while column >= isMet.count { isMet.append(false) }
    if !isMet[column] {
      isMet[column] = true
      metColumns.append(column)
    }
  }

  /// The codes of a document, with the columns of their domain.
  func named(_ columns: [ListColumn]) -> DiffRows {
    var rows = self
    rows.columns = [.symbol] + columns.map { .attribute($0.name) }
    return rows
  }

  /// The columns that have cells, in the order in which they are met.
  var filledColumns: [DiffSource.Column] { metColumns.map { columns[$0] } }
}

// MARK: - Reading rows

extension DiffRows {
  /// The places of the rows, from 0.
  var rowPlaces: Range<Int> { starts.indices }

  /// The rows, each of which is read when its turn comes.
  var allRows: some Sequence<DiffSource.Row> { rowPlaces.lazy.map { self[$0] } }

  private func cursor(_ place: Int) -> PackedTexts.Cursor { PackedTexts.Cursor(starts[place]) }

  /// Reads a row.
  subscript(place: Int) -> DiffSource.Row {
    var cursor = cursor(place)
    let code = texts.text(&cursor)
    let count = texts.number(&cursor)
    var row = DiffSource.Row(id: place, code: code, text: texts.text(&cursor))
    row.cells.reserveCapacity(count)
    for _ in 0..<count {
      let column = columns[texts.number(&cursor)]
      row.cells.append(DiffSource.Cell(column: column, text: texts.text(&cursor)))
    }
    if texts.number(&cursor) == Details.id { row.id = Int(texts.signed(&cursor)) }
    return row
  }

  /// The code of a row.
  func code(at place: Int) -> String {
    var cursor = cursor(place)
    return texts.text(&cursor)
  }

  /// As much of a code of a document as its entry needs.
  func draft(at place: Int) -> EntryDraft {
    var cursor = cursor(place)
    let code = texts.text(&cursor)
    let count = texts.number(&cursor)
    var draft = EntryDraft(code: code, occurrence: 1, description: texts.text(&cursor), line: 0)
    for _ in 0..<count {
      let column = texts.number(&cursor)
      let text = texts.text(&cursor)
      if column == 0 {
        draft.symbol = text
      } else {
        draft.cells.append(EntryDraft.Cell(column: column - 1, text: text))
      }
    }
    let details = texts.number(&cursor)
    draft.line = texts.number(&cursor)
    draft.occurrence = texts.number(&cursor)
    if details == Details.codeAndNumber { draft.number = texts.signed(&cursor) }
    return draft
  }

  // MARK: - Comparing rows

  /// Whether a row has the code of another list's row, as texts are compared: letters can be equal in
  /// other bytes.
  func hasCode(at place: Int, of other: DiffRows, at otherPlace: Int) -> Bool {
    guard codeHashes[place] == other.codeHashes[otherPlace] else { return false }
    var (left, right) = (cursor(place), other.cursor(otherPlace))
    return texts.bytes(&left) == other.texts.bytes(&right)
      || code(at: place) == other.code(at: otherPlace)
  }

  /// Whether a row has the same description and cells as another list's row, byte by byte.
  func hasTexts(at place: Int, of other: DiffRows, at otherPlace: Int) -> Bool {
    var (left, right) = (cursor(place), other.cursor(otherPlace))
    _ = (texts.bytes(&left), other.texts.bytes(&right))
    let count = texts.number(&left)
    guard count == other.texts.number(&right),
      texts.bytes(&left) == other.texts.bytes(&right)
    else { return false }
    for _ in 0..<count {
      guard columns[texts.number(&left)] == other.columns[other.texts.number(&right)],
        texts.bytes(&left) == other.texts.bytes(&right)
      else { return false }
    }
    return true
  }
}

internal import HTMLReader
internal import MarkdownReader

/// How a list of codes is arranged in a table.
enum ListArrangement {
  case plain
  /// Several lists side by side, each of so many columns: `Code | Meaning | Code | Meaning`.
  case sideBySide(width: Int)
  /// Perhaps the fields of one code, one below the other: `Field | Value`.
  case fields

  /// How many fields a code has at most.
  static let mostFields = 30

  /// Looks at the header of a table.
  init(_ header: [String]) {
    let names = header.map { CodeText.trimmed($0).lowercased() }
    self = .plain
    for count in 2...4 where names.count % count == 0 && names.count / count >= 2 {
      let width = names.count / count
      let isRepeated = names.indices.allSatisfy { names[$0] == names[$0 % width] }
      if isRepeated, names.prefix(width).allSatisfy({ !$0.isEmpty }) {
        self = .sideBySide(width: width)
        return
      }
    }
    guard (2...5).contains(names.count) else { return }
    switch HeaderName(header[0]) {
    case .parameter, .parameterTrait: self = .fields
    default: if names[0].isEmpty { self = .fields }
    }
  }

  /// The rows of the lists that are side by side in a row.
  func rows(_ row: Row, width: Int) -> [DocumentEvents.Event] {
    let count = (row.cells.count + width - 1) / width
    return (0..<count).compactMap { place in
      let part = row.part(at: place * width, width: width)
      let isBlank = part.cells.allSatisfy { CodeText.isFiller($0.text) }
      return isBlank && place > 0 ? nil : .row(part)
    }
  }

  /// Puts the lists that are side by side in a table one after the other.
  static func arrange(_ head: inout TableHead, _ table: inout HTMLTable) {
    guard case .sideBySide(let width) = ListArrangement(head.header) else { return }
    head.header = Array(head.header.prefix(width))
    table.rows = table.rows.flatMap { parts($0, width: width) }
  }

  private static func parts(_ row: HTMLRow, width: Int) -> [HTMLRow] {
    let count = (row.cells.count + width - 1) / width
    return (0..<count).compactMap { place in
      let part = row.part(at: place * width, width: width)
      let isBlank = part.cells.allSatisfy { CodeText.isFiller($0.text) }
      return isBlank && place > 0 ? nil : part
    }
  }

  /// Makes a table of fields and values one whose header is the fields; nil if they are not those of
  /// a code.
  static func transposed(_ table: TableHead, _ rows: [Row]) -> (head: TableHead, rows: [Row])? {
    let fields = rows.map { $0.cells[0].text }
    var kinds: [HeaderName] = []
    var others = 0
    for field in fields {
      kinds.append(HeaderName(field))
      if kinds.last == .other { others += 1 }
      // Half of the fields or more have a name.
      guard others * 2 <= fields.count else { return nil }
    }
    let namesCode = kinds.contains {
      switch $0 {
      case .errorCode, .code, .statusCode: true
      default: false
      }
    }
    guard namesCode, kinds.contains(where: \.isText),
      Set(fields).count == fields.count
    else { return nil }
    // The cells of the code's row are codes, not the types and rules of a field.
    let codeRow = kinds.firstIndex { $0 == .errorCode || $0 == .code || $0 == .statusCode } ?? 0
    guard
      rows[codeRow].cells.dropFirst().contains(where: { cell in
        CodeText.parse(cell.text).contains { CodeText.isCodeLike($0.code) }
      })
    else { return nil }
    var head = table
    head.header = fields
    // Each code is headed by its own name; the list is what is above them.
    if head.headings.count > 1 { head.headings.removeLast() }
    head.lead = nil
    head.leadIsAlone = false
    head.isTransposed = true
    let columns = (1..<table.header.count).compactMap { Row.column($0, of: rows) }
    return (head, columns)
  }
}

internal import ErrcatBytes
internal import MarkdownReader

/// A document with its mechanical mistakes fixed: pipes missing at the edges of rows, delimiter rows
/// with the wrong number of cells or in the wrong characters, and text that was encoded twice.
///
/// All else stays byte for byte.
package struct DocumentFixes {
  /// The rules whose findings can be fixed.
  package static let rules: Set<Diagnostic.Rule> = [
    .missingEdgePipe, .notATable, .rowOutsideTable, .encodedTwice,
  ]

  /// The bytes of the fixed document.
  package private(set) var bytes: [UInt8]
  /// How many lines were changed.
  package private(set) var lineCount = 0

  /// Fixes what diagnostics of a document are about; nil if nothing can be fixed, or if the document is
  /// not Markdown in UTF-8.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - diagnostics: What is to be fixed; diagnostics of other rules are passed over.
  ///   - isOff: Returns whether a rule is switched off in a line.
  package init?(
    _ document: Document, _ diagnostics: [Diagnostic],
    isOff: (Diagnostic.Rule, Int) -> Bool = { _, _ in false }
  ) {
    let wanted = Dictionary(
      grouping: diagnostics.filter { Self.rules.contains($0.rule) }, by: \.rule
    )
    .mapValues { Set($0.map(\.line)) }
    guard !wanted.isEmpty, document.recordForm == nil, document.options.encoding == nil,
      MarkdownTableReader(document.bytes, dialect: document.dialect).text == document.bytes
    else { return nil }
    bytes = document.bytes
    var fixed = TextLines(document.bytes)
    fixed.fixDelimiters(of: document, wanted)
    if wanted[.missingEdgePipe] != nil || wanted[.encodedTwice] != nil {
      fixed.fixRows(
        of: document, pipes: wanted[.missingEdgePipe] != nil,
        texts: wanted[.encodedTwice] != nil, isOff: isOff)
    }
    guard !fixed.changed.isEmpty else { return nil }
    bytes = fixed.bytes
    lineCount = fixed.changed.count
  }
}

/// The lines of a document, to be changed one by one.
private struct TextLines {
  /// Each line without its end, and the end.
  private var lines: [(content: [UInt8], end: [UInt8])] = []
  /// The numbers of the lines that were changed.
  private(set) var changed: Set<Int> = []

  init(_ text: [UInt8]) {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != ASCII.lineFeed, text[end] != ASCII.carriageReturn {
        end += 1
      }
      var next = end
      if next < text.count {
        let isPair =
          text[next] == ASCII.carriageReturn && next + 1 < text.count
          && text[next + 1] == ASCII.lineFeed
        next += isPair ? 2 : 1
      }
      lines.append((Array(text[start..<end]), Array(text[end..<next])))
      start = next
    }
  }

  var bytes: [UInt8] { lines.flatMap { $0.content + $0.end } }

  private mutating func set(_ line: Int, _ content: [UInt8]) {
    guard lines.indices.contains(line - 1), lines[line - 1].content != content else { return }
    lines[line - 1].content = content
    changed.insert(line)
  }

  // MARK: - Delimiter rows

  mutating func fixDelimiters(
    of document: Document, _ wanted: [Diagnostic.Rule: Set<Int>]
  ) {
    var reader = MarkdownTableReader(document.bytes, dialect: document.dialect)
    while let event = reader.next() {
      switch event {
      case .misfit(let misfit) where wanted[.notATable]?.contains(misfit.headerLine) == true:
        // A row with the cells of the wrong delimiter row would lose some.
        let isWider = misfit.rows.map { rows in
          reader.read(rows).contains { $0.writtenCount + $0.surplus.count > misfit.headerCount }
        }
        if isWider != true { setDelimiter(misfit.delimiterLine, count: misfit.headerCount) }
      case .strayRows(let rows) where wanted[.rowOutsideTable]?.contains(rows.firstLine) == true:
        if case .malformedDelimiter(let line) = rows.reason {
          setDelimiter(line, count: rows.cellCount)
        }
      default: break
      }
    }
  }

  /// Writes a delimiter row again with this many cells; those it has keep their alignment.
  private mutating func setDelimiter(_ line: Int, count: Int) {
    guard lines.indices.contains(line - 1) else { return }
    let text = String(decoding: lines[line - 1].content, as: UTF8.self)
    let prefix = text.prefix { $0 == " " || $0 == ">" || $0 == "\t" }
    var cells = text.dropFirst(prefix.count).split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if let last = cells.last, last.allSatisfy({ $0 == " " }) { cells.removeLast() }
    let written = (0..<count).map { place -> String in
      guard place < cells.count else { return "---" }
      let cell = cells[place].filter { $0 != " " }
      let (start, end) = (cell.first == ":", cell.count > 1 && cell.last == ":")
      return "\(start ? ":" : "")---\(end ? ":" : "")"
    }
    set(line, Array("\(prefix)| \(written.joined(separator: " | ")) |".utf8))
  }

  // MARK: - Rows

  mutating func fixRows(
    of document: Document, pipes: Bool, texts: Bool, isOff: (Diagnostic.Rule, Int) -> Bool
  ) {
    var reader = MarkdownTableReader(document.bytes, dialect: document.dialect)
    var hasEdgePipes = false
    while let event = reader.next() {
      if case .table = event { hasEdgePipes = false }
      guard case .row(let row) = event, lines.indices.contains(row.line - 1) else { continue }
      var content = Array(
        String(decoding: lines[row.line - 1].content, as: UTF8.self).unicodeScalars)
      if texts, !isOff(.encodedTwice, row.line) { Self.encodeOnce(row, &content) }
      if pipes, !isOff(.missingEdgePipe, row.line) {
        Self.close(row, &content, hasEdgePipes: hasEdgePipes)
      }
      hasEdgePipes = hasEdgePipes || row.hasLeadingPipe && row.hasTrailingPipe
      var text = String.UnicodeScalarView()
      text.append(contentsOf: content)
      set(row.line, Array(String(text).utf8))
    }
  }

  /// Replaces the cells that were encoded twice, the last first.
  private static func encodeOnce(_ row: Row, _ content: inout [Unicode.Scalar]) {
    var cells = [Cell](row.cells.prefix(row.writtenCount))
    cells.append(contentsOf: row.surplus)
    for cell in cells.reversed() {
      let source = cell.source
      guard let repaired = textEncodedOnce(source) else { continue }
      let start = cell.column - 1
      let end = start + source.unicodeScalars.count
      guard start >= 0, end <= content.count else { continue }
      content.replaceSubrange(start..<end, with: repaired.unicodeScalars)
    }
  }

  /// Adds the pipes that a row lacks at its edges, as its table has them.
  private static func close(
    _ row: Row, _ content: inout [Unicode.Scalar], hasEdgePipes: Bool
  ) {
    guard row.hasLeadingPipe != row.hasTrailingPipe || !row.hasLeadingPipe && hasEdgePipes,
      row.hasPipe, let first = row.cells.first
    else { return }
    if !row.hasTrailingPipe {
      while let last = content.last, last == " " || last == "\t" { content.removeLast() }
      content += " |".unicodeScalars
    }
    if !row.hasLeadingPipe, content.indices.contains(first.column - 1) {
      content.insert(contentsOf: "| ".unicodeScalars, at: first.column - 1)
    }
  }
}

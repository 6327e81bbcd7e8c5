internal import ErrcatBytes

/// Reads lines of `key: text` from a document that is no YAML as a whole, often because a text holds
/// a colon: `1001: Error: no key`.
struct KeyedLines {
  private var events: ArraySlice<RecordReader.Event>

  /// Looks at a text that is no YAML for the reason of `issue`; nil if not nearly all of its lines are
  /// such.
  init?(_ text: [UInt8], from start: Int, _ issue: RecordIssue) {
    var rows: [RecordRow] = []
    var others: [RecordIssue] = []
    var place = TextPlace(start)
    var lineStart = start
    while lineStart < text.count {
      var end = lineStart
      while end < text.count, text[end] != ASCII.lineFeed, text[end] != ASCII.carriageReturn {
        end += 1
      }
      defer { lineStart = end + 1 }
      let line = text[lineStart..<end]
      guard let first = line.first(where: { !$0.isSpaceOrTab }), first != UInt8(ascii: "#"),
        !line.elementsEqual("---".utf8)
      else { continue }
      place.move(to: lineStart, in: text)
      if let row = Self.row(line, text, place) {
        rows.append(row)
      } else {
        others.append(
          RecordIssue(
            kind: .noRecord, line: place.line, column: 1,
            message: "the line is no 'key: text', and is left out"))
      }
    }
    guard rows.count >= 3, others.count * 9 <= rows.count else { return nil }
    let isWhole = RecordIssue(
      kind: .strayMark, line: issue.line, column: issue.column,
      message: issue.message + "; the lines 'key: text' are read one by one")
    events = [.issue(isWhole)]
    events += others.map { .issue($0) }
    events.append(
      .table(
        RecordTable(path: [], form: .yaml, line: rows[0].line, columns: ["", ""], parent: nil)))
    events += rows.map { .row($0) }
  }

  mutating func next() -> RecordReader.Event? { events.popFirst() }

  /// Reads a line; nil if it is indented, or has no key and text.
  private static func row(
    _ line: ArraySlice<UInt8>, _ text: [UInt8], _ start: TextPlace
  ) -> RecordRow? {
    guard let first = line.first, !first.isSpaceOrTab,
      let colon = line.indices.first(where: {
        line[$0] == UInt8(ascii: ":") && $0 + 1 < line.endIndex && line[$0 + 1].isSpaceOrTab
      }),
      let valueStart = line[colon...].dropFirst().firstIndex(where: { !$0.isSpaceOrTab })
    else { return nil }
    var place = start
    place.move(to: valueStart, in: text)
    return RecordRow(
      line: start.line, column: 1,
      written: [
        RecordCell(text: plain(line[..<colon]), line: start.line, column: 1),
        RecordCell(text: plain(line[valueStart...]), line: start.line, column: place.column),
      ], width: 2)
  }

  /// Returns a text without blanks and one pair of quotes around it.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, last.isSpaceOrTab { bytes.removeLast() }
    if bytes.count > 1, let first = bytes.first, first == bytes.last, "\"'".utf8.contains(first) {
      bytes = bytes.dropFirst().dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

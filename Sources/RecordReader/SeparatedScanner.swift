internal import ErrcatBytes

/// Splits text into records and cells (RFC 4180), one record at a time.
///
/// A cell may be in double quotes, with blanks around them; then it may hold separators, line ends,
/// and double quotes written twice. A quote that is not closed before a separator or a line end is
/// read as text, and so is any other quote.
struct SeparatedScanner {
  let separator: UInt8
  private let text: [UInt8]
  private var index: Int
  private var place: TextPlace
  /// How many bytes may still be gone through to find where quotes end that do not end well.
  private var allowance: Int
  private(set) var issues: [RecordIssue] = []

  /// Starts at `start`; `lineStart` is where the first line starts.
  init(_ text: [UInt8], from start: Int, lineStart: Int, separator: UInt8) {
    self.text = text
    self.separator = separator
    index = start
    place = TextPlace(lineStart)
    allowance = 2 * text.count
  }

  /// Returns the next record with a cell that is not blank, or nil at the end of the text.
  mutating func next() -> [RecordCell]? {
    while index < text.count {
      var cells = [cell()]
      while index < text.count, text[index] == separator {
        index += 1
        cells.append(cell())
      }
      endLine()
      if cells.contains(where: { !$0.text.utf8.allSatisfy(\.isWhitespace) }) { return cells }
    }
    return nil
  }

  mutating func takeIssues() -> [RecordIssue] {
    defer { issues.removeAll() }
    return issues
  }

  private mutating func endLine() {
    guard index < text.count else { return }
    index += 1
    if text[index - 1] == ASCII.carriageReturn, index < text.count, text[index] == ASCII.lineFeed {
      index += 1
    }
  }

  private mutating func cell() -> RecordCell {
    place.move(to: index, in: text)
    let start = index
    var cell = RecordCell(text: "", line: place.line, column: place.column)
    var quote = start
    while quote < text.count, isBlank(text[quote]) { quote += 1 }
    if quote < text.count, text[quote] == UInt8(ascii: "\"") {
      if let quoted = quoted(from: quote) {
        cell.text = quoted
        return cell
      }
      issues.append(
        RecordIssue(
          kind: .strayMark, line: place.line, column: place.column,
          message: "the quote that the cell starts with is not closed at its end, and is read as "
            + "text; a quote within quotes is written twice"))
    }
    while index < text.count, text[index] != separator, !isLineEnd(text[index]) { index += 1 }
    cell.text = String(decoding: text[start..<index], as: UTF8.self)
    return cell
  }

  /// Reads a cell in quotes, and moves to what ends it; nil, without moving, if nothing ends it well.
  private mutating func quoted(from quote: Int) -> String? {
    var bytes: [UInt8] = []
    var place = quote + 1
    let mayEndLater = allowance > 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "\"") {
        guard place + 1 < text.count, text[place + 1] == byte else { break }
        place += 1
      } else if !mayEndLater, isLineEnd(byte) {
        return nil
      }
      bytes.append(byte)
      place += 1
    }
    let isClosed = place < text.count
    place += 1
    while place < text.count, isBlank(text[place]) { place += 1 }
    let endsWell = place >= text.count || text[place] == separator || isLineEnd(text[place])
    guard isClosed, endsWell else {
      allowance -= place - quote
      return nil
    }
    index = place
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte.isSpaceOrTab && byte != separator }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }
}

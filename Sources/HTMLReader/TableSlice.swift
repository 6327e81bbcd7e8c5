/// A stretch of a text from `<table` to past its `</table>`, and what an HTML parser may be given
/// of it.
struct TableSlice {
  /// The table's place.
  var range: Range<Int>
  /// Comments, scripts and other elements within it that are left out.
  var opaque: [Range<Int>] = []
  /// Whether the end of the table was found.
  var isClosed: Bool
  /// Why the table is not read.
  var refusal: HTMLRefusal.Reason?

  /// More open elements than this, and the table is not read.
  static let maximumDepth = 200
  /// More attributes in one tag than this, and the table is not read: an HTML parser compares each
  /// with all others.
  static let maximumAttributeCount = 200
  /// A longer table is not read: an HTML parser needs some thirty times its size.
  static let maximumLength = 16 << 20

  /// Finds the end of the table that starts at `start`, not looking beyond `end`.
  init(from start: Int, to end: Int, _ bytes: Span<UInt8>) {
    range = start..<end
    isClosed = false
    var scanner = TagScanner(from: start, to: end)
    var open = OpenElements()
    // Of a table that is refused only the end is looked for.
    var tableCount = 0
    while let token = scanner.next(bytes) {
      switch token {
      case .opaque(let range):
        opaque.append(range)
      case .tag(let tag):
        let startsTable = bytes.isName("table", tag.name) && !tag.isEndTag
        if refusal != nil {
          if bytes.isName("table", tag.name) { tableCount += tag.isEndTag ? -1 : 1 }
        } else {
          open.take(tag, bytes)
          if startsTable, tableCount == 1, open.tableCount == 1 {
            // A table that starts between the rows of another ends it.
            close(at: tag.range.lowerBound)
            return
          }
          tableCount = open.tableCount
          if open.count > Self.maximumDepth {
            refusal = .tooDeep
          } else if tag.attributeCount > Self.maximumAttributeCount {
            refusal = .tooManyAttributes
          }
        }
        if tableCount == 0 {
          close(at: tag.range.upperBound)
          return
        }
      }
    }
    if let unfinished = scanner.unfinished { range = start..<unfinished }
    if range.count > Self.maximumLength { refusal = refusal ?? .tooLong }
  }

  private mutating func close(at end: Int) {
    isClosed = true
    range = range.lowerBound..<end
    if range.count > Self.maximumLength { refusal = refusal ?? .tooLong }
  }

  /// The table's text with all that is left out made comments, and vertical tabs spaces, for gumbo
  /// takes those for damage; everything is at the same place.
  func masked(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for index in range { result.append(bytes[index] == 0x0B ? 0x20 : bytes[index]) }
    for part in opaque {
      result.mask(part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound)
    }
    return result
  }
}

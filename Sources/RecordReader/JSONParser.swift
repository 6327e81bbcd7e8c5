internal import ErrcatBytes

/// Parses JSON exactly (RFC 8259).
///
/// libyaml is no way to do that: it refuses surrogate pairs in escapes, tabs before the first
/// bracket, keys of more than 1024 characters, and U+007F.
struct JSONParser {
  private let text: [UInt8]
  private(set) var index: Int
  private(set) var place: TextPlace
  private(set) var tree: RecordTree

  init(_ text: [UInt8], from start: Int) {
    self.text = text
    index = start
    place = TextPlace(start)
    tree = RecordTree(text: text)
  }

  /// Parses a document that is one value.
  static func tree(of text: [UInt8], from start: Int) throws(RecordIssue) -> RecordTree {
    var parser = JSONParser(text, from: start)
    try parser.readValue()
    parser.skipBlanks()
    guard parser.index == text.count else {
      throw parser.issue(
        "JSON is one value, and another one starts here; JSON lines have the ending .jsonl")
    }
    return parser.tree
  }

  /// What may come next.
  private enum Expectation {
    case value
    /// A value, or the end of the list.
    case firstValue
    case key
    /// A key, or the end of the object.
    case firstKey
    /// A comma, or the end of what is open.
    case comma
  }

  /// Parses one value, and drops the one before.
  mutating func readValue() throws(RecordIssue) {
    tree.nodes.removeAll(keepingCapacity: true)
    tree.issues.removeAll()
    var open: [Int] = []
    var expected = Expectation.value
    repeat {
      skipBlanks()
      switch (expected, byte) {
      case (.firstValue, UInt8(ascii: "]")?), (.firstKey, UInt8(ascii: "}")?):
        index += 1
        tree.close(open.removeLast())
        expected = .comma
      case (.value, let byte?), (.firstValue, let byte?):
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          let isMap = byte == UInt8(ascii: "{")
          try append(isMap ? .map : .list, at: index)
          index += 1
          open.append(tree.nodes.count - 1)
          expected = isMap ? .firstKey : .firstValue
          guard open.count <= RecordTree.mostLevels else {
            throw RecordTree.tooDeep(line: place.line, column: place.column)
          }
        } else {
          if byte == UInt8(ascii: "\"") { try readString() } else { try readWord() }
          expected = .comma
        }
      case (.key, UInt8(ascii: "\"")?), (.firstKey, UInt8(ascii: "\"")?):
        try readString()
        skipBlanks()
        guard byte == UInt8(ascii: ":") else { throw issue("a key is followed by ':'") }
        index += 1
        expected = .value
      case (.comma, UInt8(ascii: ",")?):
        guard let last = open.last else { throw issue("a comma is not expected here") }
        index += 1
        expected = tree.nodes[last].kind == .map ? .key : .value
      case (.comma, UInt8(ascii: "]")?), (.comma, UInt8(ascii: "}")?):
        let isMap = byte == UInt8(ascii: "}")
        guard let last = open.last, (tree.nodes[last].kind == .map) == isMap else {
          throw issue("this bracket closes nothing")
        }
        index += 1
        tree.close(open.removeLast())
      case (.key, nil), (.firstKey, nil), (.comma, nil), (.value, nil), (.firstValue, nil):
        throw issue(
          open.last.map {
            "the document ends within the \(tree.nodes[$0].kind == .map ? "object" : "list") of "
              + "line \(tree.nodes[$0].line)"
          } ?? "there is no JSON value")
      case (.key, _), (.firstKey, _):
        throw issue("a key in double quotes is expected here")
      case (.comma, _):
        throw issue("',' or a closing bracket is expected here")
      }
    } while !open.isEmpty
  }

  /// Moves past white space.
  mutating func skipBlanks() {
    while index < text.count {
      switch text[index] {
      case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn: index += 1
      default: return
      }
    }
  }

  var isAtEnd: Bool { index >= text.count }

  /// A place to come back to.
  struct Mark {
    fileprivate(set) var index: Int
    fileprivate var place: TextPlace
  }

  /// Where the parser is now.
  mutating func mark() -> Mark {
    place.move(to: index, in: text)
    return Mark(index: index, place: place)
  }

  mutating func restart(at mark: Mark) {
    index = mark.index
    place = mark.place
  }

  /// Moves to the start of the next line.
  mutating func skipLine() {
    while index < text.count {
      index += 1
      if text[index - 1] == ASCII.lineFeed || text[index - 1] == ASCII.carriageReturn { return }
    }
  }

  private var byte: UInt8? { index < text.count ? text[index] : nil }

  private mutating func append(
    _ kind: RecordTree.Kind, at start: Int, text range: Range<Int> = 0..<0, isEscaped: Bool = false
  ) throws(RecordIssue) {
    place.move(to: start, in: text)
    try tree.append(
      RecordTree.Node(
        kind: kind, isEscaped: isEscaped, start: UInt32(range.lowerBound),
        end: UInt32(range.upperBound), line: UInt32(place.line), column: UInt32(place.column)))
  }

  private mutating func readString() throws(RecordIssue) {
    let start = index
    var isEscaped = false
    index += 1
    while let byte, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try readEscape()
      } else if byte < 0x20 {
        throw issue(
          byte == ASCII.lineFeed || byte == ASCII.carriageReturn
            ? "a text in quotes ends on its line" : "a control character in a text is escaped")
      } else {
        index += 1
      }
    }
    guard byte != nil else {
      index = start
      throw issue("the quote is not closed")
    }
    try append(.text, at: start, text: start + 1..<index, isEscaped: isEscaped)
    index += 1
    if isEscaped, let message = Self.strayEscape(text[start + 1..<index - 1]),
      tree.issues.count < RecordTree.mostIssues
    {
      tree.issues.append(tree.issue(.strayMark, at: tree.nodes.count - 1, message))
    }
  }

  private mutating func readEscape() throws(RecordIssue) {
    let start = index
    index += 1
    switch byte {
    case UInt8(ascii: "u")?:
      index += 1
      guard index + 4 <= text.count, text[index..<index + 4].allSatisfy(\.isHexDigit) else {
        index = start
        throw issue("\\u is followed by four hexadecimal digits")
      }
      index += 4
    case let byte? where #""\/bfnrt"#.utf8.contains(byte): index += 1
    default:
      index = start
      throw issue("a backslash is followed by one of \"\\/bfnrtu")
    }
  }

  /// Reads a number, `true`, `false` or `null`.
  private mutating func readWord() throws(RecordIssue) {
    let start = index
    while let byte, byte.isAlphanumeric || "+-._".utf8.contains(byte) { index += 1 }
    let word = text[start..<index]
    guard
      Self.isNumber(word)
        || ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) })
    else {
      index = start
      throw issue(
        word.isEmpty
          ? "a value is expected here"
          : "'\(String(decoding: word.prefix(40), as: UTF8.self))' is no value of JSON; "
            + "a text is in double quotes")
    }
    try append(.plain, at: start, text: start..<index)
  }

  /// Returns whether a text is a number of JSON (RFC 8259, section 6).
  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func digits(_ rest: inout ArraySlice<UInt8>) -> Bool {
      let count = rest.prefix(while: \.isDigit).count
      rest = rest.dropFirst(count)
      return count > 0
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let hasLeadingZero = rest.first == UInt8(ascii: "0") && rest.dropFirst().first?.isDigit == true
    guard !hasLeadingZero, digits(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits(&rest) else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
      guard digits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private mutating func issue(_ message: String) -> RecordIssue {
    place.move(to: index, in: text)
    return RecordIssue(kind: .malformed, line: place.line, column: place.column, message: message)
  }
}

// MARK: - Escapes

extension JSONParser {
  /// Returns a text without its escapes, which are well-formed; a surrogate without a partner
  /// becomes U+FFFD.
  static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    forEachPiece(of: text) { piece in
      switch piece {
      case .byte(let byte): bytes.append(byte)
      case .scalar(let scalar): bytes += UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.EncodedScalar()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is wrong with the escapes of a text; nil if nothing is.
  private static func strayEscape(_ text: ArraySlice<UInt8>) -> String? {
    var isStray = false
    forEachPiece(of: text) { piece in
      if case .scalar(nil) = piece { isStray = true }
    }
    return isStray
      ? "half of a surrogate pair is escaped, which is no character; it is read as U+FFFD" : nil
  }

  private enum Piece {
    case byte(UInt8)
    /// A character in hexadecimal digits; nil for half of a surrogate pair.
    case scalar(Unicode.Scalar?)
  }

  private static func forEachPiece(of text: ArraySlice<UInt8>, _ body: (Piece) -> Void) {
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        body(.byte(text[index]))
        index += 1
        continue
      }
      guard text[index + 1] == UInt8(ascii: "u") else {
        body(.byte(plain(text[index + 1])))
        index += 2
        continue
      }
      let first = unit(text, at: index)
      index += 6
      if let first, first & 0xFC00 == 0xD800, let second = unit(text, at: index),
        second & 0xFC00 == 0xDC00
      {
        index += 6
        body(.scalar(Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)))
      } else {
        body(.scalar(first.flatMap(Unicode.Scalar.init)))
      }
    }
  }

  /// The number that an escape at `index` gives; nil if there is no such escape.
  private static func unit(_ text: ArraySlice<UInt8>, at index: Int) -> UInt32? {
    guard index + 6 <= text.endIndex, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16)
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): ASCII.lineFeed
    case UInt8(ascii: "r"): ASCII.carriageReturn
    case UInt8(ascii: "t"): ASCII.tab
    default: letter
    }
  }
}

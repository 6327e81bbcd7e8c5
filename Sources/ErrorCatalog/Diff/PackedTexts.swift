/// Texts and numbers one after another, in few bytes.
///
/// A text that a document has is kept as its place there, any other one in bytes of their own.
struct PackedTexts: Sendable {
  /// A place to read from, or the end when writing.
  struct Cursor {
    /// The place of the next text or number.
    var place: Int
    /// Where the last text ends, from which the place of the next one is counted.
    fileprivate var end = 0

    init(_ place: Int) { self.place = place }
  }

  /// The document; the own texts come after it, by their places.
  private let document: [UInt8]
  private var own: [UInt8] = []
  /// Where the own texts begin that a text is looked for in.
  private var ownStart = 0
  private var packed: [UInt8] = []

  init(of document: [UInt8]) { self.document = document }

  // MARK: - Writing

  /// The end, to write from.
  var end: Cursor { Cursor(packed.count) }

  /// Texts from here on are not those of the line before.
  mutating func beginLine() { ownStart = own.count }

  /// Appends a text, which is in the document where `find` says.
  mutating func append(
    _ text: String, _ cursor: inout Cursor, find: (Span<UInt8>) -> Range<Int>?
  ) {
    var text = text
    let range = text.withUTF8 { bytes in
      find(bytes.span) ?? ownPlace(of: bytes.span, cursor)
    }
    packed.appendNumber(range.count)
    packed.appendSigned(Int64(range.lowerBound - cursor.end))
    cursor.end = range.upperBound
  }

  /// Appends a number that is not negative.
  mutating func append(number: Int) { packed.appendNumber(number) }

  /// Appends a number of either sign.
  mutating func append(signed number: Int64) { packed.appendSigned(number) }

  /// The place of a text that is not in the document; codes of one line share their texts.
  private mutating func ownPlace(of text: Span<UInt8>, _ cursor: Cursor) -> Range<Int> {
    if text.isEmpty { return cursor.end..<cursor.end }
    let start: Int
    if let found = LineText.first(text, in: own.span, from: ownStart) {
      start = found
    } else {
      start = own.count
      for index in text.indices { own.append(text[index]) }
    }
    return document.count + start..<document.count + start + text.count
  }

  // MARK: - Reading

  /// Reads a number that is not negative.
  func number(_ cursor: inout Cursor) -> Int { packed.number(at: &cursor.place) }

  /// Reads a number of either sign.
  func signed(_ cursor: inout Cursor) -> Int64 { packed.signed(at: &cursor.place) }

  /// Reads a text.
  func text(_ cursor: inout Cursor) -> String { String(decoding: bytes(&cursor), as: UTF8.self) }

  /// Reads a text as its bytes.
  func bytes(_ cursor: inout Cursor) -> ArraySlice<UInt8> {
    let count = packed.number(at: &cursor.place)
    let start = cursor.end + Int(packed.signed(at: &cursor.place))
    cursor.end = start + count
    if start < document.count { return document[start..<cursor.end] }
    let ownPlace = start - document.count
    return count == 0 ? [] : own[ownPlace..<ownPlace + count]
  }
}

internal import ErrcatBytes

/// A code that a text names after a key or a word: `10016` in `error_code=10016` and `error 10016`.
///
/// A position is a `String.Index` in a `String`, and an offset in bytes.
public struct FoundCode<Position: Comparable> {
  /// The code as written, without quotes.
  public var code: String
  /// The key as written, without quotes.
  public var key: String
  /// Where the code is in the text.
  public var range: Range<Position>
  /// Where the key is in the text.
  public var keyRange: Range<Position>

  /// Creates a found code.
  package init(
    code: String, key: String, range: Range<Position>, keyRange: Range<Position>
  ) {
    self.code = code
    self.key = key
    self.range = range
    self.keyRange = keyRange
  }
}

extension FoundCode: Equatable {}
extension FoundCode: Hashable where Position: Hashable {}
extension FoundCode: Sendable where Position: Sendable {}

/// Finds the codes that a text names after keys, and after words such as `error`.
///
/// ```swift
/// let finder = CodeFinder()
/// let codes = finder.codes(in: #"{"result":false,"error_code":10016}"#)
/// print(codes.map(\.code), codes.map(\.key))  // ["10016"] ["error_code"]
/// ```
public struct CodeFinder: Sendable {
  private let keys: CodeKeys
  private let findsNames: Bool

  /// Creates a finder.
  ///
  /// - Parameter keys: The keys that announce a code.
  public init(keys: CodeKeys = CodeKeys()) { self.init(keys: keys, findsNames: false) }

  /// Creates a finder that also finds names which no key announces, with an empty key; only a catalog
  /// tells which of them are codes.
  package init(keys: CodeKeys, findsNames: Bool) {
    self.keys = keys
    self.findsNames = findsNames
  }

  /// Returns the codes of a text, in order; a code that is named twice comes twice.
  public func codes(in text: String) -> [FoundCode<String.Index>] {
    var copy = text
    let found = copy.withUTF8 { codes(in: $0.span) }
    // Moving on from the code before keeps the time linear.
    var (index, offset) = (text.utf8.startIndex, 0)
    func move(to next: Int) -> String.Index {
      index = text.utf8.index(index, offsetBy: next - offset)
      offset = next
      return index
    }
    return found.map { found in
      let keyStart = move(to: found.keyRange.lowerBound)
      let keyEnd = move(to: found.keyRange.upperBound)
      let start = move(to: found.range.lowerBound)
      return FoundCode(
        code: found.code, key: found.key, range: start..<move(to: found.range.upperBound),
        keyRange: keyStart..<keyEnd)
    }
  }

  /// Returns the codes of a text in UTF-8, in order; a code that is named twice comes twice.
  ///
  /// Bytes that are no UTF-8 hide no code.
  public func codes(in bytes: Span<UInt8>) -> [FoundCode<Int>] {
    bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return [] }
      var codes: [FoundCode<Int>] = []
      KeyedCodeReader(text: text, end: buffer.count, keys: keys)
        .forEachCode(in: 0..<buffer.count) { code in
          guard !code.isName || findsNames else { return false }
          codes.append(
            FoundCode(
              code: String(decoding: buffer[code.value], as: UTF8.self),
              key: String(decoding: buffer[code.key], as: UTF8.self), range: code.value,
              keyRange: code.key))
          // Only a catalog tells whether all of a text in quotes is a code.
          return !buffer[code.value].contains(ASCII.space)
        }
      return codes
    }
  }
}

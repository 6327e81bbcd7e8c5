internal import ErrcatBytes

/// Turns any bytes into well-formed UTF-8 without NUL, as the reader needs them.
///
/// A document that is so already, as nearly all are, is taken as it is, without a copy.
package struct TextDecoder {
  /// The text.
  package private(set) var text: [UInt8]
  /// The text without a byte order mark.
  package var content: [UInt8] { start == 0 ? text : Array(text[start...]) }
  /// Where the text starts: after a byte order mark.
  private(set) var start = 0
  /// The issues of the document as a whole.
  private(set) var documentIssue: EncodingIssue?
  /// Finds what had to be replaced, if anything had to be.
  private(set) var replacements: ReplacementScanner?

  /// Decodes `bytes`.
  package init(_ bytes: [UInt8]) {
    text = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
      documentIssue = .byteOrderMark
    } else if let unit = CodeUnit(of: bytes) {
      text = unit.utf8(bytes)
      documentIssue = unit.size == 4 ? .utf32 : .utf16
    } else if CodeUnit.areBinary(bytes) {
      text = []
      documentIssue = .binary
    }
    let firstReplacement = TextDecoder.firstReplacement(in: text.span, from: start)
    guard let firstReplacement else { return }
    replacements = ReplacementScanner(text, from: start)
    text = TextDecoder.repaired(text, from: firstReplacement)
  }

  /// Returns the next issue, or nil if there is no other.
  package mutating func nextIssue() -> EncodingIssue? {
    documentIssue.take() ?? replacements?.next()
  }

  /// Returns where the first byte is that cannot stay.
  private static func firstReplacement(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = bytes.count
    while index < count {
      while index + ByteBlock.size <= count, ByteBlock(bytes, at: index).isASCIIWithoutNUL {
        index += ByteBlock.size
      }
      while index + 8 <= count, ByteWord(bytes, at: index).isASCIIWithoutNUL { index += 8 }
      guard index < count else { break }
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { return index }
        index += 1
        continue
      }
      while index < count, bytes[index] >= 0x80 {
        let (length, isWellFormed) = UTF8Sequence.read(bytes, at: index)
        if !isWellFormed { return index }
        index += length
      }
    }
    return nil
  }

  /// Returns a text with U+FFFD for what cannot stay, of which the first is at `first`.
  private static func repaired(_ bytes: [UInt8], from first: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var start = 0
    var next: Int? = first
    while let place = next {
      text += bytes[start..<place]
      text += [0xEF, 0xBF, 0xBD]
      start = place + UTF8Sequence.read(bytes.span, at: place).length
      next = firstReplacement(in: bytes.span, from: start)
    }
    text += bytes[start...]
    return text
  }
}

/// Finds the lines of a text in which something has to be replaced.
///
/// It reads the text a second time, so that the issues take no memory.
struct ReplacementScanner {
  private let bytes: [UInt8]
  private var line = Line()
  private var pending: EncodingIssue?

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    line.next = start
  }

  /// Returns the next issue, or nil at the end of the text.
  mutating func next() -> EncodingIssue? {
    if let issue = pending {
      pending = nil
      return issue
    }
    let bytes = bytes
    while line.next < bytes.count {
      line.move(to: line.next, in: bytes.span)
      if let issue = readLine() { return issue }
    }
    return nil
  }

  private mutating func readLine() -> EncodingIssue? {
    var malformed = (column: 0, count: 0)
    var nul = (column: 0, count: 0)
    var column = 1
    var index = line.start
    while index < line.end {
      let (length, isWellFormed) = UTF8Sequence.read(bytes.span, at: index)
      if !isWellFormed {
        if malformed.count == 0 { malformed.column = column }
        malformed.count += 1
      } else if bytes[index] == 0 {
        if nul.count == 0 { nul.column = column }
        nul.count += 1
      }
      index += length
      column += 1
    }
    let number = line.number
    let first: EncodingIssue? =
      malformed.count == 0
      ? nil : .malformed(line: number, column: malformed.column, count: malformed.count)
    let second: EncodingIssue? =
      nul.count == 0 ? nil : .nul(line: number, column: nul.column, count: nul.count)
    if first != nil { pending = second }
    return first ?? second
  }
}

/// Tells the sequences of UTF-8 apart (Unicode, section 3.9, table 3-7).
enum UTF8Sequence {
  /// Returns how long the sequence at `index` is, and whether it is well-formed; of one that is not,
  /// the length of its longest well-formed start, or 1.
  static func read(_ bytes: Span<UInt8>, at index: Int) -> (length: Int, isWellFormed: Bool) {
    let first = bytes[index]
    if first < 0x80 { return (1, true) }
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return (1, false)
    }
    for offset in 1..<length {
      guard index + offset < bytes.count, bytes[index + offset] >= lowest,
        bytes[index + offset] <= highest
      else { return (offset, false) }
      lowest = 0x80
      highest = 0xBF
    }
    return (length, true)
  }
}

internal import ErrcatBytes

/// Turns any bytes into well-formed UTF-8 without NUL, as the reader needs them.
///
/// A document that is so already, as nearly all are, is taken as it is, without a copy.
struct TextDecoder {
  /// The text.
  private(set) var text: [UInt8]
  /// Where the text starts: after a byte order mark.
  private(set) var start = 0
  /// The issues of the document as a whole.
  private(set) var documentIssue: EncodingIssue?
  /// Finds what had to be replaced, if anything had to be.
  private(set) var replacements: ReplacementScanner?

  /// Decodes `bytes`.
  init(_ bytes: [UInt8]) {
    text = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
      documentIssue = .byteOrderMark
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = TextDecoder.utf8(fromUTF16: bytes, isBigEndian: bytes[0] == 0xFE)
      documentIssue = .utf16
    }
    let firstReplacement = TextDecoder.firstReplacement(in: text.span, from: start)
    guard let firstReplacement else { return }
    replacements = ReplacementScanner(text, from: start)
    text = TextDecoder.repaired(text, from: firstReplacement)
  }

  /// Returns the bytes of UTF-16 as UTF-8, in which a surrogate without a partner is encoded like
  /// any scalar: so it is as malformed as it was.
  private static func utf8(fromUTF16 bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let high = isBigEndian ? 0 : 1
    func unit(at index: Int) -> UInt32? {
      guard index + 1 < bytes.count else { return nil }
      return UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
    }
    var index = 2
    while let first = unit(at: index) {
      index += 2
      if first & 0xFC00 == 0xD800, let second = unit(at: index), second & 0xFC00 == 0xDC00 {
        index += 2
        append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &text)
      } else if first & 0xF800 == 0xD800 {
        text.append(0xFF)
      } else {
        append(first, to: &text)
      }
    }
    // Half a unit at the end is malformed, too.
    if index < bytes.count { text.append(0xFF) }
    return text
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    text += String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8
  }

  /// Returns where the first byte is that cannot stay.
  private static func firstReplacement(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = bytes.count
    while index < count {
      while index + 8 <= count, ByteWord(bytes, at: index).isASCIIWithoutNUL { index += 8 }
      guard index < count else { break }
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { return index }
        index += 1
        continue
      }
      let (length, isWellFormed) = UTF8Sequence.read(bytes, at: index)
      if !isWellFormed { return index }
      index += length
    }
    return nil
  }

  private static func repaired(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var text = Array(bytes[..<start])
    text.reserveCapacity(bytes.count)
    var index = start
    while index < bytes.count {
      let (length, isWellFormed) = UTF8Sequence.read(bytes.span, at: index)
      if isWellFormed, bytes[index] != 0 {
        text += bytes[index..<index + length]
      } else {
        text += [0xEF, 0xBF, 0xBD]
      }
      index += length
    }
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

internal import ErrcatBytes

/// Reads the text out of inline markup.
enum PlainText {
  /// Returns the plain text of the cell at `range`.
  static func ofCell(_ range: Range<Int>, in source: Source) -> String {
    let bytes = source.bytes
    if isPlain(bytes.span, range, dialect: source.dialect) {
      return bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
      }
    }
    return normalized(unescapedText(range, in: source)[...])
  }

  /// Returns the text of a cell with the marks for breaks in it.
  private static func unescapedText(_ range: Range<Int>, in source: Source) -> [UInt8] {
    let bytes = source.bytes
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var start = range.lowerBound
    for index in range
    where bytes[index] == UInt8(ascii: "\\") && index + 1 < range.upperBound
      && bytes[index + 1] == UInt8(ascii: "|")
    {
      content += bytes[start..<index]
      start = index + 1
    }
    content += bytes[start..<range.upperBound]
    return InlineParser.plainText(content, source)
  }

  /// Returns the parts of the plain text of a cell that line breaks and tags of blocks set apart,
  /// without empty ones.
  static func partsOfCell(_ range: Range<Int>, in source: Source) -> [String] {
    let text = unescapedText(range, in: source)
    return text.split(whereSeparator: isBreak).map { normalized($0) }.filter { !$0.isEmpty }
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == InlineParser.lineBreak || byte == InlineParser.separator
  }

  /// Returns the plain text of a heading or paragraph, its lines joined by spaces.
  static func ofLines(_ lines: [BlockParser.TextLine], in source: Source) -> String {
    let bytes = source.bytes
    let content = joined(lines, in: bytes.span)
    return normalized(InlineParser.plainText(content, source)[...])
  }

  /// Returns the plain text of the last line of a paragraph.
  static func ofLastLine(_ lines: [BlockParser.TextLine], in source: Source) -> String {
    let bytes = source.bytes
    let text = InlineParser.plainText(joined(lines, in: bytes.span), source)
    var end = text.count
    while end > 0, text[end - 1].isWhitespace || isBreak(text[end - 1]) {
      end -= 1
    }
    var start = end
    while start > 0, text[start - 1] != InlineParser.lineBreak { start -= 1 }
    return normalized(text[start..<end])
  }

  /// Returns the lines of a paragraph as one text.
  static func joined(_ lines: [BlockParser.TextLine], in bytes: Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    for line in lines {
      for index in line.start..<line.end { content.append(bytes[index]) }
      content.append(ASCII.lineFeed)
    }
    return content
  }

  /// Returns whether `word`, in small ASCII letters, is in one of the lines.
  static func holds(
    _ word: StaticString, _ lines: [BlockParser.TextLine], in bytes: Span<UInt8>
  ) -> Bool {
    lines.contains { line in
      (line.start..<line.end).contains { bytes.has(word, at: $0, before: line.end) }
    }
  }

  /// Returns whether a cell's text is its source: nothing in it is markup or superfluous space.
  private static func isPlain(
    _ bytes: Span<UInt8>, _ range: Range<Int>, dialect: MarkdownTableReader.Dialect
  ) -> Bool {
    let start = passOver(bytes, range)
    var previous = start > range.lowerBound ? bytes[start - 1] : ASCII.lineFeed
    for index in start..<range.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
        UInt8(ascii: "~"):
        return false
      case UInt8(ascii: "_"):
        // Between letters or digits an underscore neither opens nor closes emphasis.
        guard previous.isAlphanumeric, index + 1 < range.upperBound,
          bytes[index + 1].isAlphanumeric
        else { return false }
      case UInt8(ascii: "<"), UInt8(ascii: "&"):
        guard index + 1 < range.upperBound, bytes[index + 1] == ASCII.space else { return false }
      case UInt8(ascii: "{"):
        if dialect == .mdx { return false }
      case ASCII.space:
        if previous == ASCII.space { return false }
      case 0x09...0x0D:
        return false
      default: break
      }
      previous = byte
    }
    return true
  }

  /// Returns the place from which on the bytes of a cell have to be looked at one by one.
  private static func passOver(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard range.count >= ByteBlock.size else { return range.lowerBound }
    var index = range.lowerBound
    while true {
      let block = ByteBlock(bytes, at: index)
      // To find two spaces; the byte before the cell does not matter, for the cell begins with no space.
      let shifted = ByteBlock(bytes, at: max(index - 1, 0))
      if !marks(block, after: shifted).isEmpty { return index }
      if index + ByteBlock.size == range.upperBound { return range.upperBound }
      // The last block overlaps the one before it.
      index = min(index + ByteBlock.size, range.upperBound - ByteBlock.size)
    }
  }

  /// Marks the bytes of a block that may be markup or superfluous space; `before` is the block one
  /// place further left.
  @inline(__always)
  static func marks(_ block: ByteBlock, after before: ByteBlock) -> ByteBlock.Marks {
    block.matches(from: UInt8(ascii: "["), to: UInt8(ascii: "`"))
      | block.matches(from: UInt8(ascii: "{"), to: UInt8(ascii: "~"))
      | block.matches(UInt8(ascii: "*")) | block.matches(UInt8(ascii: "<"))
      | block.matches(UInt8(ascii: "&")) | block.matches(from: 0x09, to: 0x0D)
      | (block.matches(ASCII.space) & before.matches(ASCII.space))
  }

  /// Returns a text with each run of ASCII white space made one space, and removed at its ends.
  static func normalized(_ text: ArraySlice<UInt8>) -> String {
    if isNormal(text.span) { return String(decoding: text, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isPending = false
    for byte in text {
      if byte.isWhitespace || isBreak(byte) {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(ASCII.space) }
        isPending = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Returns whether the only white space in a text is single spaces between other characters.
  private static func isNormal(_ text: Span<UInt8>) -> Bool {
    var previous = ASCII.space
    for index in 0..<text.count {
      let byte = text[index]
      if byte.isWhitespace || isBreak(byte),
        byte != ASCII.space || previous == ASCII.space
      {
        return false
      }
      previous = byte
    }
    return previous != ASCII.space
  }
}

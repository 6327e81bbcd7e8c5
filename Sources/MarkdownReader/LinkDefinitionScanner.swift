internal import ErrcatBytes

/// Reads the link reference definitions at the start of a paragraph (GFM section 4.7).
struct LinkDefinitionScanner {
  private let content: [UInt8]
  private var position = 0
  /// How many lines the definitions read so far take.
  private(set) var lineCount = 0

  /// Starts at the start of `content`, which ends with a line feed.
  init(_ content: [UInt8]) {
    self.content = content
  }

  /// Returns the label of the next definition, or nil where the paragraph's own text starts.
  mutating func next() -> ArraySlice<UInt8>? {
    let content = content
    let bytes = content.span
    let end = content.count
    guard position < end, bytes[position] == UInt8(ascii: "["),
      let labelEnd = LinkSyntax.endOfLabel(bytes, from: position, before: end),
      labelEnd < end, bytes[labelEnd] == UInt8(ascii: ":")
    else { return nil }
    var index = skipToText(from: labelEnd + 1)
    guard let destination = LinkSyntax.endOfDestination(bytes, from: index, before: end) else {
      return nil
    }
    index = destination
    // Text after a title makes it no title; then the definition ends before it, if a line does.
    let title = skipToText(from: index)
    var definitionEnd: Int?
    if title > index, let titleEnd = LinkSyntax.endOfTitle(bytes, from: title, before: end) {
      definitionEnd = endOfLine(from: titleEnd)
    }
    guard let next = definitionEnd ?? endOfLine(from: index) else { return nil }
    let label = content[position + 1..<labelEnd - 1]
    guard label.contains(where: { !$0.isSpaceTabOrLineEnding }) else { return nil }
    for byte in content[position..<next] where byte == ASCII.lineFeed { lineCount += 1 }
    position = next
    return label
  }

  private func skipSpaces(from start: Int) -> Int {
    var index = start
    while index < content.count, content[index].isSpaceOrTab { index += 1 }
    return index
  }

  /// Skips white space with at most one line ending in it.
  private func skipToText(from start: Int) -> Int {
    let index = skipSpaces(from: start)
    guard index < content.count, content[index] == ASCII.lineFeed else { return index }
    return skipSpaces(from: index + 1)
  }

  private func endOfLine(from start: Int) -> Int? {
    let index = skipSpaces(from: start)
    if index >= content.count { return index }
    return content[index] == ASCII.lineFeed ? index + 1 : nil
  }
}

// Links and images (GFM sections 6.6 and 6.7).

extension InlineParser {
  /// A `[` or `![` that may start a link or an image.
  struct Bracket {
    var isImage: Bool
    var segment: Int
    /// Where the text in brackets starts.
    var position: Int
    var previousDelimiter: Int?
    /// Whether another bracket opens behind it.
    var hasBracketAfter = false
  }

  /// Reads `[` or `![`.
  mutating func openBracket(isImage: Bool) {
    let segment = addPinnedText(through: position + (isImage ? 2 : 1))
    if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketAfter = true }
    brackets.append(
      Bracket(
        isImage: isImage, segment: segment, position: position,
        previousDelimiter: lastDelimiter))
  }

  /// Reads `]` and what belongs to it, if it ends a link or an image.
  mutating func closeBracket() {
    guard let opener = brackets.popLast() else {
      addText(through: position + 1)
      return
    }
    let isActive = opener.isImage || brackets.count >= inactiveBrackets
    inactiveBrackets = min(inactiveBrackets, brackets.count)
    guard isActive, let end = endOfLink(opener) else {
      addText(through: position + 1)
      return
    }
    segments[opener.segment].end = segments[opener.segment].start
    processDelimiters(above: opener.previousDelimiter)
    position = end
    // No link stands in a link.
    if !opener.isImage { inactiveBrackets = brackets.count }
  }

  /// Returns where the link ends whose text ends here, or nil if it is none.
  private func endOfLink(_ opener: Bracket) -> Int? {
    let bytes = content.span
    let textEnd = position
    let next = position + 1
    if let end = endOfResource(bytes, from: next) { return end }
    // A label follows, or the text is the label itself.
    let labelEnd = LinkSyntax.endOfLabel(bytes, from: next, before: content.count)
    if let labelEnd {
      let label = content[next + 1..<labelEnd - 1]
      if label.contains(where: { !$0.isSpaceTabOrLineEnding }) {
        return source.definitions?.contains(label) == true ? labelEnd : nil
      }
    }
    guard !opener.hasBracketAfter,
      source.definitions?.contains(content[opener.position..<textEnd]) == true
    else { return nil }
    return labelEnd ?? next
  }

  /// Returns the end of the destination and title in parentheses at `start`, or nil.
  private func endOfResource(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    let end = content.count
    guard start < end, bytes[start] == UInt8(ascii: "("),
      let destination = LinkSyntax.endOfDestination(
        bytes, from: skipWhitespace(from: start + 1), before: end)
    else { return nil }
    var index = skipWhitespace(from: destination)
    if index > destination, let title = LinkSyntax.endOfTitle(bytes, from: index, before: end) {
      index = skipWhitespace(from: title)
    }
    return index < end && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  private func skipWhitespace(from start: Int) -> Int {
    var index = start
    while index < content.count, content[index].isWhitespace { index += 1 }
    return index
  }
}

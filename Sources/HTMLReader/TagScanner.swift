internal import ErrcatBytes

/// Finds the tags of a text, a tag at a time, where an HTML parser would find them
/// (HTML Standard, section 13.2.5, Tokenization).
///
/// Comments, and elements whose content is not markup of the page around them, are found whole: no
/// tag within them is a tag of the text.
struct TagScanner {
  /// An item that the scanner finds.
  enum Token {
    case tag(Tag)
    /// A comment, or an element that is left out with all its content.
    case opaque(Range<Int>)
  }

  /// A start or end tag.
  struct Tag {
    /// The place of the tag, from `<` to past `>`.
    var range: Range<Int>
    /// The place of its name.
    var name: Range<Int>
    var isEndTag: Bool
    var attributeCount: Int
  }

  /// Where the next token is looked for.
  private(set) var position: Int
  /// Where a tag, a comment or an element starts that the text ends within.
  private(set) var unfinished: Int?
  /// Where the text ends.
  let end: Int

  init(from start: Int, to end: Int) {
    position = start
    self.end = end
  }

  /// Returns the next token, or nil at the end of the text, or if the text ends within one.
  mutating func next(_ bytes: Span<UInt8>) -> Token? {
    while let start = find(UInt8(ascii: "<"), from: position, bytes) {
      unfinished = start
      let second = byte(start + 1, bytes)
      if second.isLetter {
        guard let tag = tag(at: start, isEndTag: false, bytes) else { break }
        guard Self.opaqueNames.contains(where: { bytes.isName($0, tag.name) }) else {
          return end(.tag(tag), at: tag.range.upperBound)
        }
        guard let close = endOfElement(tag, bytes) else { break }
        return end(.opaque(start..<close), at: close)
      } else if second == UInt8(ascii: "/"), byte(start + 2, bytes).isLetter {
        guard let tag = tag(at: start, isEndTag: true, bytes) else { break }
        return end(.tag(tag), at: tag.range.upperBound)
      } else if second == UInt8(ascii: "!"), bytes.has("--", at: start + 2, before: end) {
        guard let close = endOfComment(from: start + 4, bytes) else { break }
        return end(.opaque(start..<close), at: close)
      } else if second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
        || second == UInt8(ascii: "/")
      {
        guard let close = find(UInt8(ascii: ">"), from: start + 2, bytes) else { break }
        position = close + 1
      } else {
        position = start + 1
      }
      unfinished = nil
    }
    position = end
    return nil
  }

  private mutating func end(_ token: Token, at end: Int) -> Token {
    position = end
    unfinished = nil
    return token
  }

  /// The elements that are left out whole: those whose content is raw text, and those within which
  /// other rules of parsing hold.
  private static let opaqueNames: [StaticString] = [
    "script", "style", "svg", "math", "template", "select", "textarea", "title", "iframe",
    "noembed", "noframes", "noscript", "xmp",
  ]

  private static let foreignNames: [StaticString] = ["svg", "math", "template", "select"]

  /// Returns the end of the element that `tag` starts, or nil if it has none.
  private func endOfElement(_ tag: Tag, _ bytes: Span<UInt8>) -> Int? {
    if Self.foreignNames.contains(where: { bytes.isName($0, tag.name) }) {
      return endOfForeignElement(tag, bytes)
    }
    // Raw text ends at its own end tag and nowhere else.
    var index = tag.range.upperBound
    while let start = find(UInt8(ascii: "<"), from: index, bytes) {
      index = start + 1
      let name = start + 2..<start + 2 + tag.name.count
      guard byte(start + 1, bytes) == UInt8(ascii: "/"), name.upperBound <= end,
        bytes.isSameName(name, tag.name), byte(name.upperBound, bytes).endsTagName
      else { continue }
      return find(UInt8(ascii: ">"), from: name.upperBound, bytes).map { $0 + 1 }
    }
    return nil
  }

  private func endOfForeignElement(_ tag: Tag, _ bytes: Span<UInt8>) -> Int? {
    var depth = 1
    var index = tag.range.upperBound
    if bytes[index - 2] == UInt8(ascii: "/") { return index }
    while let start = find(UInt8(ascii: "<"), from: index, bytes) {
      index = start + 1
      let isEndTag = byte(start + 1, bytes) == UInt8(ascii: "/")
      guard byte(start + (isEndTag ? 2 : 1), bytes).isLetter else { continue }
      guard let found = self.tag(at: start, isEndTag: isEndTag, bytes) else { return nil }
      index = found.range.upperBound
      guard bytes.isSameName(found.name, tag.name) else { continue }
      depth += isEndTag ? -1 : bytes[index - 2] == UInt8(ascii: "/") ? 0 : 1
      if depth == 0 { return index }
    }
    return nil
  }

  private func endOfComment(from start: Int, _ bytes: Span<UInt8>) -> Int? {
    if byte(start, bytes) == UInt8(ascii: ">") { return start + 1 }
    if bytes.has("->", at: start, before: end) { return start + 2 }
    var index = start
    while let hyphen = find(UInt8(ascii: "-"), from: index, bytes) {
      if bytes.has("-->", at: hyphen, before: end) { return hyphen + 3 }
      if bytes.has("--!>", at: hyphen, before: end) { return hyphen + 4 }
      index = hyphen + 1
    }
    return nil
  }

  /// Reads the tag that starts at `start`, or returns nil if the text ends before it does.
  func tag(at start: Int, isEndTag: Bool, _ bytes: Span<UInt8>) -> Tag? {
    let nameStart = start + (isEndTag ? 2 : 1)
    var index = nameStart
    while index < end, !bytes[index].endsTagName { index += 1 }
    let name = nameStart..<index
    var count = 0
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        return Tag(
          range: start..<index + 1, name: name, isEndTag: isEndTag, attributeCount: count)
      } else if byte.isHTMLSpace || byte == UInt8(ascii: "/") {
        index += 1
      } else {
        count += 1
        index = endOfAttribute(from: index, bytes)
      }
    }
    return nil
  }

  private func endOfAttribute(from start: Int, _ bytes: Span<UInt8>) -> Int {
    // An equals sign in the first place belongs to the name.
    var index = start + 1
    while index < end, !bytes[index].endsTagName, bytes[index] != UInt8(ascii: "=") { index += 1 }
    while index < end, bytes[index].isHTMLSpace { index += 1 }
    guard byte(index, bytes) == UInt8(ascii: "=") else { return index }
    index += 1
    while index < end, bytes[index].isHTMLSpace { index += 1 }
    let quote = byte(index, bytes)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return find(quote, from: index + 1, bytes).map { $0 + 1 } ?? end
    }
    while index < end, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return index
  }

  private func find(_ byte: UInt8, from start: Int, _ bytes: Span<UInt8>) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Returns the byte at `index`, or NUL past the end.
  private func byte(_ index: Int, _ bytes: Span<UInt8>) -> UInt8 {
    index < end ? bytes[index] : 0
  }
}

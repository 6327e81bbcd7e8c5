// Autolinks and raw HTML (GFM sections 6.8 and 6.10), and MDX's comments.

extension InlineParser {
  /// The elements whose tags separate what stands before them from what stands behind.
  private static let separators: Set<String> = [
    "br", "p", "li", "ul", "ol", "div", "dl", "dt", "dd", "tr", "td", "th", "table", "hr", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
  ]

  /// Reads `<` and the autolink or tag that it starts, if it starts one.
  mutating func parseAngleBracket() {
    let start = position + 1
    if let end = endOfURI(from: start) ?? endOfEmailAddress(from: start) {
      addLinkText(start..<end)
      position = end + 1
    } else if let end = endOfTag(from: start) {
      if isSeparator(start) { addReplacement(CollectionOfOne(ASCII.space)) }
      position = end
    } else {
      addText(through: start)
    }
  }

  /// Reads `{` and, in MDX, the comment that it starts.
  mutating func parseBrace() {
    let content = content
    if source.dialect == .mdx, content.span.has("{/*", at: position, before: content.count),
      let end = endOfTerminator("*/}", from: position + 3)
    {
      position = end
    } else {
      addText(through: position + 1)
    }
  }

  /// Adds an autolink's text, in which entities are resolved.
  private mutating func addLinkText(_ range: Range<Int>) {
    position = range.lowerBound
    while position < range.upperBound {
      if content[position] == UInt8(ascii: "&"), let entity = Entity(in: content, at: position),
        entity.end <= range.upperBound
      {
        addReplacement(entity.text.utf8)
        position = entity.end
      } else {
        addText(through: position + 1)
      }
    }
  }

  private func endOfURI(from start: Int) -> Int? {
    var index = start
    guard index < content.count, content[index].isLetter else { return nil }
    while index < content.count, index - start < 32,
      content[index].isAlphanumeric || content[index] == UInt8(ascii: "+")
        || content[index] == UInt8(ascii: ".") || content[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    guard index - start >= 2, index < content.count, content[index] == UInt8(ascii: ":") else {
      return nil
    }
    while index < content.count, content[index] > 0x20, content[index] != UInt8(ascii: "<"),
      content[index] != UInt8(ascii: ">")
    {
      index += 1
    }
    return index < content.count && content[index] == UInt8(ascii: ">") ? index : nil
  }

  private func endOfEmailAddress(from start: Int) -> Int? {
    var index = start
    while index < content.count, isInLocalPart(content[index]) { index += 1 }
    guard index > start, index < content.count, content[index] == UInt8(ascii: "@") else {
      return nil
    }
    repeat {
      index += 1
      let label = index
      while index < content.count,
        content[index].isAlphanumeric || content[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard index > label, index - label <= 63, content[label] != UInt8(ascii: "-"),
        content[index - 1] != UInt8(ascii: "-"), index < content.count
      else { return nil }
    } while content[index] == UInt8(ascii: ".")
    return content[index] == UInt8(ascii: ">") ? index : nil
  }

  private func isInLocalPart(_ byte: UInt8) -> Bool {
    guard byte.isPunctuation else { return byte.isAlphanumeric }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "\\"),
      UInt8(ascii: "]"):
      return false
    default: return true
    }
  }

  /// Returns the end of the tag, comment or the like that starts behind a `<`.
  private mutating func endOfTag(from start: Int) -> Int? {
    let content = content
    let bytes = content.span
    let end = content.count
    guard start < end else { return nil }
    switch content[start] {
    case UInt8(ascii: "/"):
      return HTMLTag.endOfClosingTag(bytes, from: start + 1, before: end)
    case UInt8(ascii: "?"):
      return endOfInstruction(from: start + 1)
    case UInt8(ascii: "!"):
      // Unlike at the start of a block, the word must be in capitals here.
      if bytes.has("![cdata[", at: start, before: end),
        (start + 2..<start + 7).allSatisfy({ bytes[$0].isCapital })
      {
        return endOfCharacterData(from: start + 8)
      }
      if bytes.has("!--", at: start, before: end) { return endOfComment(from: start + 3) }
      return endOfDeclaration(from: start + 1)
    default:
      return HTMLTag.endOfOpenTag(bytes, from: start, before: end)
    }
  }

  /// Returns the end of a comment's text: it does not start with `>` or `->`, does not end with a
  /// hyphen and holds no two hyphens in a row.
  private func endOfComment(from start: Int) -> Int? {
    let bytes = content.span
    let end = content.count
    if bytes.has("-->", at: start, before: end) { return start + 3 }
    if bytes.has(">", at: start, before: end) || bytes.has("->", at: start, before: end) {
      return nil
    }
    var index = start
    while index + 1 < end {
      if content[index] == UInt8(ascii: "-"), content[index + 1] == UInt8(ascii: "-") {
        guard index > start, index + 2 < end else { return nil }
        return content[index + 2] == UInt8(ascii: ">") ? index + 3 : nil
      }
      index += 1
    }
    return nil
  }

  private mutating func endOfInstruction(from start: Int) -> Int? {
    endOfRun(of: UInt8(ascii: "?"), from: start) { $0 % 2 == 1 }
  }

  private mutating func endOfCharacterData(from start: Int) -> Int? {
    endOfRun(of: UInt8(ascii: "]"), from: start) { $0 % 3 == 2 }
  }

  /// Returns the end of the next run of `byte` that has a length fit to end a block and a `>`
  /// behind it.
  private mutating func endOfRun(
    of byte: UInt8, from start: Int, isFit: (Int) -> Bool
  ) -> Int? {
    var index = start
    while index < content.count {
      // A run that the block starts in the middle of is its own; all behind it are the same for
      // every start.
      if index > start, content[index - 1] != byte, absentTerminators.contains(byte) { return nil }
      let run = index
      while index < content.count, content[index] == byte { index += 1 }
      if index > run, index < content.count, content[index] == UInt8(ascii: ">"), isFit(index - run)
      {
        return index + 1
      }
      index += 1
    }
    absentTerminators.insert(byte)
    return nil
  }

  private mutating func endOfDeclaration(from start: Int) -> Int? {
    var index = start
    while index < content.count, content[index].isCapital {
      index += 1
    }
    guard index > start, index < content.count, content[index].isWhitespace else { return nil }
    return endOfTerminator(">", from: index)
  }

  /// Returns the end of the next `terminator`; one that is missing is looked for only once.
  private mutating func endOfTerminator(_ terminator: StaticString, from start: Int) -> Int? {
    let key = terminator.withUTF8Buffer { $0[0] }
    guard !absentTerminators.contains(key) else { return nil }
    let content = content
    let bytes = content.span
    var index = start
    while index < content.count {
      if bytes.has(terminator, at: index, before: content.count) {
        return index + terminator.utf8CodeUnitCount
      }
      index += 1
    }
    absentTerminators.insert(key)
    return nil
  }

  /// Returns whether the tag at `start` separates words.
  private func isSeparator(_ start: Int) -> Bool {
    let name = content[start] == UInt8(ascii: "/") ? start + 1 : start
    guard let end = HTMLTag.endOfName(content.span, from: name, before: content.count),
      end - name <= 10
    else { return false }
    let lowercased = content[name..<end].lazy.map(\.lowercased)
    return InlineParser.separators.contains(String(decoding: lowercased, as: UTF8.self))
  }
}

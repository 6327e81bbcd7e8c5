// Headings, thematic breaks, code fences and paragraphs (GFM section 4).

extension BlockParser {
  /// Reads the leaf block other than a paragraph that starts at `byte`, if one does.
  mutating func openLeaf(
    _ byte: UInt8, in context: Context, depth: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "#"):
      return addATXHeading(depth: depth, bytes)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard let fence = openingFence(byte, bytes) else { return false }
      makeRoom(at: depth, bytes)
      leaf = .fencedCode(fence)
      return true
    case UInt8(ascii: "<"), UInt8(ascii: "{"):
      guard let kind = htmlBlockStart(mayInterrupt: context == .paragraph, bytes) else {
        return false
      }
      makeRoom(at: depth, bytes)
      leaf = .html(kind)
      addHTML(kind, bytes)
      return true
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if context == .paragraph, let level = setextLevel(byte, bytes) {
        return endParagraph(withLevel: level, bytes)
      }
      guard isThematicBreak(byte, bytes) else { return false }
      makeRoom(at: depth, bytes)
      return true
    default:
      return false
    }
  }

  private mutating func addATXHeading(depth: Int, _ bytes: Span<UInt8>) -> Bool {
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == UInt8(ascii: "#") { index += 1 }
    let level = index - line.firstNonspace
    let next = line.byte(at: index, in: bytes)
    guard level <= 6, index >= line.end || next.isSpaceOrTab else { return false }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    let end = endWithoutClosingSequence(bytes)
    makeRoom(at: depth, bytes)
    blocks.append(.heading(level: level, [textLine(from: index, to: max(index, end))]))
    return true
  }

  /// Returns where the line ends, without white space and a closing sequence of `#`.
  private func endWithoutClosingSequence(_ bytes: Span<UInt8>) -> Int {
    let end = trimmedEnd(line.end, bytes)
    var index = end
    while index > line.start, bytes[index - 1] == UInt8(ascii: "#") { index -= 1 }
    guard index < end, index > line.start, bytes[index - 1].isSpaceOrTab else { return end }
    return trimmedEnd(index, bytes)
  }

  private func trimmedEnd(_ end: Int, _ bytes: Span<UInt8>) -> Int {
    var index = end
    while index > line.start, bytes[index - 1].isSpaceTabOrLineEnding { index -= 1 }
    return index
  }

  private func openingFence(_ byte: UInt8, _ bytes: Span<UInt8>) -> Fence? {
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == byte { index += 1 }
    let length = index - line.firstNonspace
    guard length >= 3 else { return nil }
    if byte == UInt8(ascii: "`") {
      while index < line.end {
        if bytes[index] == byte { return nil }
        index += 1
      }
    }
    return Fence(character: byte, length: min(length, 255))
  }

  /// Returns whether the line is a closing fence of the open code block.
  func closesFence(_ fence: Fence, _ bytes: Span<UInt8>) -> Bool {
    guard !line.isIndented else { return false }
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == fence.character { index += 1 }
    guard index - line.firstNonspace >= max(3, fence.length) else { return false }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    return index >= line.end
  }

  private func setextLevel(_ byte: UInt8, _ bytes: Span<UInt8>) -> Int? {
    guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return nil }
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == byte { index += 1 }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    guard index >= line.end else { return nil }
    return byte == UInt8(ascii: "=") ? 1 : 2
  }

  /// Makes the open paragraph a heading, or takes the underline as its text if it held nothing but
  /// link reference definitions.
  private mutating func endParagraph(withLevel level: Int, _ bytes: Span<UInt8>) -> Bool {
    takeDefinitions(bytes)
    if text.isEmpty {
      text.append(textLine(from: line.firstNonspace, to: line.end))
    } else {
      flushMisfit(bytes)
      // A line with pipes above an underline is a heading; several are rows that became one.
      if text.count == 1 { strayRows.dropLine() }
      blocks.append(.heading(level: level, text))
      text = []
      leaf = .none
    }
    return true
  }

  private mutating func isThematicBreak(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else {
      return false
    }
    // What spoiled a break that started further left spoils this one, too. Without this, a line of
    // many list markers would take quadratic time.
    guard line.firstNonspace >= line.spoiledBreakEnd else { return false }
    var count = 0
    var index = line.firstNonspace
    while index < line.end, bytes[index] == byte || bytes[index].isSpaceOrTab {
      if bytes[index] == byte { count += 1 }
      index += 1
    }
    if index == line.end, count >= 3 { return true }
    line.spoiledBreakEnd = index
    return false
  }

  /// Closes the open paragraph; one that holds nothing but definitions is none.
  mutating func closeParagraph(_ bytes: Span<UInt8>) {
    flushMisfit(bytes)
    takeDefinitions(bytes)
    if !text.isEmpty { blocks.append(.paragraph(text)) }
    text = []
  }

  /// Removes the link reference definitions at the start of the open paragraph.
  private mutating func takeDefinitions(_ bytes: Span<UInt8>) {
    guard let first = text.first, first.start < first.end, bytes[first.start] == UInt8(ascii: "[")
    else {
      return
    }
    let content = PlainText.joined(text, in: bytes)
    var scanner = LinkDefinitionScanner(content)
    while let label = scanner.next() {
      definitions?.insert(label)
    }
    text.removeFirst(scanner.lineCount)
  }
}

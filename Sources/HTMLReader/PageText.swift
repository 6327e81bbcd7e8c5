internal import ErrcatBytes

/// Collects the lines of a block of a page, and what each starts with.
struct PageText {
  /// The lines that have ended.
  private(set) var lines: [HTMLTextLine] = []
  /// Whether a line break is a space, as in a heading.
  let isOneLine: Bool

  private var bytes: [UInt8] = []
  private var isSpacePending = false
  private var start = (offset: 0, anchor: String?.none)
  /// The marks that are open.
  private var open: [HTMLTextLine.Mark] = []
  /// How many of the open marks the line starts within.
  private var leadingCount = 0
  /// The mark that the line starts with, and where it ends, as far as is known.
  private var lead: (mark: HTMLTextLine.Mark, end: Int)?

  init(isOneLine: Bool = false, open: [HTMLTextLine.Mark] = []) {
    self.isOneLine = isOneLine
    self.open = open
  }

  /// Whether the line has no text yet.
  var isEmpty: Bool { bytes.isEmpty }

  /// The marks that are open, for text that is collected apart.
  var marks: [HTMLTextLine.Mark] { open }

  /// Adds the text of a node that starts at an offset into the document.
  ///
  /// - Returns: Whether there is any but white space.
  mutating func add(_ node: HTMLNode.Text, anchor: @autoclosure () -> String?) -> Bool {
    var index = 0
    var hasText = false
    while node.characters[index] != 0 {
      let byte = UInt8(bitPattern: node.characters[index])
      let isNoBreakSpace =
        byte == 0xC2 && UInt8(bitPattern: node.characters[index + 1]) == 0xA0
      if byte.isHTMLSpace || isNoBreakSpace {
        isSpacePending = true
        index += isNoBreakSpace ? 2 : 1
        continue
      }
      if bytes.isEmpty {
        start = (node.contentOffset, anchor())
        leadingCount = open.count
        lead = nil
      } else if isSpacePending {
        bytes.append(0x20)
      }
      isSpacePending = false
      hasText = true
      bytes.append(byte)
      index += 1
    }
    return hasText
  }

  /// Adds white space.
  mutating func addSpace() { isSpacePending = true }

  /// Starts a mark.
  mutating func begin(_ mark: HTMLTextLine.Mark) { open.append(mark) }

  /// Ends the mark that started last.
  mutating func end() {
    guard let mark = open.popLast(), open.count < leadingCount, !bytes.isEmpty else { return }
    leadingCount = open.count
    take(mark)
  }

  /// Ends the line.
  mutating func breakLine(lineOf: (Int) -> Int) {
    guard !isOneLine else {
      isSpacePending = true
      return
    }
    endLine(lineOf: lineOf)
  }

  /// Ends the last line, and returns all.
  mutating func takeLines(lineOf: (Int) -> Int) -> [HTMLTextLine] {
    endLine(lineOf: lineOf)
    let result = lines
    lines = []
    return result
  }

  private mutating func endLine(lineOf: (Int) -> Int) {
    isSpacePending = false
    guard !bytes.isEmpty else { return }
    while leadingCount > 0 {
      leadingCount -= 1
      if leadingCount < open.count { take(open[leadingCount]) }
    }
    var line = HTMLTextLine(
      text: String(decoding: bytes, as: UTF8.self), line: lineOf(start.offset),
      anchor: start.anchor)
    if let lead {
      line.lead = HTMLTextLine.Lead(
        mark: lead.mark, text: String(decoding: bytes[..<lead.end], as: UTF8.self))
      let rest = bytes[lead.end...].drop { $0 == 0x20 }
      line.rest = String(decoding: rest, as: UTF8.self)
    }
    lines.append(line)
    bytes.removeAll(keepingCapacity: true)
    lead = nil
  }

  /// Takes a mark that ends here: the innermost one is the lead, the first kind of several.
  private mutating func take(_ mark: HTMLTextLine.Mark) {
    let end = bytes.count
    guard let lead else {
      self.lead = (mark, end)
      return
    }
    if lead.end == end, mark.rawValue < lead.mark.rawValue { self.lead = (mark, end) }
  }
}

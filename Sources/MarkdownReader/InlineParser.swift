/// Reads the text of inline content (GFM section 6), following the specification's appendix
/// "Phase 2: inline structure".
///
/// What is wanted is text, not a tree: so a delimiter that takes effect only vanishes, and what
/// does not take effect stays. Every byte is looked at a bounded number of times.
struct InlineParser {
  /// The byte that stands for a line break in the text read; NUL occurs in no document.
  static let lineBreak: UInt8 = 0

  /// A stretch of the text read: of the content, or of ``replacements``.
  package struct Segment {
    var start: Int
    var end: Int
    var isReplacement: Bool
  }

  let content: [UInt8]
  let source: Source
  var position = 0
  var segments: [Segment] = []
  /// What stands for entities, breaks and the like.
  var replacements: [UInt8] = []
  var delimiters: [Delimiter] = []
  var lastDelimiter: Int?
  var brackets: [Bracket] = []
  /// How many of the outermost brackets cannot start a link, as a link stands in them already.
  var inactiveBrackets = 0
  var backticks = BacktickRuns()
  /// Terminators that do not occur in the rest of the content.
  var absentTerminators: Set<UInt8> = []

  /// Returns the text of `content`, with ``lineBreak`` for each line ending in it.
  static func plainText(_ content: [UInt8], _ source: Source) -> [UInt8] {
    var end = content.count
    while end > 0, content[end - 1].isSpaceTabOrLineEnding { end -= 1 }
    var parser = InlineParser(content: Array(content[..<end]), source: source)
    parser.parse()
    return parser.text()
  }

  private init(content: [UInt8], source: Source) {
    self.content = content
    self.source = source
  }

  private mutating func parse() {
    while position < content.count {
      switch content[position] {
      case ASCII.lineFeed: parseLineEnding()
      case UInt8(ascii: "`"): parseCodeSpan()
      case UInt8(ascii: "\\"): parseBackslash()
      case UInt8(ascii: "&"): parseEntity()
      case UInt8(ascii: "<"): parseAngleBracket()
      case UInt8(ascii: "*"), UInt8(ascii: "_"): parseDelimiterRun()
      case UInt8(ascii: "~"): parseTildes()
      case UInt8(ascii: "["): openBracket(isImage: false)
      case UInt8(ascii: "!"):
        if position + 1 < content.count, content[position + 1] == UInt8(ascii: "[") {
          openBracket(isImage: true)
        } else {
          addText(through: position + 1)
        }
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "{"): parseBrace()
      default: addText(through: position + 1)
      }
    }
    processDelimiters(above: nil)
  }

  /// Returns what is left of the content.
  private func text() -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    for segment in segments {
      if segment.isReplacement {
        text += replacements[segment.start..<segment.end]
      } else {
        text += content[segment.start..<segment.end]
      }
    }
    return text
  }

  /// Takes the content up to `end` as text.
  mutating func addText(through end: Int) {
    if let last = segments.last, !last.isReplacement, last.end == position, !isPinned {
      segments[segments.count - 1].end = end
    } else {
      segments.append(Segment(start: position, end: end, isReplacement: false))
      isPinned = false
    }
    position = end
  }

  /// Adds a segment of its own, which text to come is not joined to, and returns its place.
  mutating func addPinnedText(through end: Int) -> Int {
    segments.append(Segment(start: position, end: end, isReplacement: false))
    isPinned = true
    position = end
    return segments.count - 1
  }

  /// Adds text that does not stand in the content as it is.
  mutating func addReplacement(_ bytes: some Sequence<UInt8>) {
    let start = replacements.count
    replacements += bytes
    segments.append(Segment(start: start, end: replacements.count, isReplacement: true))
  }

  /// Whether the last segment is a delimiter's.
  private var isPinned = false

  private mutating func parseLineEnding() {
    addReplacement(CollectionOfOne(InlineParser.lineBreak))
    position += 1
    while position < content.count, content[position].isSpaceOrTab { position += 1 }
  }

  /// Reads a backslash: it makes punctuation plain text, and breaks a line at its end.
  private mutating func parseBackslash() {
    let next = position + 1
    if next < content.count, content[next].isPunctuation || content[next] == ASCII.lineFeed {
      position = next
      guard content[next].isPunctuation else { return }
    }
    addText(through: position + 1)
  }

  private mutating func parseEntity() {
    if let entity = Entity(in: content, at: position) {
      addReplacement(entity.text.utf8)
      position = entity.end
    } else {
      addText(through: position + 1)
    }
  }

  private mutating func parseCodeSpan() {
    let start = position
    var open = position
    while open < content.count, content[open] == UInt8(ascii: "`") { open += 1 }
    guard let close = backticks.closing(length: open - start, from: open, in: content) else {
      addText(through: open)
      return
    }
    var first = open
    var last = close
    // One space or line ending at each end belongs to the delimiters (GFM section 6.3).
    let isSpace = { (byte: UInt8) in byte == ASCII.space || byte == ASCII.lineFeed }
    if isSpace(content[first]), isSpace(content[last - 1]),
      content[first..<last].contains(where: { !isSpace($0) })
    {
      first += 1
      last -= 1
    }
    addReplacement(
      content[first..<last].lazy.map { $0 == ASCII.lineFeed ? ASCII.space : $0 })
    position = close + (open - start)
  }
}

/// Where runs of backticks are, so that a run without a partner is searched for only once.
struct BacktickRuns {
  /// A longer run opens no code span.
  private static let maximumLength = 80

  /// The last place of a run, by its length.
  private var last: [Int] = []
  private var hasSeenAll = false

  /// Returns where the next run of `length` backticks from `start` on begins.
  mutating func closing(length: Int, from start: Int, in content: [UInt8]) -> Int? {
    guard length <= BacktickRuns.maximumLength else { return nil }
    if last.isEmpty { last = Array(repeating: -1, count: BacktickRuns.maximumLength + 1) }
    if hasSeenAll, last[length] < start { return nil }
    var index = start
    while index < content.count {
      guard content[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = index
      while index < content.count, content[index] == UInt8(ascii: "`") { index += 1 }
      if index - run <= BacktickRuns.maximumLength { last[index - run] = run }
      if index - run == length { return run }
    }
    hasSeenAll = true
    return nil
  }
}

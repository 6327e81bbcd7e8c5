// Long because inline content is read by one state machine, and only it may touch its state.

internal import ErrcatBytes

/// Reads the text of inline content (GFM section 6), following the specification's appendix
/// "Phase 2: inline structure".
///
/// The result is text, not a tree: a delimiter that takes effect only vanishes, and the text that
/// does not take effect stays. Every byte is looked at a bounded number of times.
struct InlineParser {
  /// The byte that marks a line break in the text read; NUL occurs in no document.
  static let lineBreak: UInt8 = 0
  /// What a line break or the tag of a block leaves; no text has this byte.
  static let separator: UInt8 = 0xFF

  /// The bytes that mark where spans start and end, if they are asked for; no text has them.
  enum SpanMark {
    static let code: UInt8 = 0xFE
    static let emphasis: UInt8 = 0xFD
    static let link: UInt8 = 0xFC
    static let end: UInt8 = 0xFB
  }

  /// A stretch of the text read: of the content, or of ``replacements``.
  private struct Segment {
    var start: Int
    var end: Int
    var isReplacement: Bool
    /// How many spans end before it, and which kinds start after it, if spans are marked.
    var ends: UInt8 = 0
    var emphases: UInt8 = 0
    var startsLink = false
  }

  private let content: [UInt8]
  private let source: Source
  private let marksSpans: Bool
  private var position = 0
  private var segments: [Segment] = []
  /// The replacements of entities, breaks and the like.
  private var replacements: [UInt8] = []
  private var delimiters: [Delimiter] = []
  private var lastDelimiter: Int?
  private var brackets: [Bracket] = []
  /// How many of the outermost brackets cannot start a link, because they contain one already.
  private var inactiveBrackets = 0
  private var backticks = BacktickRuns()
  /// Terminators that do not occur in the rest of the content.
  private var absentTerminators: Set<UInt8> = []

  /// Returns the text of `content`, with ``lineBreak`` for each line ending in it.
  ///
  /// Code spans, emphasis and links can be marked by ``SpanMark``.
  static func plainText(
    _ content: [UInt8], _ source: Source, marksSpans: Bool = false
  ) -> [UInt8] {
    var end = content.count
    while end > 0, content[end - 1].isSpaceTabOrLineEnding { end -= 1 }
    var parser = InlineParser(
      content: Array(content[..<end]), source: source, marksSpans: marksSpans)
    parser.parse()
    return parser.text()
  }

  private init(content: [UInt8], source: Source, marksSpans: Bool) {
    self.content = content
    self.source = source
    self.marksSpans = marksSpans
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
      default: addText(through: endOfPlainText())
      }
    }
    processDelimiters(above: nil)
  }

  /// Returns the place of the next byte that may be markup.
  private func endOfPlainText() -> Int {
    let content = content.span
    var index = position + 1
    while index < content.count {
      switch content[index] {
      case ASCII.lineFeed, UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "&"),
        UInt8(ascii: "<"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "["), UInt8(ascii: "!"), UInt8(ascii: "]"), UInt8(ascii: "{"):
        return index
      default: index += 1
      }
    }
    return index
  }

  /// Returns the rest of the content.
  private func text() -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    for segment in segments {
      if marksSpans { text += repeatElement(SpanMark.end, count: Int(segment.ends)) }
      if segment.isReplacement {
        text += replacements[segment.start..<segment.end]
      } else {
        text += content[segment.start..<segment.end]
      }
      guard marksSpans else { continue }
      text += repeatElement(SpanMark.emphasis, count: Int(segment.emphases))
      if segment.startsLink { text.append(SpanMark.link) }
    }
    return text
  }

  /// Takes the content up to `end` as text.
  private mutating func addText(through end: Int) {
    if let last = segments.last, !last.isReplacement, last.end == position, !isPinned {
      segments[segments.count - 1].end = end
    } else {
      segments.append(Segment(start: position, end: end, isReplacement: false))
      isPinned = false
    }
    position = end
  }

  /// Adds a segment of its own, which text to come is not joined to, and returns its place.
  private mutating func addPinnedText(through end: Int) -> Int {
    segments.append(Segment(start: position, end: end, isReplacement: false))
    isPinned = true
    position = end
    return segments.count - 1
  }

  /// Adds text that is not in the content literally.
  private mutating func addReplacement(_ bytes: some Sequence<UInt8>) {
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
    if marksSpans { addReplacement(CollectionOfOne(SpanMark.code)) }
    addReplacement(
      content[first..<last].lazy.map { $0 == ASCII.lineFeed ? ASCII.space : $0 })
    if marksSpans { addReplacement(CollectionOfOne(SpanMark.end)) }
    position = close + (open - start)
  }
}

/// Where runs of backticks are, so that a run without a partner is searched for only once.
private struct BacktickRuns {
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

// MARK: - Links and images (GFM sections 6.6 and 6.7)

extension InlineParser {
  /// A `[` or `![` that may start a link or an image.
  private struct Bracket {
    var isImage: Bool
    var segment: Int
    /// Where the text in brackets starts.
    var position: Int
    var previousDelimiter: Int?
    /// Whether another bracket opens after it.
    var hasBracketAfter = false
  }

  /// Reads `[` or `![`.
  private mutating func openBracket(isImage: Bool) {
    let segment = addPinnedText(through: position + (isImage ? 2 : 1))
    if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketAfter = true }
    brackets.append(
      Bracket(
        isImage: isImage, segment: segment, position: position,
        previousDelimiter: lastDelimiter))
  }

  /// Reads `]` and what belongs to it, if it ends a link or an image.
  private mutating func closeBracket() {
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
    if marksSpans, !opener.isImage {
      segments[opener.segment].startsLink = true
      addReplacement(CollectionOfOne(SpanMark.end))
    }
    position = end
    // A link cannot contain a link.
    if !opener.isImage { inactiveBrackets = brackets.count }
  }

  /// Returns the end of the link whose text ends here, or nil if it is not a link.
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

// MARK: - Emphasis and strikethrough (GFM sections 6.4 and 6.5)

extension InlineParser {
  /// A run of `*`, `_` or `~` that may start or end emphasis.
  fileprivate struct Delimiter {
    var character: UInt8
    /// How long the run was before any of it took effect.
    var length: Int
    var segment: Int
    var canOpen: Bool
    var canClose: Bool
    var previous: Int?
    var next: Int?
    var isRemoved = false
  }

  /// Reads a run of `*` or `_`.
  private mutating func parseDelimiterRun() {
    let character = content[position]
    var end = position
    while end < content.count, content[end] == character { end += 1 }
    // The characters around the run count, but tildes are looked through.
    var before = position
    while before > 0, content[before - 1] == UInt8(ascii: "~") { before -= 1 }
    var after = end
    while after < content.count, content[after] == UInt8(ascii: "~") { after += 1 }
    let left = CharacterClass(before: before, in: content)
    let right = CharacterClass(at: after, in: content)
    var canOpen = isFlanking(outer: left, inner: right)
    var canClose = isFlanking(outer: right, inner: left)
    if character == UInt8(ascii: "_") {
      (canOpen, canClose) = (
        canOpen && (!canClose || left == .punctuation),
        canClose && (!canOpen || right == .punctuation)
      )
    }
    addDelimiter(character, through: end, canOpen: canOpen, canClose: canClose)
  }

  /// Reads a run of `~`; runs of one or two strike text through.
  private mutating func parseTildes() {
    var end = position
    while end < content.count, end - position < 100, content[end] == UInt8(ascii: "~") { end += 1 }
    let left = CharacterClass(before: position, in: content)
    let right = CharacterClass(at: end, in: content)
    let isDelimiter = end - position <= 2
    addDelimiter(
      UInt8(ascii: "~"), through: end,
      canOpen: isDelimiter && isFlanking(outer: left, inner: right),
      canClose: isDelimiter && isFlanking(outer: right, inner: left))
  }

  /// Returns whether a run between two characters is flanking on the side of `inner`.
  private func isFlanking(outer: CharacterClass, inner: CharacterClass) -> Bool {
    switch inner {
    case .whitespace: false
    case .punctuation: outer != .other
    case .other: true
    }
  }

  private mutating func addDelimiter(
    _ character: UInt8, through end: Int, canOpen: Bool, canClose: Bool
  ) {
    let length = end - position
    let segment = addPinnedText(through: end)
    guard canOpen || canClose else { return }
    if let lastDelimiter { delimiters[lastDelimiter].next = delimiters.count }
    delimiters.append(
      Delimiter(
        character: character, length: length, segment: segment, canOpen: canOpen,
        canClose: canClose, previous: lastDelimiter, next: nil))
    lastDelimiter = delimiters.count - 1
  }

  /// Lets all delimiters above `bottom` take effect and takes them off the stack.
  private mutating func processDelimiters(above bottom: Int?) {
    var closer = lastDelimiter
    if closer == bottom { return }
    while let current = closer, delimiters[current].previous != bottom {
      closer = delimiters[current].previous
    }
    var searches = OpenerSearches(bottom)
    while let current = closer {
      let delimiter = delimiters[current]
      guard delimiter.canClose else {
        closer = delimiter.next
        continue
      }
      if let opener = opener(for: delimiter, above: bottom, &searches) {
        closer =
          delimiter.character == UInt8(ascii: "~")
          ? strikeThrough(from: opener, to: current) : emphasize(from: opener, to: current)
      } else {
        closer = delimiter.next
        if !delimiter.canOpen { remove(current) }
      }
    }
    while let last = lastDelimiter, last != bottom { remove(last) }
  }

  /// Returns the nearest delimiter above `bottom` that `closer` can close.
  private func opener(
    for closer: Delimiter, above bottom: Int?, _ searches: inout OpenerSearches
  ) -> Int? {
    let limit = searches.bottom(closer)
    let earlier = searches.found(closer)
    var opener = closer.previous
    while let candidate = opener, candidate != bottom, candidate != limit {
      if let earlier, candidate <= earlier.start, !delimiters[earlier.opener].isRemoved {
        opener = earlier.opener
        break
      }
      if isOpener(candidate, for: closer) { break }
      opener = delimiters[candidate].previous
    }
    guard let opener, opener != bottom, opener != limit else {
      searches.setBottom(closer)
      return nil
    }
    searches.setFound(opener, for: closer)
    return opener
  }

  private func isOpener(_ candidate: Int, for closer: Delimiter) -> Bool {
    let opener = delimiters[candidate]
    guard opener.canOpen, opener.character == closer.character else { return false }
    // The rule of three (GFM section 6.4, rules 9 and 10).
    return !(closer.canOpen || opener.canClose) || closer.length % 3 == 0
      || (opener.length + closer.length) % 3 != 0
  }

  /// Uses up one or two characters of both delimiters; returns the next closer.
  private mutating func emphasize(from opener: Int, to closer: Int) -> Int? {
    let start = delimiters[opener].segment
    let end = delimiters[closer].segment
    let openerLength = segments[start].end - segments[start].start
    let closerLength = segments[end].end - segments[end].start
    let used = openerLength >= 2 && closerLength >= 2 ? 2 : 1
    segments[start].end -= used
    segments[end].end -= used
    segments[start].emphases &+= 1
    segments[end].ends &+= 1
    removeDelimiters(between: opener, and: closer)
    if openerLength == used { remove(opener) }
    guard closerLength == used else { return closer }
    let next = delimiters[closer].next
    remove(closer)
    return next
  }

  /// Uses up both delimiters if they have the same length; returns the next closer.
  ///
  /// If they have not, the opener stays for a closer to come.
  private mutating func strikeThrough(from opener: Int, to closer: Int) -> Int? {
    let next = delimiters[closer].next
    guard delimiters[opener].length == delimiters[closer].length else {
      if !delimiters[closer].canOpen { remove(closer) }
      return next
    }
    segments[delimiters[opener].segment].end = segments[delimiters[opener].segment].start
    segments[delimiters[closer].segment].end = segments[delimiters[closer].segment].start
    removeDelimiters(between: opener, and: closer)
    remove(opener)
    remove(closer)
    return next
  }

  private mutating func removeDelimiters(between opener: Int, and closer: Int) {
    while let inner = delimiters[closer].previous, inner != opener { remove(inner) }
  }

  private mutating func remove(_ index: Int) {
    let delimiter = delimiters[index]
    delimiters[index].isRemoved = true
    if let previous = delimiter.previous { delimiters[previous].next = delimiter.next }
    if let next = delimiter.next {
      delimiters[next].previous = delimiter.previous
    } else {
      lastDelimiter = delimiter.previous
    }
  }
}

/// The places where closers of each kind can have their openers.
///
/// Without it, looking for openers would take quadratic time.
private struct OpenerSearches {
  /// The outcome of the last search for a kind of closer that had one.
  struct Found {
    var opener: Int
    /// There is no other opener from here down to ``opener``.
    var start: Int
  }

  /// For each kind, the delimiter down to which there is no opener.
  ///
  /// The kinds do not tell closers that can open as well from those that cannot, for they do not in
  /// cmark-gfm.
  private var bottoms: [Int?]
  private var found: [Found?] = Array(repeating: nil, count: 18)

  init(_ bottom: Int?) {
    bottoms = Array(repeating: bottom, count: 9)
  }

  func bottom(_ closer: InlineParser.Delimiter) -> Int? { bottoms[kind(closer)] }

  func found(_ closer: InlineParser.Delimiter) -> Found? { found[place(closer)] }

  mutating func setBottom(_ closer: InlineParser.Delimiter) {
    bottoms[kind(closer)] = closer.previous
  }

  mutating func setFound(_ opener: Int, for closer: InlineParser.Delimiter) {
    found[place(closer)] = Found(opener: opener, start: closer.previous ?? opener)
  }

  private func kind(_ closer: InlineParser.Delimiter) -> Int {
    let character =
      switch closer.character {
      case UInt8(ascii: "*"): 0
      case UInt8(ascii: "_"): 1
      default: 2
      }
    return character * 3 + closer.length % 3
  }

  private func place(_ closer: InlineParser.Delimiter) -> Int {
    kind(closer) * 2 + (closer.canOpen ? 1 : 0)
  }
}

// MARK: - Autolinks and raw HTML (GFM sections 6.8 and 6.10), and MDX's comments

extension InlineParser {
  /// The elements whose tags separate the text before them from the text after them.
  private static let separators: Set<String> = [
    "br", "p", "li", "ul", "ol", "div", "dl", "dt", "dd", "tr", "td", "th", "table", "hr", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
  ]

  /// Reads `<` and the autolink or tag that it starts, if it starts one.
  private mutating func parseAngleBracket() {
    let start = position + 1
    if let end = endOfURI(from: start) ?? endOfEmailAddress(from: start) {
      addLinkText(start..<end)
      position = end + 1
    } else if let end = endOfTag(from: start) {
      if isSeparator(start) { addReplacement(CollectionOfOne(InlineParser.separator)) }
      position = end
    } else {
      addText(through: start)
    }
  }

  /// Reads `{` and, in MDX, the comment that it starts.
  private mutating func parseBrace() {
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

  /// Returns the end of the tag, comment or the like that starts after a `<`.
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
  /// after it.
  private mutating func endOfRun(
    of byte: UInt8, from start: Int, isFit: (Int) -> Bool
  ) -> Int? {
    var index = start
    while index < content.count {
      // A run that the block starts in the middle of is its own; all after it are the same for
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
    let lowercased = content[name..<end].map(\.lowercased)
    return InlineParser.separators.contains(String(decoding: lowercased, as: UTF8.self))
  }
}

internal import ErrcatBytes

/// Finds the codes of an index in one file of source text, in one pass over its bytes.
package struct SourceScanner {
  /// What the file uses of each term.
  package private(set) var uses: [SourceUse]
  /// Further codes of families, and codes that are given a name, in the program itself.
  package private(set) var mentions: [SourceMention] = []

  /// The words, texts and signs of the file outside comments, where they are wanted.
  package private(set) var tokens: [SourceToken] = []
  /// Where the file's comments are, in order.
  package private(set) var comments: [Range<Int>] = []
  /// Whether the tokens of a file are kept.
  package var keepsTokens = false

  private let index: CodeIndex
  private var style = CommentStyle(ofFile: "")
  private var place = Place.code
  private var isTest = false
  /// The place up to which lines were counted.
  private var counted = (offset: 0, line: 1, start: 0)

  private enum Place {
    case code
    case text
    case comment
  }

  /// Makes a scanner for an index.
  package init(_ index: CodeIndex) {
    self.index = index
    uses = Array(repeating: [], count: index.count)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: Its bytes.
  ///   - path: Its path, whose name tells the language.
  ///   - isTest: Whether it is one of tests.
  package mutating func scan(_ text: Span<UInt8>, path: String, isTest: Bool) {
    mentions = []
    tokens = []
    comments = []
    counted = (0, 1, 0)
    place = .code
    self.isTest = isTest
    style = CommentStyle(ofFile: path)
    if style.isProse {
      words(text, 0..<text.count, .comment)
    } else {
      program(text, isRust: path.hasSuffix(".rs"))
    }
  }

  // MARK: - Comments and texts

  private mutating func program(_ text: Span<UInt8>, isRust: Bool) {
    var starts = [Bool](repeating: false, count: 256)
    for mark in style.lines { starts[Int(mark[0])] = true }
    for block in style.blocks { starts[Int(block.open[0])] = true }
    for quote in style.quotes { starts[Int(quote)] = true }
    for quote in style.longQuotes { starts[Int(quote[0])] = true }
    if isRust { starts[Int(UInt8(ascii: "#"))] = true }
    let marks = starts
    var at = 0
    let end = text.count
    while at < end {
      let byte = text[at]
      if CodeIndex.isNameByte(byte) {
        let next = word(text, at, end)
        if keepsTokens { keep(byte.isDigit ? .number : .word, at..<next) }
        at = next
      } else if marks[Int(byte)], let next = special(text, at, isRust) {
        at = next
      } else {
        if keepsTokens, !byte.isSpaceOrTab { keep(.sign, at..<at + 1) }
        at += 1
      }
    }
  }

  private mutating func keep(_ kind: SourceToken.Kind, _ range: Range<Int>) {
    tokens.append(SourceToken(kind: kind, range: range))
  }

  /// Reads the comment or the text in quotes that begins at a place; nil if none does.
  private mutating func special(_ text: Span<UInt8>, _ at: Int, _ isRust: Bool) -> Int? {
    for block in style.blocks where Self.has(block.open, text, at) {
      if block.startsLine, at > 0, text[at - 1] != ASCII.lineFeed { continue }
      let end = blockEnd(text, at + block.open.count, block)
      words(text, at..<end, .comment)
      return end
    }
    for mark in style.lines where Self.has(mark, text, at) {
      if style.needsSpace, at > 0, !text[at - 1].isWhitespace { continue }
      let end = Self.lineEnd(text, at)
      words(text, at..<end, .comment)
      return end
    }
    if isRust, Self.has(Self.rustTests, text, at) {
      // What follows are the tests of the file.
      isTest = true
      return at + Self.rustTests.count
    }
    for quote in style.longQuotes where Self.has(quote, text, at) {
      let start = at + quote.count
      var end = start
      while end < text.count, !Self.has(quote, text, end) {
        end += text[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      let close = min(end, text.count)
      let isComment = style.hasDocumentationTexts && Self.beginsStatement(text, at)
      words(text, start..<close, isComment ? .comment : .text)
      return min(close + quote.count, text.count)
    }
    guard style.quotes.contains(text[at]), let end = textEnd(text, at) else { return nil }
    words(text, at + 1..<end, .text)
    if keepsTokens { keep(.text, at + 1..<end) }
    return end + 1
  }

  private static let rustTests = Array("#[cfg(test)]".utf8)

  /// Where the text in quotes ends that begins at a place; nil if it does not end on its line.
  private func textEnd(_ text: Span<UInt8>, _ at: Int) -> Int? {
    let quote = text[at]
    var end = at + 1
    while end < text.count {
      switch text[end] {
      case quote:
        let isLong = style.hasCharacters && quote == UInt8(ascii: "'") && end - at > 12
        return isLong ? nil : end
      case UInt8(ascii: "\\"): end += 2
      case ASCII.lineFeed: return nil
      default: end += 1
      }
    }
    return nil
  }

  private func blockEnd(_ text: Span<UInt8>, _ start: Int, _ block: CommentStyle.Block) -> Int {
    var depth = 1
    var at = start
    while at < text.count {
      if Self.has(block.close, text, at),
        !block.startsLine || text[at - 1] == ASCII.lineFeed
      {
        depth -= 1
        at += block.close.count
        if depth == 0 { return at }
      } else if style.nests, Self.has(block.open, text, at) {
        depth += 1
        at += block.open.count
      } else {
        at += 1
      }
    }
    return text.count
  }

  @inline(__always)
  private static func has(_ mark: [UInt8], _ text: Span<UInt8>, _ at: Int) -> Bool {
    guard at + mark.count <= text.count, text[at] == mark[0] else { return false }
    for offset in 1..<max(mark.count, 1) where text[at + offset] != mark[offset] { return false }
    return true
  }

  private static func lineEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < text.count, text[at] != ASCII.lineFeed { at += 1 }
    return at
  }

  /// Whether only white space comes before a place on its line.
  private static func beginsStatement(_ text: Span<UInt8>, _ at: Int) -> Bool {
    var before = at - 1
    while before >= 0, text[before].isSpaceOrTab { before -= 1 }
    return before < 0 || text[before] == ASCII.lineFeed
  }

  // MARK: - Words

  private mutating func words(_ text: Span<UInt8>, _ range: Range<Int>, _ place: Place) {
    self.place = place
    if place == .comment { comments.append(range) }
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = text[at]
      if CodeIndex.isNameByte(byte) {
        at = word(text, at, range.upperBound)
      } else {
        // A letter after `\` is a sign of its own.
        at += byte == UInt8(ascii: "\\") && place == .text ? 2 : 1
      }
    }
    self.place = .code
  }

  /// Reads the word at a place, and returns its end.
  @inline(__always)
  private mutating func word(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var hash = NameHash()
    var end = start
    while end < limit, CodeIndex.isNameByte(text[end]) {
      hash.add(text[end])
      end += 1
    }
    if text[start].isDigit { return number(text, start, end, limit, hash) }
    var isKnown = false
    if let terms = index.names[hash.value] { isKnown = names(terms, text, start, end) }
    if text[start] == UInt8(ascii: "k"), end > start + 1, text[start + 1].isCapital {
      var rest = NameHash()
      for at in start + 1..<end { rest.add(text[at]) }
      if let terms = index.names[rest.value] {
        isKnown = names(terms, text, start + 1, end) || isKnown
      }
    }
    return other(text, start, end, limit, hash, isKnown)
  }

  /// Looks for a text that begins with a word, for words with `-` between them, and for codes of
  /// families.
  @inline(__always)
  private mutating func other(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ limit: Int, _ first: NameHash, _ known: Bool
  ) -> Int {
    var isKnown = known
    if let terms = index.phrases[first.value] { isKnown = phrases(terms, text, start) || isKnown }
    if end + 1 < limit, text[end] == UInt8(ascii: "-"), CodeIndex.isNameByte(text[end + 1]) {
      var hash = first
      var at = end
      while at + 1 < limit, text[at] == UInt8(ascii: "-"), CodeIndex.isNameByte(text[at + 1]) {
        at += 1
        while at < limit, CodeIndex.isNameByte(text[at]) {
          hash.add(text[at])
          at += 1
        }
        if let terms = index.names[hash.value] {
          isKnown = names(terms, text, start, at) || isKnown
        }
      }
    }
    let families = index.familiesByFirst[Int(text[start])]
    if !isKnown, !families.isEmpty, place != .comment, !isTest {
      for family in families {
        if member(of: family, text, start, limit) { break }
      }
    }
    return end
  }

  private mutating func names(
    _ terms: [Int], _ text: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var hasCapital = false
    for at in start..<end where text[at].isCapital { hasCapital = true }
    var isKnown = false
    for term in terms where hasCapital || !index.needsCase[term] {
      isKnown = true
      use(term, text, start, end)
    }
    return isKnown
  }

  private mutating func phrases(_ terms: [Int], _ text: Span<UInt8>, _ start: Int) -> Bool {
    var isKnown = false
    for term in terms {
      let phrase = index.texts[term]
      let lead = phrase.prefix { !CodeIndex.isNameByte($0) }.count
      let from = start - lead
      guard from >= 0, Self.has(phrase, text, from) else { continue }
      let end = from + phrase.count
      if end < text.count, CodeIndex.isNameByte(text[end]),
        phrase.last.map(CodeIndex.isNameByte) == true
      {
        continue
      }
      isKnown = true
      use(term, text, from, end)
    }
    return isKnown
  }

  // MARK: - Numbers

  private mutating func number(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ limit: Int, _ hash: NameHash
  ) -> Int {
    var isKnown = false
    if let terms = index.names[hash.value] { isKnown = names(terms, text, start, end) }
    let next = other(text, start, end, limit, hash, isKnown)
    let isFraction =
      end + 1 < limit && text[end] == UInt8(ascii: ".") && text[end + 1].isDigit
      || start > 1 && text[start - 1] == UInt8(ascii: ".") && text[start - 2].isDigit
    guard !isFraction, let value = SourceNumber.value(of: text, start..<end) else { return next }
    let signed = isNegative(text, start) ? -value : value
    for term in index.numbers[UInt64(bitPattern: signed)] ?? [] { use(term, text, start, end) }
    for range in index.ranges where range.numbers.contains(signed) {
      use(range.term, text, start, end)
    }
    return next
  }

  /// Whether a `-` before a number is its sign, not a difference or a part of a text.
  private func isNegative(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var at = start - 1
    if place == .code { while at >= 0, text[at] == ASCII.space { at -= 1 } }
    guard at >= 0, text[at] == UInt8(ascii: "-") else { return false }
    at -= 1
    while at >= 0, text[at] == ASCII.space { at -= 1 }
    guard at >= 0 else { return true }
    let before = text[at]
    if before == UInt8(ascii: ")") || before == UInt8(ascii: "]") { return false }
    guard CodeIndex.isNameByte(before) else { return true }
    return Self.endsWithReturn(text, at + 1)
  }

  /// Whether `return` comes before a place, after which a `-` is a sign.
  private static func endsWithReturn(_ text: Span<UInt8>, _ end: Int) -> Bool {
    text.has("return", at: end - 6, before: end) || text.has("case", at: end - 4, before: end)
  }

  // MARK: - What is found

  private mutating func use(_ term: Int, _ text: Span<UInt8>, _ start: Int, _ end: Int) {
    uses[term].insert(place == .comment ? .comment : isTest ? .tests : .program)
    guard place == .text, !isTest, let name = GivenName.before(text, start, end) else { return }
    add(.term(term), text, start, end, name)
  }

  private mutating func member(
    of family: Int, _ text: Span<UInt8>, _ start: Int, _ limit: Int
  ) -> Bool {
    let form = index.families[family]
    guard let end = form.end(of: text, at: start, before: limit) else { return false }
    guard isAlone(text, start, end), MemberContext.isCode(text, start..<end, form) else {
      return false
    }
    let name = place == .text ? GivenName.before(text, start, end) : nil
    add(.family(family), text, start, end, name)
    return true
  }

  /// Whether a code is no part of a longer text such as `x-E1001-y` or `E1001.html`.
  private func isAlone(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard place == .text else { return true }
    let joins = Array("-.".utf8)
    if end + 1 < text.count, joins.contains(text[end]), CodeIndex.isNameByte(text[end + 1]) {
      return false
    }
    return
      !(start > 1 && joins.contains(text[start - 1])
      && CodeIndex.isNameByte(text[start - 2]))
  }

  /// The line and the column of a place.
  package mutating func position(_ text: Span<UInt8>, _ start: Int) -> (line: Int, column: Int) {
    if start < counted.offset { counted = (0, 1, 0) }
    var (at, line, lineStart) = counted
    while at < start {
      if text[at] == ASCII.lineFeed {
        line += 1
        lineStart = at + 1
      }
      at += 1
    }
    counted = (at, line, lineStart)
    var column = 1
    for index in lineStart..<start where !text[index].isContinuation { column += 1 }
    return (line, column)
  }

  private mutating func add(
    _ subject: SourceMention.Subject, _ text: Span<UInt8>, _ start: Int, _ end: Int, _ name: String?
  ) {
    let (line, column) = position(text, start)
    mentions.append(
      SourceMention(
        subject: subject, text: string(text, start..<end), line: line, column: column, name: name))
  }
}

/// Returns the text in a range of bytes.
func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
  var bytes: [UInt8] = []
  for index in range { bytes.append(text[index]) }
  return String(decoding: bytes, as: UTF8.self)
}

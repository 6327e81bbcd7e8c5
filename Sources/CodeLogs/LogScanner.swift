internal import ErrcatBytes
internal import ErrcatPlatform

/// A line of a log, or a part of one that is too long to be held.
///
/// Its ranges are places in the bytes of the part that was scanned.
package struct LogLine {
  /// Where it lies, without the line end.
  package var content: Range<Int>
  /// Where it lies.
  package var range: Range<Int>
  /// Whether it starts here; else it began in an earlier part.
  package var starts: Bool
  /// Whether it ends here; else it continues in a later part.
  package var ends: Bool
  /// The line's number, from 1; 0 if the scanner does not count lines.
  package var number: Int
  /// The codes it names that the catalog knows, each once, in their order; with those of its
  /// earlier parts.
  package var codes: [CodeMeaning] = []
  /// The codes it names that the catalog lacks; only if the scanner was told to collect them.
  package var unknown: [UnknownCode] = []
}

/// Finds the lines of a log that name codes.
///
/// ```swift
/// var scanner = LogScanner(finder: .keys(CodeKeys()), meanings: meanings)
/// try reader.forEachPart { part, bytes in
///   try scanner.scan(part, in: bytes) { line in print(line.codes.map(\.code)) }
/// }
/// ```
package struct LogScanner {
  /// How codes are found.
  package enum Finder {
    /// By the keys before them.
    case keys(CodeKeys)
    /// By a regular expression.
    case pattern(CodePattern)
  }

  private let finder: Finder
  private let meaning: (Span<UInt8>) throws -> CodeMeaning?
  private let nameMeaning: ((Span<UInt8>) throws -> CodeMeaning?)?
  private let countsLines: Bool
  private let collectsUnknown: Bool
  private var line: LogLine?
  /// Empty, with room for the codes of a line: without it, nearly every line would allocate memory.
  private var spare: [CodeMeaning] = []
  /// How many lines ended before the current place, which is a place in the part.
  private var counted = (lines: 0, place: 0)
  /// Whether a code of the catalog was found.
  package private(set) var isRecognized = false
  /// How many lines the pattern was too slow for.
  package private(set) var skippedLines = 0

  /// The keys that codes are found by; nil if a pattern finds them.
  package var keys: CodeKeys? {
    if case .keys(let keys) = finder { keys } else { nil }
  }

  /// Prepares to scan one log.
  ///
  /// - Parameters:
  ///   - finder: How codes are found.
  ///   - countsLines: Whether lines get their numbers.
  ///   - collectsUnknown: Whether codes that the catalog lacks are collected.
  ///   - nameMeaning: Returns the meaning of a name that no key announces, such as `NO_COINS` or
  ///     `0x80042461`; nil to look for none.
  ///   - meaning: Returns the meaning of a code; nil if it is unknown.
  package init(
    finder: Finder, countsLines: Bool = false, collectsUnknown: Bool = false,
    nameMeaning: ((Span<UInt8>) throws -> CodeMeaning?)? = nil,
    meaning: @escaping (Span<UInt8>) throws -> CodeMeaning?
  ) {
    self.finder = finder
    self.meaning = meaning
    self.nameMeaning = nameMeaning
    self.countsLines = countsLines
    self.collectsUnknown = collectsUnknown
  }

  /// Calls `body` with each line of a part that names a code, and with each part of a line that is
  /// too long to be held, in their order.
  ///
  /// The part and the bytes are those that ``LogReader/forEachPart(_:)`` hands out together. Parts of
  /// one log must come in their order.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - bytes: The bytes that hold it.
  ///   - marks: Its marks, if they were found before, with the keys of this scanner.
  ///   - body: Gets the lines.
  /// - Throws: ``SQLiteError``, or what `body` throws.
  package mutating func scan(
    _ part: LogPart, in bytes: Span<UInt8>, marks: LogMarks? = nil,
    _ body: (LogLine) throws -> Void
  ) throws {
    precondition(
      part.range.lowerBound >= 0 && part.range.upperBound <= bytes.count,
      "the part is not in these bytes")
    // The only place where a log is read by a pointer, for vectors of sixteen bytes. No pointer
    // leaves the closure.
    try bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return }
      try scan(
        PartBytes(text: text, readable: buffer.count, part: part, marks: marks?.marks), body)
    }
  }

  private mutating func scan(_ part: PartBytes, _ body: (LogLine) throws -> Void) throws {
    counted.place = part.range.lowerBound
    if let unfinished = line {
      line = bounds(part.range.lowerBound, in: part)
      line?.codes = unfinished.codes
      line?.unknown = unfinished.unknown
    } else if !part.startsLine {
      line = bounds(part.range.lowerBound, in: part)
    }
    switch finder {
    case .keys(let keys): try scan(part, keys, body)
    case .pattern(let pattern): try scan(part, pattern, body)
    }
    if !part.endsLine, (line?.range.upperBound ?? 0) < part.range.upperBound {
      // The long line begins after the last line that names a code.
      try finish(body)
      line = bounds(part.range.upperBound - 1, in: part)
    }
    let unfinished = part.endsLine ? nil : line
    try finish(body)
    line = unfinished
    if countsLines { countLines(to: part.range.upperBound, in: part) }
  }

  /// Gives the line before, if there is something to say of it.
  private mutating func finish(_ body: (LogLine) throws -> Void) rethrows {
    guard var line = line.take() else { return }
    if !line.codes.isEmpty || !line.unknown.isEmpty || !line.starts || !line.ends {
      try body(line)
    }
    swap(&line.codes, &spare)
    spare.removeAll(keepingCapacity: true)
  }

  private mutating func scan(
    _ part: PartBytes, _ keys: CodeKeys, _ body: (LogLine) throws -> Void
  ) throws {
    let reader = KeyedCodeReader(text: part.text, end: part.readable, keys: keys)
    try reader.forEachCode(in: part.range, marks: part.marks) { code in
      if code.isName {
        guard let meaning = try nameMeaning?(part.bytes(code.value).span) else { return false }
        try moveLine(to: code.value.lowerBound, in: part, body)
        add(meaning)
        return true
      }
      try moveLine(to: code.key.lowerBound, in: part, body)
      return try add(code.value, key: code.key, in: part)
    }
  }

  private mutating func scan(
    _ part: PartBytes, _ pattern: CodePattern, _ body: (LogLine) throws -> Void
  ) throws {
    var start = part.range.lowerBound
    while start < part.range.upperBound {
      let bounds = bounds(start, in: part)
      var place = start
      do {
        while place <= bounds.content.upperBound,
          let match = try pattern.next(in: part.text, line: bounds.content, from: place)
        {
          if let group = match.group, (1...KeyedCodeReader.longestValue).contains(group.count) {
            try moveLine(to: start, in: part, body)
            _ = try add(group, key: nil, in: part)
          }
          place = max(match.whole.upperBound, place + 1)
        }
      } catch is PatternTooSlow {
        skippedLines += 1
      }
      start = bounds.range.upperBound
    }
  }

  /// Ends the line before, and starts the one that holds a place.
  private mutating func moveLine(
    to place: Int, in part: PartBytes, _ body: (LogLine) throws -> Void
  ) rethrows {
    if let line, place < line.range.upperBound { return }
    try finish(body)
    var next = bounds(place, in: part)
    swap(&next.codes, &spare)
    line = next
  }

  /// Adds a code to the line.
  ///
  /// - Returns: Whether the catalog has it.
  private mutating func add(
    _ value: Range<Int>, key: Range<Int>?, in part: PartBytes
  ) throws -> Bool {
    if let meaning = try meaning(part.bytes(value).span) {
      add(meaning)
      return true
    }
    guard collectsUnknown else { return false }
    let code = String(decoding: part.bytes(value), as: UTF8.self)
    guard UnknownCode.isWorthReporting(code) else { return false }
    let key = key.map { String(decoding: part.bytes($0), as: UTF8.self) } ?? ""
    line?.unknown.append(UnknownCode(code: code, key: key))
    return false
  }

  private mutating func add(_ meaning: CodeMeaning) {
    isRecognized = true
    if line?.codes.contains(where: { $0 === meaning }) == false { line?.codes.append(meaning) }
  }
}

// MARK: - Where lines are

extension LogScanner {
  /// The line that holds a place, or what of it is in the part.
  private mutating func bounds(_ place: Int, in part: PartBytes) -> LogLine {
    let low = part.range.lowerBound
    let start = LineEnds.last(in: part.text, low, place).map { $0 + 1 } ?? low
    let after = memchr(part.text + place, 0x0A, max(0, part.range.upperBound - place))
    var contentEnd = part.range.upperBound
    var end = contentEnd
    if let after {
      contentEnd = UnsafeRawPointer(after) - UnsafeRawPointer(part.text)
      end = contentEnd + 1
      if contentEnd > start, part.text[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    }
    if countsLines { countLines(to: start, in: part) }
    return LogLine(
      content: start..<contentEnd, range: start..<end,
      starts: start > low || part.startsLine, ends: after != nil || part.endsLine,
      number: countsLines ? counted.lines + 1 : 0)
  }

  private mutating func countLines(to end: Int, in part: PartBytes) {
    guard counted.place < end else { return }
    counted.lines += LineEnds.count(in: part.text, counted.place, end)
    counted.place = end
  }
}

/// A part with a pointer to its bytes, for the time of one call.
private struct PartBytes {
  let text: UnsafePointer<UInt8>
  /// How many bytes of `text` may be read.
  let readable: Int
  let part: LogPart
  let marks: [CodeMarks.Mark]?

  var range: Range<Int> { part.range }
  var startsLine: Bool { part.startsLine }
  var endsLine: Bool { part.endsLine }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + range.lowerBound, count: range.count)
  }
}

import CodeLogs

/// Writes the lines of a log with the meanings of their codes.
struct AnnotatedLines {
  private let isJSON: Bool
  private let only: Bool
  private var output = Output()
  /// Whether the long line whose parts are being written is wanted.
  private var isWritingLongLine = false
  private var annotatedBefore = 0
  /// How many lines were annotated, the parts of long ones included.
  private(set) var count = 0

  /// Starts to write lines.
  ///
  /// - Parameters:
  ///   - isJSON: Whether meanings become a member of a JSON line, not a comment after it.
  ///   - only: Whether lines without a known code are left out.
  init(isJSON: Bool, only: Bool) {
    self.isJSON = isJSON
    self.only = only
  }

  /// Writes a part, at once.
  mutating func write(_ part: LogPart, _ scanner: inout LogScanner) throws {
    var written = part.whole.lowerBound
    try scanner.scan(part) { line in
      if only { written = line.range.lowerBound }
      let isWanted = !only || (line.starts ? !line.codes.isEmpty : isWritingLongLine)
      isWritingLongLine = isWanted
      guard isWanted else { return }
      if !line.codes.isEmpty, line.ends, let place = place(in: line) {
        try output.write(part.bytes(written..<place))
        try annotate(line)
        written = place
      } else if only, !line.codes.isEmpty {
        count += 1
      }
      if only {
        try output.write(part.bytes(written..<line.range.upperBound))
        written = line.range.upperBound
      }
    }
    if !only { try output.write(part.bytes(written..<part.whole.upperBound)) }
    try output.flush()
  }

  /// Where the meanings of a line's codes go; nil if there is no place for them.
  private mutating func place(in line: LogLine) -> Int? {
    guard isJSON else { return line.content.upperBound }
    guard line.starts, let object = JSONLine(line) else { return nil }
    if object.isAnnotated {
      annotatedBefore += 1
      return nil
    }
    return object.end
  }

  private mutating func annotate(_ line: LogLine) throws {
    count += 1
    if isJSON { try output.write(Array(#","errcat":["#.utf8)) }
    for (index, code) in line.codes.enumerated() {
      if isJSON, index > 0 { try output.write([UInt8(ascii: ",")]) }
      try output.write(code.note)
    }
    if isJSON { try output.write([UInt8(ascii: "]")]) }
  }

  /// Says on standard error which lines have an annotation already.
  func sayWhatWasLeft() {
    guard annotatedBefore > 0 else { return }
    StandardError.say(
      "note: \(annotatedBefore) lines have a member 'errcat' already, and are as they were")
  }
}

import CodeLogs

/// Writes the lines of a log with the meanings of their codes.
struct AnnotatedLines {
  private let isJSON: Bool
  private let only: Bool
  private let note: (CodeMeaning) -> String
  /// What is written for each meaning, at its ordinal; made when it is first needed.
  private var notes: [[UInt8]?] = []
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
  ///   - note: Makes what to write for a code; called once for each.
  init(isJSON: Bool, only: Bool, note: @escaping (CodeMeaning) -> String) {
    self.isJSON = isJSON
    self.only = only
    self.note = note
  }

  /// Writes a part, at once.
  mutating func write(
    _ part: LogPart, in bytes: Span<UInt8>, _ scanner: inout LogScanner
  ) throws {
    var written = part.range.lowerBound
    try scanner.scan(part, in: bytes) { line in
      if only { written = line.range.lowerBound }
      let isWanted = !only || (line.starts ? !line.codes.isEmpty : isWritingLongLine)
      isWritingLongLine = isWanted
      guard isWanted else { return }
      if !line.codes.isEmpty, line.ends, let place = place(in: line, of: bytes) {
        try output.write(bytes.extracting(written..<place))
        try annotate(line)
        written = place
      } else if only, !line.codes.isEmpty {
        count += 1
      }
      if only {
        try output.write(bytes.extracting(written..<line.range.upperBound))
        written = line.range.upperBound
      }
    }
    if !only { try output.write(bytes.extracting(written..<part.range.upperBound)) }
    try output.flush()
  }

  /// Where the meanings of a line's codes go; nil if there is no place for them.
  private mutating func place(in line: LogLine, of bytes: Span<UInt8>) -> Int? {
    guard isJSON else { return line.content.upperBound }
    guard line.starts, let object = JSONLine(bytes.extracting(line.content)) else { return nil }
    if object.isAnnotated {
      annotatedBefore += 1
      return nil
    }
    return line.content.lowerBound + object.end
  }

  private mutating func annotate(_ line: LogLine) throws {
    count += 1
    if isJSON { try output.write(Array(#","errcat":["#.utf8)) }
    for (index, code) in line.codes.enumerated() {
      if isJSON, index > 0 { try output.write([UInt8(ascii: ",")]) }
      try output.write(bytes(for: code))
    }
    if isJSON { try output.write([UInt8(ascii: "]")]) }
  }

  private mutating func bytes(for code: CodeMeaning) -> [UInt8] {
    if code.ordinal < notes.count, let known = notes[code.ordinal] { return known }
    while notes.count <= code.ordinal { notes.append(nil) }
    let bytes = Array(note(code).utf8)
    notes[code.ordinal] = bytes
    return bytes
  }

  /// Says on standard error which lines have an annotation already.
  func sayWhatWasLeft() {
    guard annotatedBefore > 0 else { return }
    StandardError.say(
      "note: \(annotatedBefore) lines have a member 'errcat' already, and are as they were")
  }
}

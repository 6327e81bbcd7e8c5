import CodeLogs

/// Writes the lines of a log with the meanings of their codes.
struct AnnotatedLines {
  /// How meanings are added to a line.
  enum Style {
    /// Before its end, of at most so many characters; nil for all of them.
    case comment(Terminal, limit: Int?)
    /// As a member of a line of JSON.
    case member
  }

  private let style: Style
  private let only: Bool
  private let note: (CodeMeaning) throws -> String
  /// What is written for each meaning, at its ordinal; made when it is first needed.
  private var notes: [String?] = []
  /// What is added to a line with one code alone, at the ordinal of its meaning.
  private var additions: [[UInt8]] = []
  private var output = Output()
  /// Whether the long line whose parts are being written is wanted.
  private var isWritingLongLine = false
  private var annotatedBefore = 0
  /// How many lines were annotated, the parts of long ones included.
  private(set) var count = 0

  /// Starts to write lines.
  ///
  /// - Parameters:
  ///   - style: How meanings are added.
  ///   - only: Whether lines without a known code are left out.
  ///   - note: Makes what to write for a code; called once for each.
  init(_ style: Style, only: Bool, note: @escaping (CodeMeaning) throws -> String) {
    self.style = style
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
    guard case .member = style else { return line.content.upperBound }
    guard line.starts, let object = JSONLine(bytes.extracting(line.content)) else { return nil }
    if object.isAnnotated {
      annotatedBefore += 1
      return nil
    }
    return line.content.lowerBound + object.end
  }

  private mutating func annotate(_ line: LogLine) throws {
    count += 1
    guard line.codes.count == 1 else { return try output.write(Array(addition(line.codes).utf8)) }
    let ordinal = line.codes[0].ordinal
    while additions.count <= ordinal { additions.append([]) }
    if additions[ordinal].isEmpty { additions[ordinal] = Array(try addition(line.codes).utf8) }
    try output.write(additions[ordinal])
  }

  /// What is added to a line with some codes.
  private mutating func addition(_ codes: [CodeMeaning]) throws -> String {
    var notes: [String] = []
    for code in codes { notes.append(try note(for: code)) }
    return switch style {
    case .comment(let terminal, let limit):
      AnnotationText.comments(notes, limit: limit).map { "  " + terminal.styled($0, .faint) }
        .joined()
    case .member: #","errcat":["# + notes.joined(separator: ",") + "]"
    }
  }

  private mutating func note(for code: CodeMeaning) throws -> String {
    if code.ordinal < notes.count, let known = notes[code.ordinal] { return known }
    while notes.count <= code.ordinal { notes.append(nil) }
    let text = try note(code)
    notes[code.ordinal] = text
    return text
  }

  /// Says on standard error which lines have an annotation already.
  func sayWhatWasLeft() {
    guard annotatedBefore > 0 else { return }
    StandardError.say(
      annotatedBefore == 1
        ? "note: 1 line has a member 'errcat' already and was not changed"
        : "note: \(annotatedBefore) lines have a member 'errcat' already and were not changed")
  }
}

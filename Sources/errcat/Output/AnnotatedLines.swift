import CodeLogs

/// Writes the lines of a log with the meanings of their codes.
struct AnnotatedLines {
  /// How meanings are added to a line.
  enum Style {
    /// Before its end.
    case comment(Terminal)
    /// As a member of a line of JSON.
    case member
  }

  /// What may be written for one code: a comment, or the objects of its entries.
  struct Note {
    /// The first of them.
    var texts: [String]
    /// How many there are.
    var total: Int
  }

  /// The most characters of comments on a line.
  static let mostCharacters = 200
  /// The most entries of one code in a line of JSON.
  static let mostEntries = 20
  /// The most bytes of entries in a line of JSON.
  static let mostBytes = 1 << 14

  private let style: Style
  private let only: Bool
  private let isFull: Bool
  private let note: (CodeMeaning) throws -> Note
  /// What is written for each meaning, at its ordinal; made when it is first needed.
  private var notes: [Note?] = []
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
  ///   - isFull: Whether meanings are added in full, however long.
  ///   - note: Makes what to write for a code; called once for each.
  init(
    _ style: Style, only: Bool, isFull: Bool, note: @escaping (CodeMeaning) throws -> Note
  ) {
    self.style = style
    self.only = only
    self.isFull = isFull
    self.note = note
  }

  /// Writes a part, at once.
  mutating func write(
    _ part: LogPart, in bytes: Span<UInt8>, marks: LogMarks?, _ scanner: inout LogScanner
  ) throws {
    var written = part.range.lowerBound
    try scanner.scan(part, in: bytes, marks: marks) { line in
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
    guard line.codes.count == 1 else { return try output.write(addition(line.codes)) }
    let ordinal = line.codes[0].ordinal
    while additions.count <= ordinal { additions.append([]) }
    if additions[ordinal].isEmpty { additions[ordinal] = Array(try addition(line.codes).utf8) }
    try output.write(additions[ordinal])
  }

  /// What is added to a line with some codes.
  private mutating func addition(_ codes: [CodeMeaning]) throws -> String {
    var notes: [Note] = []
    for code in codes { notes.append(try note(for: code)) }
    return switch style {
    case .comment(let terminal):
      AnnotationText.comments(notes.flatMap(\.texts), limit: isFull ? nil : Self.mostCharacters)
        .map { "  " + terminal.styled($0, .faint) }.joined()
    case .member: Self.members(notes, room: isFull ? .max : Self.mostBytes)
    }
  }

  /// The members that a line of JSON gets: the entries that have room, and how many are left out.
  ///
  /// The first entry of each code comes before the second of any.
  private static func members(_ notes: [Note], room: Int) -> String {
    var room = room
    var counts = notes.map { _ in 0 }
    for place in 0..<(notes.map(\.texts.count).max() ?? 0) {
      for (index, note) in notes.enumerated() where counts[index] == place {
        guard place < note.texts.count, note.texts[place].utf8.count < room else { continue }
        room -= note.texts[place].utf8.count + 1
        counts[index] += 1
      }
    }
    let shown = zip(notes, counts).flatMap { $0.texts.prefix($1) }
    let left = notes.reduce(0) { $0 + $1.total } - shown.count
    return #","errcat":["# + shown.joined(separator: ",") + "]"
      + (left > 0 ? #","errcat_more":\#(left)"# : "")
  }

  private mutating func note(for code: CodeMeaning) throws -> Note {
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

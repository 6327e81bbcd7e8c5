internal import ErrcatBytes
internal import MarkdownReader

/// The code of a heading, an item or a line, if what begins it may be one there.
enum OutlineCode {
  /// Returns the code that a heading begins with, where names must be set off from the words after them,
  /// or ends with, in brackets.
  static func ofHeading(_ line: TextLine) -> LeadingCode? {
    let code = LeadingCode(line).flatMap { isCode($0) ? $0 : nil }
    // `Unauthorized (401)`: a word is a code only where nothing else is.
    if let code, code.kind != .word { return code }
    return LeadingCode(ending: line) ?? code
  }

  private static func isCode(_ code: LeadingCode) -> Bool {
    switch code.kind {
    case .number: code.isSetOff || code.isPlain
    case .name: code.isSetOff || code.isAnnounced
    case .word: code.text.isEmpty && ColumnProfile.namesFailure(code.code)
    }
  }

  /// Returns the code that an item begins with, or has as its number; a word must be marked up.
  static func ofItem(_ item: OutlineItem, _ line: TextLine) -> LeadingCode? {
    let code = leading(line)
    if code.map({ $0.kind == .number && !$0.isAnnounced }) ?? true,
      let ordinal = LeadingCode(ordinal: item, line)
    {
      return ordinal
    }
    return code?.kind == .word && code?.isMarked == false ? nil : code
  }

  /// Returns the code that a line begins with and sets off: `404: not found`, `0x11; // failed`.
  static func ofLine(_ line: TextLine) -> LeadingCode? {
    if let code = leading(line), code.isSetOff || code.isAnnounced || isNumbered(code) {
      return code.kind != .word || (code.isMarked && !code.text.isEmpty) ? code : nil
    }
    let isSource = line.text.has("//") || line.text.hasSuffix(";") || line.text.hasSuffix("),")
    return isSource ? ofSource(line) : nil
  }

  /// What a line begins with, or its value if it is a field that names the code.
  private static func leading(_ line: TextLine) -> LeadingCode? {
    let code = LeadingCode(line)
    guard code.map({ $0.kind == .word }) ?? true else { return code }
    return FieldLine(line).flatMap { ofField($0, line: line.line) } ?? code
  }

  /// Returns the code that a field names: `Code: E1001`, `**Error code**: 10016`.
  static func ofField(_ field: FieldLine, line: Int) -> LeadingCode? {
    guard namesCode(field.label), !field.value.isEmpty,
      var code = LeadingCode(TextLine(text: field.value, rest: field.value, line: line)),
      code.kind != .word
    else { return nil }
    code.isAnnounced = true
    code.isSetOff = true
    return code
  }

  /// Whether the label of a field names codes.
  private static func namesCode(_ label: String) -> Bool {
    switch HeaderName(label) {
    case .errorCode, .code: true
    default: false
    }
  }

  /// Returns what a field says besides the code that it names, which is known: "Not found" of
  /// `Error code: 2 (Not found)`.
  ///
  /// Nil if the field does not name that code.
  static func text(ofField label: String, _ value: String, naming code: String) -> String? {
    // "MySQL error code" names a code of MySQL, which may be the same.
    guard value.utf8.starts(with: code.utf8), label.split(separator: " ").count <= 2,
      namesCode(label)
    else { return nil }
    let rest = Substring(value.utf8.dropFirst(code.utf8.count))
    guard rest.utf8.first.map({ !$0.isAlphanumeric && $0 != UInt8(ascii: "_") }) ?? true else {
      return nil
    }
    let text = rest.drop(while: separators.contains)
    guard text.first == "(", text.last == ")" else { return String(text) }
    return String(text.dropFirst().dropLast())
  }

  private static let separators: CharacterList = " \t-–—:：=→|.,"

  /// Returns the codes of a paragraph's lines and their places: from the first line on, or from the
  /// first code on if all lines after it are codes, too.
  static func ofLines(_ lines: [TextLine]) -> [(place: Int, code: LeadingCode)] {
    var codes: [(place: Int, code: LeadingCode)] = []
    for (place, line) in lines.enumerated() {
      if let code = ofLine(line) { codes.append((place, code)) }
    }
    guard let first = codes.first else { return [] }
    let isWhole = first.place == 0 || codes.count == lines.count - first.place
    return isWhole && (first.place == 0 || first.code.isSetOff) ? codes : []
  }

  /// Returns the code that a line of source defines.
  static func ofSource(_ line: TextLine) -> LeadingCode? {
    SourceLine(line).flatMap(ofSource)
  }

  private static func ofSource(_ line: SourceLine) -> LeadingCode? {
    line.code.flatMap { $0.kind == .word ? nil : $0 }
  }

  /// Returns the lines of a block of source that say something, each with the code it defines.
  ///
  /// The comment above a code is its text if half of the codes without a text of their own have one
  /// there; a comment above a few of them heads a group.
  static func ofSource(_ lines: [TextLine]) -> [(line: TextLine, code: LeadingCode?)] {
    var found: [(line: TextLine, code: LeadingCode?)] = []
    var comments: [(place: Int, text: String)] = []
    var comment: [String] = []
    var bare = 0
    for line in lines {
      if let text = SourceLine.comment(line) {
        if !text.isEmpty { comment.append(text) }
        continue
      }
      let text = comment.joined(separator: " ")
      comment = []
      guard let source = SourceLine(line) else { continue }
      let code = ofSource(source)
      if let code, code.text.isEmpty {
        bare += 1
        if !text.isEmpty { comments.append((found.count, text)) }
      }
      found.append((line, code))
    }
    if comments.count * 2 >= bare {
      for (place, text) in comments { found[place].code?.text = text }
    }
    return found
  }

  /// `1024 class not found`: only in a list of such lines is the number a code.
  private static func isNumbered(_ code: LeadingCode) -> Bool {
    code.kind == .number && !code.text.isEmpty
  }
}

internal import ErrcatBytes
internal import MarkdownReader

/// A line of a block of code that may define a code: `404: not found`,
/// `#define EX_USAGE 64 /* text */`, `CANCELED = 13, // text`.
struct SourceLine {
  /// The code with its name and text; nil for a line that defines none.
  var code: LeadingCode?

  /// Reads a line; nil if it is blank, or nothing but a bracket or comment.
  init?(_ line: TextLine) {
    let text = line.text[...].trimming(where: CodeText.isBlank)
    guard
      text.utf8.contains(where: \.isAlphanumeric)
        || text.contains(where: { $0.isLetter || $0.isNumber }),
      text.begins(with: Self.macro) || !Self.comments.contains(where: text.begins),
      !Self.isDirective(text)
    else { return nil }
    // `enum Errors {` opens what the lines below are.
    if let last = text.utf8.last, "{[(".utf8.contains(last) { return nil }
    code = Self.definition(String(text)) ?? Self.plain(String(text), line.line)
  }

  /// A definition of the preprocessor may have blanks after its `#`.
  private static let macro: StaticString = "# define"
  private static let comments: [StaticString] = [
    "//", "/*", "*", "# ", "--", ";", "}", "]", ")",
  ]

  /// The text of a comment that fills a line, or of a part of one; nil for any other line.
  static func comment(_ line: TextLine) -> String? {
    var text = line.text[...].trimming(where: CodeText.isBlank)
    guard comments.prefix(5).contains(where: text.begins), !text.begins(with: macro) else {
      return nil
    }
    if let end = text.range(ofFirst: "*/") {
      // What follows a comment on its line makes it more than a comment.
      guard text[end.upperBound...].allSatisfy(\.isWhitespace) else { return nil }
      text = text[..<end.lowerBound]
    }
    return String(text.drop { "/*!<#- \t".contains($0) }.trimming(where: CodeText.isBlank))
  }

  /// Whether a line only sets the stage: `#ifndef ERRORS_H`, `#define ERRORS_H`, `package shop;`.
  private static func isDirective(_ text: Substring) -> Bool {
    let first = text.prefix { $0 != " " && $0 != "\t" }
    if first == "#define" { return text.split { $0 == " " || $0 == "\t" }.count == 2 }
    return directives.contains(first)
  }

  private static let directives: Set<Substring> = [
    "#if", "#ifdef", "#ifndef", "#else", "#elif", "#endif", "#include", "#pragma", "#undef",
    "import", "include", "module", "namespace", "option", "package", "syntax", "use", "using",
  ]

  /// Reads a name with its number and comment.
  private static func definition(_ text: String) -> LeadingCode? {
    guard
      text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "(") })
        || text.begins(with: "#")
    else { return nil }
    var (body, comment) = withoutComment(text)
    if body.begins(with: macro) { body.remove(at: body.index(after: body.startIndex)) }
    var words = body.split { $0 == " " || $0 == "\t" }.map(String.init)
    let isMacro = words.first == "#define"
    if isMacro { words.removeFirst() }
    while let first = words.first, keywords.contains(first) { words.removeFirst() }
    if let call = enumerator(words.joined(separator: " "), comment) { return call }
    guard let first = words.first else { return nil }
    var name = first
    var value: String
    if let mark = first.firstIndex(where: { $0 == "=" }) {
      name = String(first[..<mark])
      value = String(first[first.index(after: mark)...]) + words.dropFirst().joined(separator: " ")
    } else {
      let rest = words.dropFirst()
      guard isMacro || rest.first == "=" || rest.dropFirst().first == "=" else { return nil }
      value = (isMacro ? rest : rest.drop { $0 != "=" }.dropFirst()).joined(separator: " ")
    }
    while let last = value.last, ",;".contains(last) { value.removeLast() }
    while value.first == "(", value.last == ")" { value = String(value.dropFirst().dropLast()) }
    guard CodeText.isName(name), CodeText.number(of: value) != nil else { return nil }
    var result = LeadingCode.written(value, kind: .number)
    result.symbol = name
    result.text = comment
    return result
  }

  /// Reads an enumerator with arguments: `NOT_SIGNED(50003, "not signed"),`.
  private static func enumerator(_ text: String, _ comment: String) -> LeadingCode? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close
    else { return nil }
    let name = String(text[..<open])
    let arguments = CodeText.split(text[text.index(after: open)..<close], at: { $0 == "," })
      .map { CodeText.trimmed(String($0)) }
    guard CodeText.isName(name), name.utf8.contains(where: \.isCapital), arguments.count > 1,
      let place = arguments.firstIndex(where: { CodeText.number(of: $0) != nil })
    else { return nil }
    var result = LeadingCode.written(arguments[place], kind: .number)
    result.symbol = name
    let texts = arguments.enumerated().filter { $0.offset != place }.map(\.element)
    result.text = comment.isEmpty ? texts.joined(separator: ", ") : comment
    return result
  }

  private static let keywords: Set<String> = [
    "const", "static", "public", "final", "constexpr", "case", "let", "var", "export", "readonly",
    "pub", "internal", "define", "int", "unsigned", "uint32_t", "int32_t",
  ]

  /// Reads a line of a list: `404: not found`, with quotes and a comma at its ends.
  private static func plain(_ text: String, _ line: Int) -> LeadingCode? {
    var (body, comment) = withoutComment(text)
    while let last = body.last, ",;".contains(last) { body.removeLast() }
    if let first = body.first, first == "\"" || first == "'",
      let close = body.dropFirst().firstIndex(of: first)
    {
      body.remove(at: close)
      body.removeFirst()
    }
    guard var code = LeadingCode(TextLine(text: body, line: line)), code.isSetOff else {
      return nil
    }
    if code.text.isEmpty {
      code.text = comment
    } else if let first = code.text.first, first == code.text.last, first == "\"" || first == "'" {
      code.text = String(code.text.dropFirst().dropLast())
    }
    return code
  }

  /// Takes the comment off a line of source.
  private static func withoutComment(_ text: String) -> (body: String, comment: String) {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return (text, "") }
    for open: StaticString in ["/*", "//"] {
      guard let start = text.range(ofFirst: open),
        start.lowerBound == text.startIndex
          || " \t,;".contains(text[text.index(before: start.lowerBound)])
      else { continue }
      var comment = text[start.upperBound...].drop { "*/!< ".contains($0) }
      if text[start].utf8.last == UInt8(ascii: "*"), let end = comment.range(ofFirst: "*/") {
        comment = comment[..<end.lowerBound]
      }
      return (
        String(text[..<start.lowerBound][...].trimming(where: CodeText.isBlank)),
        String(comment.trimming(where: CodeText.isBlank))
      )
    }
    return (text, "")
  }
}

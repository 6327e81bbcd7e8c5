internal import ErrcatBytes

/// Makes titles of headings and lines of text.
enum TitleText {
  /// Returns the title that a heading makes: without the attributes and anchors of documentation
  /// generators, its number in a list, and what cannot be seen; nil if nothing is left.
  static func ofHeading(_ heading: String) -> String? {
    var text = visible(heading)
    for mark: StaticString in ["{#", "{:", "{.", "[#", "<"] {
      if let start = text.range(ofFirst: mark), start.lowerBound > text.startIndex {
        text = String(text[..<start.lowerBound])
      }
    }
    text = withoutNumber(text)
    // `:warning:`, the number signs of headings within headings, marks that link to them.
    text = text.split(separator: " ").filter { word in
      !(word.count > 2 && word.first == ":" && word.last == ":")
    }.joined(separator: " ")
    text = String(text.drop { !$0.isLetter && !$0.isNumber && !"([（【「\"'`$<@-.".contains($0) })
    text = text.trimmingSuffix { "¶↑#".contains($0) || $0.isWhitespace }
    while let last = text.last, last.isWhitespace || ".:;,#。：；，、".contains(last) {
      text.removeLast()
    }
    guard text.contains(where: { $0.isLetter || $0.isNumber }), !isDirective(text) else {
      return nil
    }
    return shortened(text)
  }

  /// Returns the title that a line of text makes; nil if it is a sentence, an item of a list, data, or
  /// written for a documentation generator.
  static func ofLine(_ line: String) -> String? {
    var text = visible(line)
    let announces = text.last == ":" || text.last == "："
    if announces { text.removeLast() }
    guard let first = text.first, first.isLetter || first.isNumber, !first.isLowercase,
      let last = text.last, last.isLetter || last.isNumber || ")]）」】*".contains(last),
      text.count <= 50, !isDirective(text), withoutNumber(text) == text
    else { return nil }
    let words = text.split(separator: " ").count
    guard words <= (announces ? 4 : 8), !announces || text.count <= 30 else { return nil }
    // Two sentences, a list of things, JSON, a row of a table.
    let marks: [StaticString] = [
      ". ", "。", "，", "；", ";", "\"", "{", "}", "|", "://", "=", ",",
    ]
    return marks.contains { text.has($0) } ? nil : text
  }

  /// The text without what cannot be seen, and blanks at its ends.
  private static func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return String(text[...].trimming(where: CodeText.isBlank))
    }
    let seen = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .format, .control: false
          default: true
          }
        }))
    return String(seen[...].trimming(where: CodeText.isBlank))
  }

  /// The text without the number or bullet of an item.
  private static func withoutNumber(_ text: String) -> String {
    if let first = text.first, "-+*•".contains(first), text.dropFirst().first == " " {
      return String(text.dropFirst(2))
    }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let rest = text[digits.endIndex...]
    guard let first = digits.first, first.isNumber else { return text }
    let isItem = digits.last == "." ? rest.first == " " : rest.hasPrefix(") ")
    guard isItem else { return text }
    let name = rest.drop { $0 == ")" || $0 == " " }
    return name.isEmpty ? text : String(name)
  }

  /// Cuts a text between words.
  private static func shortened(_ text: String) -> String {
    guard text.count > DomainTitle.longest else { return text }
    let start = text.prefix(DomainTitle.longest - 1)
    let end = start.lastIndex(of: " ").map { text.distance(from: text.startIndex, to: $0) } ?? 0
    let cut = end * 2 > DomainTitle.longest ? start.prefix(end) : start
    return cut.trimmingSuffix { $0.isWhitespace || $0.isPunctuation } + "…"
  }

  /// Whether a line is written for a documentation generator (DocFx, MDX, Markdoc, mkdocs, kramdown),
  /// not for readers.
  private static func isDirective(_ line: String) -> Bool {
    [
      "[!", ":::", "!!!", "???", "===", "{%", "{:", "{{", "<", "@", "%", "|", "import ", "export ",
    ].contains(where: line.hasPrefix)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isEnd: (Character) -> Bool) -> String {
    var text = Substring(self)
    while let last = text.last, isEnd(last) { text.removeLast() }
    return String(text)
  }
}

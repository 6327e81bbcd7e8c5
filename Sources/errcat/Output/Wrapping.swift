/// Breaks a text at spaces into lines of at most `width` columns; a longer word has its own line.
func wrap(_ text: String, width: Int?) -> [String] {
  guard let width else { return [text] }
  var lines: [String] = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if displayWidth(last) + 1 + displayWidth(String(word)) <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// Breaks a text with styles into lines of at most `width` columns.
///
/// Lines break at spaces and after wide characters, which scripts without spaces consist of. A
/// style that a break falls into ends with the line and goes on in the next.
///
/// ```swift
/// wrapStyled("one two three", width: 7)  // ["one two", "three"]
/// ```
///
/// - Returns: The lines; the text itself where it fits, with all its spaces.
func wrapStyled(_ text: String, width: Int) -> [String] {
  guard displayWidth(withoutStyles(text)) > width else { return [text] }
  var lines: [String] = []
  var line = ""
  var used = 0
  var style = ""
  for part in unbreakableParts(text) {
    let shown = withoutStyles(part)
    let isBroken = used > 0 && used + displayWidth(trimmingSpaces(shown)) > width
    if isBroken {
      lines.append(trimmingSpaces(line) + (style.isEmpty ? "" : "\u{1B}[0m"))
      line = style
      used = 0
    }
    line += part
    used += displayWidth(shown)
    for sequence in part.split(separator: "\u{1B}").filter({ $0.hasPrefix("[") }) {
      let code = sequence.prefix { $0 != "m" }
      if part.contains("\u{1B}\(code)m") { style = code == "[0" ? "" : "\u{1B}\(code)m" }
    }
  }
  return lines + [trimmingSpaces(line)]
}

/// Returns a text without the styles that ``Terminal/styled(_:_:)`` gave it.
func withoutStyles(_ text: String) -> String {
  guard text.utf8.contains(0x1B) else { return text }
  return text.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated()
    .map { index, part in
      index == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
    }
    .joined()
}

/// The parts of a text between which a line may be broken, spaces at their ends.
private func unbreakableParts(_ text: String) -> [String] {
  var parts: [String] = []
  var part = ""
  var isInSequence = false
  for character in text {
    let ends = part.last == " " && character != " "
    let isBehindWide = part.last.map { displayWidth($0) == 2 } == true
    if !isInSequence, ends || (isBehindWide && !staysBehind.contains(character)) {
      parts.append(part)
      part = ""
    }
    if character == "\u{1B}" { isInSequence = true }
    part.append(character)
    if character == "m" { isInSequence = false }
  }
  return parts + [part]
}

/// Characters that begin no line: spaces, and what closes the text before them.
private let staysBehind: Set<Character> = [
  " ", "\u{1B}", "。", "，", "、", "．", "！", "？", "：", "；", "）", "」", "』", "】", "》", ".", ",", "!",
  "?", ":", ";", ")",
]

private func trimmingSpaces(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}

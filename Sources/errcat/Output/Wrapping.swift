/// Breaks a text at spaces into lines of at most `width` columns, with one space between words.
///
/// A longer word is broken as well, unless it is an address.
func wrap(_ text: String, width: Int?) -> [String] {
  guard let width else { return [text] }
  return wrapStyled(text.split(separator: " ").joined(separator: " "), width: width)
}

/// Breaks a text with styles into lines of at most `width` columns.
///
/// Lines break at spaces and after wide characters, which scripts without spaces consist of; a word
/// that is longer than a line is broken too, unless it is an address. A style that a break falls into
/// ends with the line and continues in the next.
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
  for part in unbreakableParts(text).flatMap({ pieces(of: $0, width: width) }) {
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

/// A part that is longer than a line, in pieces that are not; after `_` or `/` where it has one.
private func pieces(of part: String, width: Int) -> [String] {
  guard displayWidth(trimmingSpaces(withoutStyles(part))) > width, !part.contains("://") else {
    return [part]
  }
  var pieces: [String] = []
  var piece = ""
  var used = 0
  var isInSequence = false
  for character in part {
    if character == "\u{1B}" { isInSequence = true }
    let columns = isInSequence || character == " " ? 0 : displayWidth(character)
    if used + columns > width, used > 0 {
      let joint = piece.lastIndex { $0 == "_" || $0 == "/" }
      let isLate = joint.map { displayWidth(withoutStyles(String(piece[...$0]))) * 2 > width }
      if let joint, isLate == true, !piece[joint...].contains("\u{1B}") {
        let end = piece.index(after: joint)
        pieces.append(String(piece[..<end]))
        piece = String(piece[end...])
      } else {
        pieces.append(piece)
        piece = ""
      }
      used = displayWidth(withoutStyles(piece))
    }
    piece.append(character)
    used += columns
    if character == "m" { isInSequence = false }
  }
  return pieces + [piece]
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

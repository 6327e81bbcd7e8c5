internal import ErrcatBytes
internal import MarkdownReader

/// A line that says what it is about: `**Cause**: the disk is full`, `原因：…`, `Solution:`.
struct FieldLine: Equatable {
  var label: String
  /// The text after the label; empty where it is on the next lines.
  var value: String

  private static let longestLabel = 40

  init?(_ line: TextLine) {
    if let lead = line.lead, lead.kind != .link {
      let label = Self.withoutColon(lead.text)
      let rest = line.rest
      let isMarked = label.count < lead.text.count || rest.first.map(Self.isColon) ?? false
      if isMarked, Self.isLabel(label, isEmphasized: true) {
        self.label = label
        value = String(rest.drop { Self.isColon($0) || $0 == " " })
        return
      }
      // `**Cause.** The disk is full`.
      if lead.kind == .emphasis, lead.text.last == ".", Self.isKnown(String(lead.text.dropLast())) {
        self.label = String(lead.text.dropLast())
        value = String(rest.drop { $0 == " " })
        return
      }
      // A label on a line of its own.
      if rest.isEmpty, lead.kind == .emphasis, Self.isKnown(label), !Self.tellsFailure(label) {
        self.label = label
        value = ""
        return
      }
      if lead.kind == .code { return nil }
    }
    // Most lines have no colon, and it is quick to see.
    guard line.text.has(":") || line.text.has("："),
      let colon = line.text.prefix(Self.longestLabel + 1).firstIndex(where: Self.isColon)
    else { return nil }
    let label = line.text[..<colon].trimming(where: CodeText.isBlank)
    let value = line.text[line.text.index(after: colon)...]
    guard Self.isLabel(String(label), isEmphasized: false) || Self.mayBeLabel(label),
      value.isEmpty ? Self.isKnown(String(label)) : value.first == " " || line.text[colon] == "："
    else { return nil }
    self.label = String(label)
    self.value = String(value.drop { $0 == " " })
  }

  /// A label with its text, if the label is the name of a column.
  init?(label: String, known value: String) {
    guard Self.isKnown(label), !value.isEmpty else { return nil }
    self.init(label: label, value: value)
  }

  private init(label: String, value: String) {
    self.label = label
    self.value = value
  }

  /// The rows of a table of two columns, fields and values; none of any other table.
  static func fields(ofTable rows: [[String]]) -> [FieldLine] {
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == 2 }) else { return [] }
    let known = rows.count { isKnown($0[0]) }
    guard known * 2 >= rows.count, Set(rows.map { $0[0] }).count == rows.count else { return [] }
    return rows.map { FieldLine(label: withoutColon($0[0]), value: $0[1]) }
  }

  /// Whether a text can be a label: a few words, which must be known where nothing marks them.
  private static func isLabel(_ text: String, isEmphasized: Bool) -> Bool {
    guard let first = text.first, first.isLetter || first.isNumber, text.count <= longestLabel,
      text.split(separator: " ").count <= 5
    else { return false }
    return isEmphasized || isKnown(text)
  }

  /// Whether a text may be a label if many lines have it: a word or two, the first with a capital or of
  /// a script without any.
  private static func mayBeLabel(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter, !first.isLowercase, text.count <= 24 else {
      return false
    }
    return text.split(separator: " ").count <= 3
      && text.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" }
  }

  /// Whether a label is the name of a column of a list of codes.
  static func isKnown(_ label: String) -> Bool {
    let name = HeaderName(label)
    switch name {
    case .other, .ordinal, .parameter, .foreign: return false
    default: return true
    }
  }

  /// Whether a text in bold says what failed, "Invalid API key", and not what comes: "Error message".
  private static func tellsFailure(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return words.contains { word in
      !HeaderName.isIdeographic(String(word)) && HeaderName.kinds(of: String(word)).isEmpty
        && ColumnProfile.failureWords.matches(Array("\(word) ".utf8), at: 0)
    }
  }

  private static func withoutColon(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, isColon(last) || last == " " { text.removeLast() }
    return String(text)
  }

  private static func isColon(_ character: Character) -> Bool {
    character.asciiValue.map { $0 == UInt8(ascii: ":") } ?? (character == "：")
  }
}

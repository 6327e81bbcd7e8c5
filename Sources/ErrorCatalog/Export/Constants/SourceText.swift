internal import CodeDocuments
internal import MarkdownReader

/// Texts of documents as source code may hold them.
///
/// Characters that are invisible or reorder text (control and format characters, bidirectional
/// marks, strange spaces, what Unicode has not assigned), is escaped in literals and named in
/// comments (CVE-2021-42574).
enum SourceText {
  /// How a language writes a character by its number.
  enum Escape {
    /// `\u{202E}`
    case braces
    /// `\x00`, `\u202E`, `\U0001F600`
    case digits
  }

  /// Returns a literal between double quotes.
  ///
  /// ```swift
  /// SourceText.literal("say \"a\\b\"\n", .braces)  // "\"say \\\"a\\\\b\\\"\\n\""
  /// ```
  static func literal(_ text: String, _ escape: Escape) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isPlain(scalar): result.unicodeScalars.append(scalar)
      default: result += escaped(scalar, escape)
      }
    }
    return result + "\""
  }

  /// Returns a text as one line of a comment: white space is one space, invisible characters are named
  /// (`U+202E`), and `*/` is `*\/`.
  static func comment(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where scalar.properties.isWhitespace:
        if last == " " { continue }
        last = " "
        result += " "
        continue
      case "/" where last == "*": result += "\\/"
      case _ where isPlain(scalar): result.unicodeScalars.append(scalar)
      default: result += "U+" + hex(scalar.value, digits: 4)
      }
      last = scalar
    }
    if result.hasSuffix(" ") { result.removeLast() }
    return result
  }

  /// Whether a character may be in source code unchanged.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default:
      return true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar, _ escape: Escape) -> String {
    switch (escape, scalar.value) {
    case (.braces, _): "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    case (.digits, ..<0x80): "\\x" + hex(scalar.value, digits: 2)
    case (.digits, ..<0x1_0000): "\\u" + hex(scalar.value, digits: 4)
    case (.digits, _): "\\U" + hex(scalar.value, digits: 8)
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

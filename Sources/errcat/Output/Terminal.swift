internal import Glibc

/// What standard output is, and what may be written to it.
struct Terminal {
  /// Whether standard output is a terminal.
  var isTerminal: Bool
  /// Whether to color and highlight.
  var hasColor: Bool
  /// How many columns there are to fill; nil where lines may be of any length.
  var width: Int?

  /// Looks at standard output and the environment.
  ///
  /// `NO_COLOR` (no-color.org) turns color off unless `--color always` asks for it.
  init(color: ColorChoice) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    hasColor =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
      }
    width = isTerminal ? Self.columns : nil
  }

  private static var columns: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Text in a style, if color is on.
  func styled(_ text: String, _ style: Style) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The styles used (ECMA-48, SGR).
  enum Style: String {
    case code = "1;36"
    case heading = "1"
    case match = "1;33"
    case faint = "2"
    case error = "1;31"
    case warning = "1;35"
    case added = "32"
    case removed = "31"
    case reworded = "33"
    case addedWords = "1;32"
    case removedWords = "9;31"
  }
}

/// Returns a text whose control characters are seen, not obeyed.
///
/// C0 controls become the pictures of Unicode's block 2400, white space among them one space; others,
/// and those that turn the direction of text around, become `\u{…}`.
func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\t", "\n", "\r": result += " "
    case "\0"..."\u{1F}":
      result.unicodeScalars.append(Unicode.Scalar(scalar.value + 0x2400) ?? "\u{FFFD}")
    case "\u{7F}": result += "\u{2421}"
    case _ where isControl(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Returns how many columns of a terminal a text takes (UAX #11: wide and full-width characters take
/// two; marks and joiners none).
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + width($1) }
}

private func width(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: return 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    return 2
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

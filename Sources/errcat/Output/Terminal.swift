import ErrcatBytes
internal import ErrcatPlatform

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
  /// `--color always|never` decides; else `NO_COLOR` turns color off (no-color.org); else
  /// `CLICOLOR_FORCE`, unless it is `0`, turns it on, terminal or not (bixense.com/clicolors); else
  /// a terminal has color that is not `TERM=dumb`.
  init(color: ColorChoice) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    hasColor =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        environment("NO_COLOR") == nil
          && (environment("CLICOLOR_FORCE") ?? "0" != "0"
            || isTerminal && environment("TERM") != "dumb")
      }
    width = isTerminal ? Self.columns() : nil
  }

  /// How many columns a terminal has: `$COLUMNS`, else its own answer, else 80.
  static func columns(of descriptor: Int32 = STDOUT_FILENO) -> Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// How many lines standard output has: `$LINES`, else the terminal's own answer; nil if neither
  /// tells.
  static func rows() -> Int? {
    if let rows = environment("LINES").flatMap({ Int($0) }), rows > 0 { return rows }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
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
/// and those that turn the direction of text around, become `\u{…}`, and so does a joiner that
/// follows no letter or sign outside ASCII, where it joins nothing.
func visible(_ text: String) -> String {
  // Most texts are plain ASCII, which is quick to see.
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  guard text.unicodeScalars.contains(where: { $0.isControl || $0.isJoiner || $0.value > 0x10FDFF })
  else { return text }
  var result = ""
  var isPlain = true
  for scalar in text.shownPath.unicodeScalars {
    defer { isPlain = scalar.isASCII || scalar.isJoiner }
    switch scalar {
    case _ where scalar.isJoiner && isPlain: result += "\\u{\(String(scalar.value, radix: 16))}"
    case "\t", "\n", "\r": result += " "
    case "\0"..."\u{1F}":
      result.unicodeScalars.append(Unicode.Scalar(scalar.value + 0x2400) ?? "\u{FFFD}")
    case "\u{7F}": result += "\u{2421}"
    case _ where scalar.isControl: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Returns a text to be quoted in a message: of a long one, the beginning and `…`.
///
/// ```swift
/// shortened("no funds")  // "no funds"
/// shortened(String(repeating: "x", count: 9_999)).count  // 101
/// ```
func shortened(_ text: String) -> String {
  guard text.utf8.count > 100,
    let end = text.index(text.startIndex, offsetBy: 100, limitedBy: text.endIndex),
    end < text.endIndex
  else { return text }
  return text[..<end] + "…"
}

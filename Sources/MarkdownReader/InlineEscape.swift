internal import ErrcatBytes

/// Returns inline Markdown that reads as a text: the opposite of ``plainText(ofInlineMarkdown:)``.
///
/// What could be markup is escaped (GFM section 6.1), the `|` of a table's cell too, and the `{` of
/// MDX; a line end becomes `<br>`. Control characters, those that turn the direction of text around, and
/// white space other than spaces become numeric character references (GFM section 6.2), so that
/// none is lost at the end of a cell or obeyed by a terminal. White space at the ends, and more
/// than one space in a row, is nothing that Markdown keeps.
///
/// ```swift
/// inlineMarkdown(ofPlainText: "a|b <= *c*")  // "a\\|b \\<= \\*c\\*"
/// ```
///
/// - Parameter text: Any text; NUL, which Markdown does not hold, becomes U+FFFD.
/// - Returns: One line of Markdown.
/// - Complexity: O(*n*) in the length of the text.
package func inlineMarkdown(ofPlainText text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "~", "|", "#", "{", "}":
      result += "\\"
      result.unicodeScalars.append(scalar)
    case "_":
      // Between letters or digits it marks nothing, and stays as codes are written: ERR_BAD.
      let isInside =
        index > 0 && scalars[index - 1].isASCIIAlphanumeric && index + 1 < scalars.count
        && scalars[index + 1].isASCIIAlphanumeric
      result += isInside ? "_" : "\\_"
    case "&": result += startsReference(scalars[index...]) ? "\\&" : "&"
    case "\n" where index > 0 && scalars[index - 1] == "\r": break
    case "\n", "\r": result += "<br>"
    case "\0": result += "\u{FFFD}"
    case " ": result += " "
    case _ where isHidden(scalar): result += "&#x\(String(scalar.value, radix: 16));"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether an `&` could begin an entity: a letter or `#` follows.
private func startsReference(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let next = scalars.dropFirst().first else { return false }
  return next == "#" || next.isASCIIAlphanumeric
}

/// White space, controls and what cannot be seen.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
  default: false
  }
}

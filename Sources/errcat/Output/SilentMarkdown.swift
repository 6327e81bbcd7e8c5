import ErrcatBytes
import MarkdownReader

/// Returns inline Markdown that reads as a text and does nothing where people paste it: no web
/// address or mail address becomes a link, and no name, issue or pull request is mentioned.
///
/// GitHub looks for these in the text that is left after Markdown was read, so that a backslash does
/// not help (GFM, section 6.9: extended autolinks). A comment does: it takes the text apart.
///
/// ```swift
/// silentMarkdown("ask @team")  // "ask @<!-- -->team"
/// ```
func silentMarkdown(_ text: String) -> String {
  let gap = "<!-- -->"
  let scalars = Array(inlineMarkdown(ofPlainText: text).unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    result.unicodeScalars.append(scalar)
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let word = next.isASCIIAlphanumeric
    let isAlive =
      switch scalar {
      case "@": word || next == "_" || next == "-" || next == "\\" || !next.isASCII
      case "#": next.isASCIIDigit
      case ":": next == "/"
      // www. and GH-1
      case "w", "W":
        next == "." && index >= 2
          && scalars[index - 2...index].allSatisfy { $0 == "w" || $0 == "W" }
      case "h", "H":
        next == "-" && index >= 1 && ["g", "G"].contains(scalars[index - 1])
          && index + 2 < scalars.count && scalars[index + 2].isASCIIDigit
      default: false
      }
    if isAlive { result += gap }
  }
  return result
}

internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

extension HeaderName {
  /// Returns the words of each part of a column's name, in lower case: `errorCode` is "error
  /// code", `HTTP状态码` is "http 状态码", "Cause and solution" has two parts.
  package static func parts(of header: String) -> [[String]] {
    var parts: [[String]] = [[]]
    for word in words(of: header) {
      if partMarks.contains(word) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Returns whether `word` is written in Chinese, Japanese or Korean.
  package static func isIdeographic(_ word: String) -> Bool {
    word.unicodeScalars.first.map(script) == .ideographic
  }

  private static let partMarks: Set<String> = [
    "/", "&", "(", "（", ",", "、", ":", "：", "|", "+", "and", "or", "и", "или", "und", "et", "y",
  ]

  private enum Script {
    case lower
    case upper
    case ideographic
    case mark
    case none
  }

  private static func script(of scalar: Unicode.Scalar) -> Script {
    if scalar.isUnspaced { return .ideographic }
    if scalar.properties.isUppercase { return .upper }
    if scalar.properties.isAlphabetic || scalar.isASCIIDigit { return .lower }
    if scalar == "#" || scalar == "№" { return .lower }
    return partMarks.contains(String(scalar)) ? .mark : .none
  }

  private static func words(of header: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var previous = Script.none
    func flush() {
      if !word.isEmpty { words.append(String(word).lowercased()) }
      word = String.UnicodeScalarView()
    }
    for scalar in header.unicodeScalars {
      let current = script(of: scalar)
      switch (previous, current) {
      case (.lower, .upper), (_, .mark), (_, .none), (.ideographic, .lower), (.ideographic, .upper),
        (.lower, .ideographic), (.upper, .ideographic):
        flush()
      case (.upper, .lower) where word.count > 1:
        // "HTTPStatus": the last capital begins the next word.
        if let capital = word.popLast() {
          flush()
          word.append(capital)
        }
      default: break
      }
      if current == .mark { words.append(String(scalar)) }
      if current != .mark, current != .none { word.append(scalar) }
      previous = current
    }
    flush()
    return words
  }
}

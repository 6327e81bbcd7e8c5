internal import ErrcatBytes

/// What a code looks like, roughly: the codes of one list look alike.
enum CodeShape: Hashable {
  case number
  case hex
  /// Capitals, digits and underscores.
  case capitals
  /// Small letters, digits and underscores.
  case smallLetters
  /// Letters of both kinds.
  case mixed
  case other

  init(_ code: String) {
    if CodeText.isHex(code) {
      self = .hex
    } else if CodeText.number(of: code) != nil || CodeText.isRange(code) || CodeText.isClass(code) {
      self = .number
    } else if CodeText.isName(code) {
      let hasCapitals = code.utf8.contains(where: \.isCapital)
      let hasSmall = code.utf8.contains(where: \.isSmall)
      self = !hasSmall ? .capitals : hasCapitals ? .mixed : .smallLetters
    } else {
      self = .other
    }
  }
}

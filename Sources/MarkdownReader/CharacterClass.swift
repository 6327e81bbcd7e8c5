internal import ErrcatBytes

/// The class of a character next to a delimiter run, for emphasis (GFM section 6.4).
enum CharacterClass {
  /// White space, or the start or end of the text.
  case whitespace
  /// Punctuation, ASCII or Unicode.
  case punctuation
  /// Anything else.
  case other

  /// Classifies the character that ends before `end`.
  init(before end: Int, in content: [UInt8]) {
    guard end > 0 else {
      self = .whitespace
      return
    }
    var start = end - 1
    while start > 0, content[start].isContinuation { start -= 1 }
    self.init(at: start, in: content)
  }

  /// Classifies the character that starts at `start`.
  init(at start: Int, in content: [UInt8]) {
    guard start < content.count else {
      self = .whitespace
      return
    }
    let byte = content[start]
    if byte < 0x80 {
      // A vertical tab is white space elsewhere, but not here.
      self =
        byte.isPunctuation
        ? .punctuation : byte.isWhitespace && byte != 0x0B ? .whitespace : .other
      return
    }
    var end = start + 1
    while end < content.count, content[end].isContinuation { end += 1 }
    let text = String(decoding: content[start..<end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else {
      self = .whitespace
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator:
      self = .whitespace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = CharacterClass.isNew(scalar) ? .other : .punctuation
    default:
      // The Canadian syllabics chi sign was punctuation up to Unicode 11.
      self = scalar.value == 0x166D ? .punctuation : .other
    }
  }

  /// Returns whether a character is younger than Unicode 7.0, which is what cmark-gfm knows.
  private static func isNew(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return true }
    return age.major > 7 || (age.major == 7 && age.minor > 0)
  }
}

internal import ErrcatBytes

/// Brings texts and rules into the one form in which they are compared.
///
/// Letters become small; symbols come apart at `_`, `-` and inside camelCase; an apostrophe inside
/// a word vanishes ("can't" is `cant`); all else that is neither letter nor digit becomes one
/// separator. Folded text neither starts nor ends with a separator, nor has two in a row.
struct ClassifierFolding {
  /// Stands between two words of a sentence.
  static let wordEnd = UInt8(ascii: " ")
  /// Stands between two sentences.
  static let sentenceEnd = UInt8(ascii: "\n")

  /// Returns how many bytes the folded form of `count` bytes may need.
  static func capacity(_ count: Int) -> Int { 2 * count + 1 }

  private let output: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// The separator to write before the next letter; 0 for none.
  private var separator: UInt8 = 0
  /// How many capitals in a row come just before, within the word.
  private var capitals = 0

  /// Writes the folded form of `text` to `output` and returns its length.
  ///
  /// `output` holds at least ``capacity(_:)`` bytes. Costs one pass over the text.
  static func fold(
    _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var folding = ClassifierFolding(output: output)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        if byte.isSmall, folding.isWithinSmallLetters {
          folding.output[folding.count] = byte
          folding.count += 1
          continue
        }
        folding.take(byte, before: index < text.count ? text[index] : 0)
      } else {
        let scalar = scalar(in: text, at: &index)
        folding.take(scalar, before: index < text.count ? text[index] : 0)
      }
    }
    return folding.count
  }

  private init(output: UnsafeMutableBufferPointer<UInt8>) {
    self.output = output
  }

  /// Whether a small letter may follow unchanged.
  private var isWithinSmallLetters: Bool { separator == 0 && capitals == 0 }

  private mutating func take(_ byte: UInt8, before next: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      if capitals > 2, !(byte == UInt8(ascii: "s") && !next.isSmall) {
        // The last of several capitals begins the next word: "APIKey", but not "APIs".
        output[count] = output[count - 1]
        output[count - 1] = Self.wordEnd
        count += 1
      }
      capitals = 0
      write(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if separator == 0, capitals == 0, count > 0, output[count - 1].isSmall {
        separator = Self.wordEnd
      }
      capitals = separator == 0 ? capitals + 1 : 1
      write(byte | 0x20)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      capitals = 0
      write(byte)
    case UInt8(ascii: "'"):
      apostrophe(before: next)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      separate(sentence: !Self.continues(next))
    default:
      separate(sentence: byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\n"))
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, before next: UInt8) {
    switch scalar.value {
    case 0x2019:
      apostrophe(before: next)
    case 0x3002, 0xFF01, 0xFF0E, 0xFF1B, 0xFF1F:
      separate(sentence: true)
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      // Full-width forms of the ASCII letters and digits.
      take(UInt8(scalar.value - 0xFEE0), before: 0)
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0xA000...0xABFF,
      _ where scalar.isUnspaced:
      capitals = 0
      for byte in UTF8.encode(Self.lower(scalar)) ?? UTF8.encodedReplacementCharacter {
        write(byte)
      }
    default:
      separate(sentence: false)
    }
  }

  private mutating func write(_ byte: UInt8) {
    if separator != 0 {
      if count > 0 {
        output[count] = separator
        count += 1
      }
      separator = 0
    }
    output[count] = byte
    count += 1
  }

  private mutating func separate(sentence: Bool) {
    capitals = 0
    if sentence {
      separator = Self.sentenceEnd
    } else if separator == 0 {
      separator = Self.wordEnd
    }
  }

  private mutating func apostrophe(before next: UInt8) {
    let inside = separator == 0 && count > 0 && next.isLetter
    if !inside { separate(sentence: false) }
  }

  /// Returns the small form of a letter beyond ASCII, where it has one.
  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xDF...0xFF, 0x430...0x44F, 0x3040...: scalar
    // Latin-1 and Cyrillic capitals, without the cost of a look-up.
    case 0xC0...0xDE, 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20) ?? scalar
    default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
  }

  /// Whether a period before `next` is inside a name or number ("api.example", "0.01").
  private static func continues(_ next: UInt8) -> Bool {
    next.isAlphanumeric
  }

  /// Decodes the scalar at `index` and moves past it; an ill-formed byte is U+FFFD.
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at index: inout Int
  ) -> Unicode.Scalar {
    let lead = text[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= text.count else {
      index = text.count
      return "\u{FFFD}"
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in text[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension ClassifierFolding {
  /// Returns the folded form of `text`.
  static func fold(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      Array(unsafeUninitializedCapacity: capacity(bytes.count)) { output, count in
        count = fold(bytes, into: output)
      }
    }
  }
}

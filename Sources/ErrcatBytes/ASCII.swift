// The names and classes of ASCII bytes. What the readers look for is ASCII, so they work on bytes
// and never decode what they only pass over. All of it is inlined into the modules that scan.

/// The ASCII characters that have no literal that is easy to read.
@usableFromInline
package enum ASCII {
  @inlinable package static var tab: UInt8 { 0x09 }
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  @inlinable package static var carriageReturn: UInt8 { 0x0D }
  @inlinable package static var space: UInt8 { 0x20 }
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  @inlinable package var isSpaceOrTab: Bool { self == ASCII.space || self == ASCII.tab }

  /// Whether the byte is white space: space, tab, line ending, vertical tab or form feed.
  @inlinable package var isWhitespace: Bool {
    self == ASCII.space || (self >= 0x09 && self <= 0x0D)
  }

  /// Whether the byte is a decimal digit.
  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether the byte is a hexadecimal digit.
  @inlinable package var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// Whether the byte is an ASCII letter.
  @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether the byte is an ASCII capital letter.
  @inlinable package var isCapital: Bool { self &- 0x41 < 26 }

  /// Whether the byte is a small ASCII letter.
  @inlinable package var isSmall: Bool { self &- 0x61 < 26 }

  /// Whether the byte is an ASCII letter or digit.
  @inlinable package var isAlphanumeric: Bool { isLetter || isDigit }

  /// Whether the byte is an ASCII punctuation character.
  @inlinable package var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }

  /// Whether the byte continues a scalar in UTF-8.
  @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// The byte, an ASCII capital letter as a small one.
  @inlinable package var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}

extension Unicode.Scalar {
  /// Whether the character is a decimal digit of ASCII.
  @inlinable package var isASCIIDigit: Bool { value &- 0x30 < 10 }

  /// Whether the character is a letter of ASCII.
  @inlinable package var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }

  /// Whether the character is a letter or digit of ASCII.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}

extension Span<UInt8> {
  /// Returns whether `word`, in small ASCII letters, is at `index`, in any case.
  @inlinable
  package func has(_ word: StaticString, at index: Int, before end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, end - index >= length else { return false }
    return word.withUTF8Buffer { expected in
      for offset in 0..<length where self[index + offset].lowercased != expected[offset] {
        return false
      }
      return true
    }
  }
}

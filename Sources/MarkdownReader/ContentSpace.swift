// The names and classes of the bytes that Markdown gives a meaning to. All of them are ASCII, so
// the reader works on bytes and never has to decode what it only passes on.

/// The ASCII characters that this module names.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  var isSpaceOrTab: Bool { self == ASCII.space || self == ASCII.tab }

  /// Whether the byte is white space: space, tab, line ending, vertical tab or form feed
  /// (GFM section 2.1).
  package var isWhitespace: Bool { self == ASCII.space || (self >= 0x09 && self <= 0x0D) }

  /// Whether the byte is a space, a tab or a line ending: what cmark-gfm takes for white space at
  /// the edges of content, in link labels and destinations and behind list markers.
  var isSpaceTabOrLineEnding: Bool {
    isSpaceOrTab || self == ASCII.lineFeed || self == ASCII.carriageReturn
  }

  /// Whether the byte is a decimal digit.
  package var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Whether the byte is an ASCII letter.
  package var isLetter: Bool {
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  /// Whether the byte is an ASCII capital letter.
  package var isCapital: Bool { self >= 0x41 && self <= 0x5A }

  /// Whether the byte is an ASCII letter or digit.
  package var isAlphanumeric: Bool { isLetter || isDigit }

  /// Whether the byte is an ASCII punctuation character (GFM section 2.1).
  var isPunctuation: Bool {
    (self > 0x20 && self < 0x7F) && !isAlphanumeric
  }

  /// Whether the byte continues a scalar in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// The byte with an ASCII capital letter made small.
  package var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}

extension Span<UInt8> {
  /// Returns whether `word`, in small ASCII letters, stands at `index`, whatever its case.
  package func has(_ word: StaticString, at index: Int, before end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, end - index >= length else { return false }
    return word.withUTF8Buffer { expected in
      for i in 0..<length where self[index + i].lowercased != expected[i] {
        return false
      }
      return true
    }
  }
}

/// Eight bytes at a time, for finding the few that matter in the many that do not.
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// Takes the eight bytes at `index`, all of which must be in `bytes`.
  init(_ bytes: Span<UInt8>, at index: Int) {
    precondition(index >= 0 && index <= bytes.count - 8, "a word must be inside its text")
    let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    self.word = UInt64(littleEndian: word)
  }

  /// Whether all bytes are ASCII characters other than NUL.
  var isASCIIWithoutNUL: Bool { (nonASCII | matches(0)) == 0 }

  /// Marks the bytes that are not ASCII, for ``offset(of:)``.
  var nonASCII: UInt64 { word & ByteWord.highs }

  /// Marks the bytes that are `byte`, for ``offset(of:)``.
  ///
  /// A mark below which there is no other is right; one above may be wrong.
  func matches(_ byte: UInt8) -> UInt64 {
    let difference = word ^ (ByteWord.ones &* UInt64(byte))
    return (difference &- ByteWord.ones) & ~difference & ByteWord.highs
  }

  /// Returns how many bytes stand before the first mark; 8 if there is none.
  static func offset(of marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }
}

/// Sixteen bytes at a time, for passing over long stretches in which nothing matters.
struct ByteBlock {
  /// How many bytes a block has.
  static let size = 16

  private let block: SIMD16<UInt8>

  /// Takes the sixteen bytes at `index`, all of which must be in `bytes`.
  init(_ bytes: Span<UInt8>, at index: Int) {
    precondition(index >= 0 && index <= bytes.count - ByteBlock.size, "a block is inside its text")
    block = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// Marks the bytes that are `byte`.
  @inline(__always)
  func matches(_ byte: UInt8) -> Marks { Marks(block .== SIMD16(repeating: byte)) }

  /// Marks the bytes from `first` to `last`.
  @inline(__always)
  func matches(from first: UInt8, to last: UInt8) -> Marks {
    Marks((block &- SIMD16(repeating: first)) .<= SIMD16(repeating: last - first))
  }

  /// Marks the bytes that are not ASCII.
  @inline(__always)
  var nonASCII: Marks { Marks(block .>= SIMD16(repeating: 0x80)) }

  /// Bytes of a block that matter.
  struct Marks {
    private let mask: SIMDMask<SIMD16<Int8>>

    fileprivate init(_ mask: SIMDMask<SIMD16<Int8>>) { self.mask = mask }

    /// Whether no byte is marked.
    @inline(__always)
    var isEmpty: Bool {
      // As two words; `any` is a call.
      let bytes = SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: mask)
      let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
      return words.x | words.y == 0
    }

    @inline(__always)
    static func | (left: Marks, right: Marks) -> Marks { Marks(left.mask .| right.mask) }

    @inline(__always)
    static func & (left: Marks, right: Marks) -> Marks { Marks(left.mask .& right.mask) }
  }
}

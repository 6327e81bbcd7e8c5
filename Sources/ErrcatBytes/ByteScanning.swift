// Scans text eight or sixteen bytes at a time. Both types are inlined into the modules that scan:
// a call for each word of a text costs more than the look at it.

/// Eight bytes at a time, for finding the few that matter in the many that do not.
@usableFromInline
package struct ByteWord {
  @usableFromInline let word: UInt64

  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// Takes the eight bytes at `index`, all of which must be in `bytes`.
  @inlinable
  package init(_ bytes: Span<UInt8>, at index: Int) {
    precondition(index >= 0 && index <= bytes.count - 8, "a word must be inside its text")
    let word = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    self.word = UInt64(littleEndian: word)
  }

  /// Whether all bytes are ASCII characters other than NUL.
  @inlinable package var isASCIIWithoutNUL: Bool { (nonASCII | matches(0)) == 0 }

  /// Marks the bytes that are not ASCII, for ``offset(of:)``.
  @inlinable package var nonASCII: UInt64 { word & ByteWord.highs }

  /// Marks the bytes that are `byte`, for ``offset(of:)``.
  ///
  /// The lowest mark is right; marks above it may be wrong.
  @inlinable
  package func matches(_ byte: UInt8) -> UInt64 {
    let difference = word ^ (ByteWord.ones &* UInt64(byte))
    return (difference &- ByteWord.ones) & ~difference & ByteWord.highs
  }

  /// Returns how many bytes come before the first mark; 8 if there is none.
  @inlinable package static func offset(of marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }
}

/// Sixteen bytes at a time, for passing over long stretches in which nothing matters.
@usableFromInline
package struct ByteBlock {
  /// How many bytes a block has.
  @inlinable package static var size: Int { 16 }

  @usableFromInline let block: SIMD16<UInt8>

  /// Takes the sixteen bytes at `index`, all of which must be in `bytes`.
  @inlinable
  package init(_ bytes: Span<UInt8>, at index: Int) {
    precondition(index >= 0 && index <= bytes.count - ByteBlock.size, "a block is inside its text")
    block = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// Whether all bytes are ASCII characters other than NUL.
  @inlinable @inline(__always)
  package var isASCIIWithoutNUL: Bool {
    Marks(unsafeBitCast(block, to: SIMD16<Int8>.self) .<= SIMD16(repeating: 0)).isEmpty
  }

  /// Marks the bytes that are `byte`.
  @inlinable @inline(__always)
  package func matches(_ byte: UInt8) -> Marks { Marks(block .== SIMD16(repeating: byte)) }

  /// Marks the bytes from `first` to `last`.
  @inlinable @inline(__always)
  package func matches(from first: UInt8, to last: UInt8) -> Marks {
    Marks((block &- SIMD16(repeating: first)) .<= SIMD16(repeating: last - first))
  }

  /// Marks the bytes that continue a scalar in UTF-8.
  @inlinable @inline(__always)
  package var continuations: Marks {
    Marks(unsafeBitCast(block, to: SIMD16<Int8>.self) .< SIMD16(repeating: -0x40))
  }

  /// Marks the bytes that are not ASCII.
  @inlinable @inline(__always)
  package var nonASCII: Marks { Marks(block .>= SIMD16(repeating: 0x80)) }

  /// Bytes of a block that matter.
  @usableFromInline
  package struct Marks {
    @usableFromInline let mask: SIMDMask<SIMD16<Int8>>

    @inlinable @inline(__always)
    init(_ mask: SIMDMask<SIMD16<Int8>>) { self.mask = mask }

    /// Whether no byte is marked.
    @inlinable @inline(__always)
    package var isEmpty: Bool {
      // As two words; `any` is a call.
      let bytes = SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: mask)
      let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
      return words.x | words.y == 0
    }

    /// The marks as bytes that are `flag` or 0, in two words of eight bytes.
    ///
    /// The flags of several marks may share the words.
    @inlinable @inline(__always)
    package func words(flag: UInt8) -> SIMD2<UInt64> {
      let bytes = unsafeBitCast(mask, to: SIMD16<UInt8>.self) & SIMD16(repeating: flag)
      return unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    }

    /// How many bytes come before the first mark; 16 if there is none.
    @inlinable @inline(__always)
    package var offset: Int {
      let words = words(flag: 0x80)
      let low = ByteWord.offset(of: UInt64(littleEndian: words.x))
      return low < 8 ? low : 8 + ByteWord.offset(of: UInt64(littleEndian: words.y))
    }

    /// How many of the first bytes are marked.
    @inlinable @inline(__always)
    package func count(amongFirst length: Int) -> Int {
      let words = words(flag: 1)
      let low = UInt64(littleEndian: words.x) & ~(~0 << UInt64(8 * length))
      let high = UInt64(littleEndian: words.y) & ~(~0 << UInt64(8 * max(0, length - 8)))
      // The sum of eight small bytes is the highest byte of their product with ones.
      return Int(((low &+ high) &* ByteWord.ones) >> 56)
    }

    @inlinable @inline(__always)
    package static func | (left: Marks, right: Marks) -> Marks { Marks(left.mask .| right.mask) }

    @inlinable @inline(__always)
    package static func & (left: Marks, right: Marks) -> Marks { Marks(left.mask .& right.mask) }

    /// The marks that others do not have.
    @inlinable @inline(__always)
    package func subtracting(_ others: Marks) -> Marks { Marks(mask .& .!others.mask) }
  }
}

/// Returns 0xFF for each byte of a vector that equals a byte, and 0 for the others.
@inlinable @inline(__always)
package func equalBytes(_ vector: SIMD16<UInt8>, _ byte: UInt8) -> SIMD16<UInt8> {
  // With the type of the mask this is one instruction; without it, Swift takes the comparison of any
  // vectors, which goes byte by byte.
  let mask: SIMDMask<SIMD16<Int8>> = vector .== SIMD16(repeating: byte)
  return unsafeBitCast(mask, to: SIMD16<UInt8>.self)
}

internal import ErrcatBytes

/// Finds the places of a text where a code may be named, sixteen at a time.
///
/// A key is found from what comes after it, and a name that needs no key from the bytes that other
/// words lack: how many keys there are makes no difference to the speed, and few words of a log need
/// a second look.
enum CodeMarks {
  /// What a place can be.
  enum Kind: Sendable {
    /// A `=` or `:` after a key; the last byte of a full-width colon (U+FF1A), which other
    /// characters have, too.
    case separator
    /// A blank or an opening bracket after a word that ends as the words before codes do.
    case wordEnd
    /// A byte of a name with an underscore or mixed case, of `0x` or of `ORA-00942`.
    case name
  }

  /// A place, and what it can be.
  struct Mark: Sendable {
    var place: Int
    var kind: Kind
  }

  /// Returns all places of a range that can be something, in order.
  static func marks(
    in text: UnsafePointer<UInt8>, _ range: Range<Int>, afterDigits: Bool
  ) -> [Mark] {
    var marks: [Mark] = []
    forEach(in: text, range, afterDigits: afterDigits) { place, kind in
      marks.append(Mark(place: place, kind: kind))
    }
    return marks
  }

  /// Returns what a place of a text can be; nil for most.
  ///
  /// With `afterDigits` false, a separator right after a digit is none, as the colons of times are.
  @inline(__always)
  static func kind(
    _ text: UnsafePointer<UInt8>, _ place: Int, afterDigits: Bool
  ) -> Kind? {
    let byte = text[place]
    let before = place > 0 ? text[place - 1] : 0
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: ":"), 0x9A:
      return afterDigits || before & 0xF0 != 0x30 ? .separator : nil
    case ASCII.space, ASCII.tab, UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: ">"):
      return place > 1 && endsWord(text[place - 2] | 0x20, before | 0x20) ? .wordEnd : nil
    case UInt8(ascii: "_"): return before.isAlphanumeric ? .name : nil
    case UInt8(ascii: "x"):
      let isPrefix = before == UInt8(ascii: "0") && (place < 2 || !text[place - 2].isAlphanumeric)
      return isPrefix ? .name : nil
    case _ where byte.isCapital: return before.isSmall ? .name : nil
    case _ where byte.isSmall:
      return place > 1 && before.isCapital && text[place - 2].isCapital ? .name : nil
    case _ where byte.isDigit:
      return place > 1 && before == UInt8(ascii: "-") && text[place - 2].isCapital ? .name : nil
    default: return nil
    }
  }

  /// Whether two letters end a word that announces a code: code, sqlstate, error, number, err, errno,
  /// hresult, ntstatus, num, msg, exception.
  @inline(__always)
  private static func endsWord(_ second: UInt8, _ last: UInt8) -> Bool {
    switch last {
    case UInt8(ascii: "e"): second == UInt8(ascii: "d") || second == UInt8(ascii: "t")
    case UInt8(ascii: "r"):
      second == UInt8(ascii: "o") || second == UInt8(ascii: "r") || second == UInt8(ascii: "e")
    case UInt8(ascii: "o"): second == UInt8(ascii: "n")
    case UInt8(ascii: "t"): second == UInt8(ascii: "l")
    case UInt8(ascii: "s"), UInt8(ascii: "m"): second == UInt8(ascii: "u")
    case UInt8(ascii: "g"): second == UInt8(ascii: "s")
    case UInt8(ascii: "n"): second == UInt8(ascii: "o")
    default: false
    }
  }

  /// Calls `body` with each place of a range that can be something, in order.
  @inline(__always)
  static func forEach(
    in text: UnsafePointer<UInt8>, _ range: Range<Int>, afterDigits: Bool,
    _ body: (Int, Kind) throws -> Void
  ) rethrows {
    var place = range.lowerBound
    // Two bytes before a place are looked at.
    while place < min(range.upperBound, 2) {
      if let kind = kind(text, place, afterDigits: afterDigits) { try body(place, kind) }
      place += 1
    }
    while place + 16 <= range.upperBound {
      // One bit of each byte.
      let hits = unsafeBitCast(
        hits(text + place, afterDigits: afterDigits) & 0x80, to: SIMD2<UInt64>.self)
      if hits[0] | hits[1] != 0 {
        for half in 0..<2 {
          var bits = hits[half]
          while bits != 0 {
            let hit = place + 8 * half + bits.trailingZeroBitCount / 8
            if let kind = kind(text, hit, afterDigits: afterDigits) { try body(hit, kind) }
            bits &= bits - 1
          }
        }
      }
      place += 16
    }
    while place < range.upperBound {
      if let kind = kind(text, place, afterDigits: afterDigits) { try body(place, kind) }
      place += 1
    }
  }

  /// 0xFF for each of sixteen places that can be something, and 0 for the others: a guess that misses
  /// none.
  @inline(__always)
  private static func hits(
    _ text: UnsafePointer<UInt8>, afterDigits: Bool
  ) -> SIMD16<UInt8> {
    let bytes = UnsafeRawPointer(text).loadUnaligned(as: SIMD16<UInt8>.self)
    let last = UnsafeRawPointer(text - 1).loadUnaligned(as: SIMD16<UInt8>.self)
    let second = UnsafeRawPointer(text - 2).loadUnaligned(as: SIMD16<UInt8>.self)
    var hits = equalBytes(bytes, 0x3D) | equalBytes(bytes, 0x3A) | equalBytes(bytes, 0x9A)
    if !afterDigits { hits &= ~equalBytes(last & 0xF0, 0x30) }
    // A blank or bracket after two letters that end such a word.
    let ends =
      equalBytes(bytes & 0xF4, 0x20) | equalBytes(bytes, 0x09) | equalBytes(bytes, 0x5B)
      | equalBytes(bytes, 0x3E)
    hits |= ends & wordEnds(last | 0x20, second | 0x20)
    // Letters are told by the rows of the code table: 0x40 has the capitals, 0x60 the others.
    let (row, lastRow) = (bytes & 0xE0, last & 0xE0)
    let isAfterCapital = equalBytes(lastRow, 0x40)
    hits |= equalBytes(row, 0x40) & equalBytes(lastRow, 0x60) | equalBytes(bytes, 0x5F)
    hits |= equalBytes(row, 0x60) & isAfterCapital & equalBytes(second & 0xE0, 0x40)
    hits |= equalBytes(bytes, 0x78) & equalBytes(last, 0x30)
    return hits | equalBytes(bytes & 0xF0, 0x30) & equalBytes(last, 0x2D)
  }

  /// The same as ``endsWord(_:_:)`` for sixteen places.
  @inline(__always)
  private static func wordEnds(
    _ last: SIMD16<UInt8>, _ second: SIMD16<UInt8>
  ) -> SIMD16<UInt8> {
    @inline(__always)
    func ends(_ first: UInt8, _ letter: UInt8) -> SIMD16<UInt8> {
      equalBytes(second, first) & equalBytes(last, letter)
    }
    // de, te, or, rr, er, on, no, lt, us, um, sg
    var words = ends(0x64, 0x65) | ends(0x74, 0x65) | ends(0x6F, 0x72) | ends(0x72, 0x72)
    words |= ends(0x65, 0x72) | ends(0x6F, 0x6E) | ends(0x6E, 0x6F) | ends(0x6C, 0x74)
    return words | ends(0x75, 0x73) | ends(0x75, 0x6D) | ends(0x73, 0x67)
  }
}

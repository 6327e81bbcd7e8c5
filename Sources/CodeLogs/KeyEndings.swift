internal import ErrcatBytes

/// Finds where keys may end: the last letters of each, sixteen places of a text at a time.
///
/// What is found is a guess that keeps most of a text from being looked at twice: `mode` and `decode`
/// end as `code` does. Nothing that ends as a key does is missed.
package struct KeyEndings: Sendable {
  private static let length = 4

  private let endings: [Ending]

  /// The ends of keys, which are compared without case.
  ///
  /// `_` and `-` may stand in a key or not, so what is looked for is the part behind the last of
  /// them, or behind the last change from small letters to capitals.
  init(_ keys: [String]) {
    var endings: [Ending] = []
    for key in keys {
      let ending = Ending(Self.lastPart(of: Array(key.utf8)))
      if !endings.contains(ending) { endings.append(ending) }
    }
    self.endings = endings
  }

  private static func lastPart(of key: [UInt8]) -> [UInt8] {
    var part: [UInt8] = []
    for byte in key.reversed() where part.count < length {
      guard byte.isLetter || byte.isDigit else {
        if part.isEmpty { continue }
        break
      }
      if let next = part.first, next.isDigit != byte.isDigit || (byte.isSmall && next.isCapital) {
        break
      }
      let endsWord = byte.isCapital && part.first?.isSmall == true
      part.insert(byte, at: 0)
      if endsWord { break }
    }
    return part
  }

  /// Returns the first place behind such an ending, in `start + 1 ... end`; nil if there is none.
  ///
  /// `text[0 ..< end]` is looked at; an ending may begin before `start`.
  package func next(in text: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var last = start
    while last < min(Self.length - 1, end) {
      if isEnding(text, last) { return last + 1 }
      last += 1
    }
    return endings.withUnsafeBufferPointer { endings in
      while last + 16 <= end {
        let hits = hits(text + last, endings)
        if hits[0] != 0 { return last + hits[0].trailingZeroBitCount / 8 + 1 }
        if hits[1] != 0 { return last + hits[1].trailingZeroBitCount / 8 + 9 }
        last += 16
      }
      while last < end {
        if isEnding(text, last) { return last + 1 }
        last += 1
      }
      return nil
    }
  }

  /// The sixteen places from `text` on, a byte for each, not zero where an ending has its last byte.
  @inline(__always)
  private func hits(
    _ text: UnsafePointer<UInt8>, _ endings: UnsafeBufferPointer<Ending>
  ) -> SIMD2<UInt64> {
    let raw = UnsafeRawPointer(text)
    let last = raw.loadUnaligned(as: SIMD2<UInt64>.self)
    let third = (raw - 1).loadUnaligned(as: SIMD2<UInt64>.self)
    let second = (raw - 2).loadUnaligned(as: SIMD2<UInt64>.self)
    let first = (raw - 3).loadUnaligned(as: SIMD2<UInt64>.self)
    var hits = SIMD2<UInt64>()
    for index in 0..<endings.count {
      let ending = endings[index]
      // What is left where all four agree is zero.
      let lastTwo =
        ((last & ending.masks.3) ^ ending.values.3) | ((third & ending.masks.2) ^ ending.values.2)
      let firstTwo =
        ((second & ending.masks.1) ^ ending.values.1) | ((first & ending.masks.0) ^ ending.values.0)
      hits |= zeroBytes(lastTwo | firstTwo)
    }
    return hits
  }

  /// Whether an ending has its last byte at a place.
  private func isEnding(_ text: UnsafePointer<UInt8>, _ last: Int) -> Bool {
    endings.contains { $0.isAt(text, last) }
  }
}

/// The last letters of a key, at most four, as vectors to compare with.
private struct Ending: Equatable, Sendable {
  typealias Vectors = (SIMD2<UInt64>, SIMD2<UInt64>, SIMD2<UInt64>, SIMD2<UInt64>)

  /// The bits that count of each byte: none of a place before the ending, all but that of the case
  /// for a letter.
  let masks: Vectors
  let values: Vectors

  init(_ letters: [UInt8]) {
    let missing = 4 - letters.count
    func vectors(_ part: (UInt8) -> UInt8) -> Vectors {
      func vector(_ place: Int) -> SIMD2<UInt64> {
        let byte = place < missing ? 0 : part(letters[place - missing])
        return SIMD2(repeating: UInt64(byte) * 0x0101_0101_0101_0101)
      }
      return (vector(0), vector(1), vector(2), vector(3))
    }
    masks = vectors { $0.isLetter ? 0xDF : 0xFF }
    values = vectors { $0.isLetter ? $0 & 0xDF : $0 }
  }

  /// Whether the ending has its last byte at a place.
  func isAt(_ text: UnsafePointer<UInt8>, _ last: Int) -> Bool {
    let parts = [
      (masks.3, values.3), (masks.2, values.2), (masks.1, values.1), (masks.0, values.0),
    ]
    for (back, (mask, value)) in parts.enumerated() where mask[0] != 0 {
      guard last >= back, UInt64(text[last - back]) & mask[0] & 0xFF == value[0] & 0xFF else {
        return false
      }
    }
    return true
  }

  static func == (left: Ending, right: Ending) -> Bool {
    left.masks == right.masks && left.values == right.values
  }
}

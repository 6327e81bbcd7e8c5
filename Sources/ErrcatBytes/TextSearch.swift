// Finds short pieces of ASCII in text by their bytes. The library's own search compares characters,
// which takes many times as long for each text of a document.

extension StringProtocol {
  /// Where the first `part` in the text starts, in bytes; nil otherwise.
  ///
  /// A part of ASCII letters and marks is found wherever its bytes are, also next to a combining mark.
  ///
  /// - Complexity: O(*n* · *m*) for a text of *n* bytes and a part of *m*.
  package func firstByte(of part: StaticString) -> Int? {
    part.withUTF8Buffer { wanted in
      if let found = utf8.withContiguousStorageIfAvailable({ place(of: wanted, in: $0) }) {
        return found
      }
      return Array(utf8).withUnsafeBufferPointer { place(of: wanted, in: $0) }
    }
  }

  /// Whether the text has `part` anywhere.
  package func has(_ part: StaticString) -> Bool { firstByte(of: part) != nil }

  /// Whether the text has the bytes of `part` anywhere.
  ///
  /// Two spellings of one letter, composed and not, differ in their bytes.
  package func has(bytesOf part: String) -> Bool {
    var part = part
    return part.withUTF8 { wanted in
      if wanted.isEmpty { return true }
      if let found = utf8.withContiguousStorageIfAvailable({ place(of: wanted, in: $0) }) {
        return found != nil
      }
      return Array(utf8).withUnsafeBufferPointer { place(of: wanted, in: $0) != nil }
    }
  }

  /// Whether the text begins with `part`.
  @inlinable package func begins(with part: StaticString) -> Bool {
    part.withUTF8Buffer { utf8.starts(with: $0) }
  }

  /// The range of the first `part` in the text; nil otherwise.
  package func range(ofFirst part: StaticString) -> Range<Index>? {
    guard let start = firstByte(of: part) else { return nil }
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    return first..<utf8.index(first, offsetBy: part.utf8CodeUnitCount)
  }
}

extension String {
  /// Whether the text ends with the bytes of `part`.
  ///
  /// Two spellings of one letter, composed and not, differ in their bytes.
  package func ends(inBytesOf part: String) -> Bool {
    utf8.suffix(part.utf8.count).elementsEqual(part.utf8)
  }
}

private func place(
  of wanted: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
) -> Int? {
  guard let first = wanted.first, text.count >= wanted.count else { return nil }
  for start in 0...(text.count - wanted.count) where text[start] == first {
    var length = 1
    while length < wanted.count, text[start + length] == wanted[length] { length += 1 }
    if length == wanted.count { return start }
  }
  return nil
}

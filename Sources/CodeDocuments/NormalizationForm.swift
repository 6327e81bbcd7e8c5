internal import CUTF8Proc

/// The normalization forms of Unicode that keep the meaning of a text: two texts are canonically
/// equivalent if they are the same scalars in one of them.
///
/// The standard library compares texts in this way (`==` of `String`), but it offers no public way
/// to get the scalars; utf8proc gives them.
package enum NormalizationForm {
  /// Letters and their marks composed into one scalar where Unicode has one: NFC.
  case composed
  /// Letters apart from their marks, the marks in canonical order: NFD.
  case decomposed

  /// Returns the scalars of a text in this form.
  ///
  /// ```swift
  /// NormalizationForm.composed.scalars(of: "e\u{301}").count  // 1
  /// NormalizationForm.decomposed.scalars(of: "\u{E9}").count  // 2
  /// ```
  ///
  /// Scalars that Unicode had not assigned when utf8proc was built stay as they are.
  ///
  /// - Complexity: O(n) on average; one comparison a byte for ASCII.
  package func scalars(of text: String) -> [Unicode.Scalar] {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(text.unicodeScalars) }
    let decomposed = Self.decomposed(text)
    return self == .composed ? Self.composed(decomposed) : decomposed
  }

  private static func decomposed(_ text: String) -> [Unicode.Scalar] {
    var text = text
    return text.withUTF8 { bytes in
      var codes = [Int32](repeating: 0, count: bytes.count)
      var count = decompose(bytes, into: &codes)
      // A scalar of two bytes can become three scalars.
      if count > codes.count {
        codes = [Int32](repeating: 0, count: count)
        count = decompose(bytes, into: &codes)
      }
      return scalars(codes.prefix(max(0, count)))
    }
  }

  private static func decompose(
    _ bytes: UnsafeBufferPointer<UInt8>, into codes: inout [Int32]
  ) -> Int {
    utf8proc_decompose(
      bytes.baseAddress, bytes.count, &codes, codes.count,
      utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue))
  }

  private static func composed(_ decomposed: [Unicode.Scalar]) -> [Unicode.Scalar] {
    // utf8proc 2.8 takes U+11A7, a vowel of old Korean that joins nothing, for the consonant that
    // is not there, and drops it.
    let parts = decomposed.split(separator: "\u{11A7}", omittingEmptySubsequences: false)
    return Array(parts.map(compose).joined(separator: ["\u{11A7}"]))
  }

  private static func compose(_ decomposed: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var codes = decomposed.map { Int32(bitPattern: $0.value) }
    let count = utf8proc_normalize_utf32(
      &codes, codes.count,
      utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue))
    return scalars(codes.prefix(max(0, count)))
  }

  private static func scalars(_ codes: ArraySlice<Int32>) -> [Unicode.Scalar] {
    codes.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
  }
}

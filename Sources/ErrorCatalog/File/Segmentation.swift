internal import CodeDocuments
internal import ErrcatBytes

/// Splits texts into words where FTS5's tokenizer finds none.
///
/// `unicode61` takes a Chinese, Japanese or Korean sentence for one word, glues Latin words to it
/// (`API密钥无效` is one), and keeps full-width letters apart from others. In the segmented text,
/// every two characters that follow one another are a word (余额不足 becomes 余额 额不 不足 足), so
/// that any two characters are found, and longer texts as phrases of them; full-width forms are
/// the ordinary ones, and traditional Chinese characters the simplified ones.
enum Segmentation {
  /// Returns the text with such parts taken apart, or nil if it has none.
  ///
  /// ```swift
  /// Segmentation.segmented("API密钥")   // "API 密钥 钥 "
  /// Segmentation.segmented("no funds")  // nil
  /// ```
  ///
  /// - Complexity: O(n); one comparison a byte for a text in a Latin script.
  static func segmented(_ text: String) -> String? {
    // All that is meant here begins, in UTF-8, with one of these bytes.
    guard !text.isASCII, text.utf8.contains(where: { $0 >= Unicode.Scalar.leastUnspacedByte })
    else { return nil }
    guard text.unicodeScalars.contains(where: { $0.isUnspaced || folded($0) != $0 }) else {
      return nil
    }
    return joined(folded(text).unicodeScalars.map(SimplifiedCharacters.form))
  }

  /// Returns the text with full-width letters, digits and signs, and half-width kana, in their
  /// ordinary form.
  static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return text }
    let scalars = String(String.UnicodeScalarView(text.unicodeScalars.map(folded)))
    // A mark of its own joins its letter: half-width カ and ゛ are ガ.
    return String(String.UnicodeScalarView(NormalizationForm.composed.scalars(of: scalars)))
  }

  /// Returns a part of a query as segmented texts contain it, and whether it may continue there.
  ///
  /// 余额 is its pair alone, though a text that ends with it has 额, too; and 余 begins a pair.
  static func wanted(_ part: String) -> (text: String, isPrefix: Bool) {
    guard let segmented = segmented(part) else { return (part, false) }
    var words = segmented.split(separator: " ")
    guard let last = words.last, last.unicodeScalars.count == 1,
      last.unicodeScalars.allSatisfy(\.isUnspaced)
    else { return (segmented, false) }
    let isOfPair = words.count > 1 && words[words.count - 2].hasSuffix(last)
    if isOfPair { words.removeLast() }
    return (words.joined(separator: " "), !isOfPair)
  }

  private static func joined(_ scalars: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      result.append(scalar)
      if scalar.isUnspaced {
        if next.isUnspaced { result.append(next) }
        result.append(" ")
      } else if next.isUnspaced {
        result.append(" ")
      }
    }
    return String(result)
  }

  /// The ordinary form of a character, small.
  static func foldedLowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let ordinary = SimplifiedCharacters.form(of: folded(scalar))
    let mapping = ordinary.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping[mapping.startIndex] : ordinary
  }

  /// The ordinary form of a full-width letter, digit or sign, and of a half-width kana.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xFF66...0xFF9F: fullWidthKana[Int(scalar.value - 0xFF66)]
    default: scalar
    }
  }

  /// U+FF66 to U+FF9F in their order (Unicode, Halfwidth and Fullwidth Forms); the last two are
  /// the voicing marks, here in the form that joins the letter before.
  private static let fullWidthKana = Array(
    ("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノ"
      + "ハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}").unicodeScalars)
}

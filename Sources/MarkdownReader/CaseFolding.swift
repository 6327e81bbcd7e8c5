/// Makes texts equal that differ in case only (GFM section 6.6, "Unicode case fold").
enum CaseFolding {
  /// Returns `text` in a form that all its variants in case share.
  ///
  /// The Swift standard library does not fold case. Small letters of capital letters of small
  /// letters are the same for two texts exactly if their foldings are; only the dotless i has to
  /// stay out, which folds to itself though its capital is I.
  static func fold(_ text: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value == 0x131 {
        folded += String(scalar).utf8
        continue
      }
      for lower in mapped(scalar, \.lowercaseMapping) {
        for upper in mapped(lower, \.uppercaseMapping) {
          for small in mapped(upper, \.lowercaseMapping) { folded += String(small).utf8 }
        }
      }
    }
    return folded
  }

  /// Returns a scalar in another case, or the scalar itself if one of them is younger
  /// than Unicode 10.0: cmark-gfm does not know such pairs.
  private static func mapped(
    _ scalar: Unicode.Scalar, _ mapping: KeyPath<Unicode.Scalar.Properties, String>
  ) -> String.UnicodeScalarView {
    let result = scalar.properties[keyPath: mapping].unicodeScalars
    let isKnown = isKnown(scalar) && result.allSatisfy(isKnown)
    return isKnown ? result : String(scalar).unicodeScalars
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.properties.age?.major ?? .max) <= 10
  }
}

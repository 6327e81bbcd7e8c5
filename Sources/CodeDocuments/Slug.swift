internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// Returns the slug of a text: lower case, letters and digits kept, every run of the rest one `-`.
///
/// Letters and digits of any script are kept, in Normalization Form C.
///
/// ```swift
/// slug("REST API Error Code")  // "rest-api-error-code"
/// slug("币币交易错误代码")       // "币币交易错误代码"
/// ```
///
/// - Returns: The slug; empty when the text has no letter and no digit.
package func slug(_ text: String) -> String {
  var result = ""
  var isSeparated = false
  for scalar in NormalizationForm.composed.scalars(of: text.lowercased()) {
    if isKept(scalar) {
      if isSeparated, !result.isEmpty { result.unicodeScalars.append("-") }
      isSeparated = false
      result.unicodeScalars.append(scalar)
    } else {
      isSeparated = true
    }
  }
  return result
}

/// Letters, the marks that belong to them, and decimal digits.
private func isKept(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return ("a"..."z").contains(scalar) || scalar.isASCIIDigit }
  switch scalar.properties.generalCategory {
  case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
    return true
  default:
    return false
  }
}

/// Names that must differ, however often one is asked for.
package struct TakenNames {
  /// The separator between a name and its number.
  package let separator: String
  /// The names taken, each with the last number given.
  private var numbers: [String: Int] = [:]

  package init(separator: String = "-") {
    self.separator = separator
  }

  /// Returns `name`, or else the first of `name-2`, `name-3` and so on that is not taken, and
  /// takes it.
  ///
  /// - Complexity: O(1) on average, for a document can repeat a title as often as it likes.
  package mutating func take(_ name: String) -> String {
    guard var number = numbers[name] else {
      numbers[name] = 1
      return name
    }
    var candidate: String
    repeat {
      number += 1
      candidate = "\(name)\(separator)\(number)"
    } while numbers[candidate] != nil
    numbers[name] = number
    numbers[candidate] = 1
    return candidate
  }
}

/// Orders texts by their UTF-8 bytes, which is the same on every machine and in every locale.
package func inByteOrder(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Returns the name of a file without its ending; a name that is all ending stays.
func withoutEnding(_ file: String) -> String {
  guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
  return String(file[..<dot])
}

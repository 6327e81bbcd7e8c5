internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

extension CodeText {
  /// Returns the number that `code` means, if the whole text is a number.
  ///
  /// Decimal digits with or without a sign (`-1000`; the minus sign and the en dash count as
  /// one), a number sign before them (`#17`), leading zeros (`01` is 1), thousands set off by a space (`10 001`), and hexadecimal
  /// digits after `0x`, with or without a C suffix (`0x80042400L`). Hexadecimal is read as
  /// unsigned: `0x80070005` is 2147942405. That it is also -2147024891 is a matter of looking
  /// up; see ``CodeQuery``.
  ///
  /// - Parameter code: The code as written.
  /// - Returns: The number; nil for anything else and for numbers beyond 64 bits.
  package static func number(of code: String) -> Int64? {
    if let number = plainNumber(code) { return number }
    // No number begins with another character of ASCII, or has no digit.
    guard let first = code.utf8.first,
      first.isDigit || first >= 0x80 || " #+-".utf8.contains(first),
      code.utf8.contains(where: \.isDigit)
    else { return nil }
    var digits = Array(code.unicodeScalars)
    if digits.first == "#" { digits.removeFirst() }
    var isNegative = false
    if let first = digits.first, first == "+" || isMinus(first) {
      isNegative = first != "+"
      digits.removeFirst()
    }
    if digits.count > 2, digits[0] == "0", digits[1] == "x" || digits[1] == "X" {
      let hex = digits[2...].reversed().drop { "uUlL".unicodeScalars.contains($0) }
      return value(Array(hex.reversed()), radix: 16, isNegative: isNegative)
    }
    if digits.contains(where: isThousandsSpace) {
      let groups = digits.split(omittingEmptySubsequences: false, whereSeparator: isThousandsSpace)
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
      digits = Array(groups.joined())
    }
    return value(digits, radix: 10, isNegative: isNegative)
  }

  /// The number of a text of ASCII digits alone, too few to overflow: the form of
  /// most codes, for which nothing else need be asked.
  private static func plainNumber(_ code: String) -> Int64? {
    guard (1...18).contains(code.utf8.count) else { return nil }
    var result: Int64 = 0
    for byte in code.utf8 {
      guard byte.isDigit else { return nil }
      result = result * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return result
  }

  /// The hyphen, the minus sign, and the en dash that word processors make of it.
  private static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "−" || scalar == "–"
  }

  static func isThousandsSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
  }

  private static func value(_ digits: [Unicode.Scalar], radix: Int64, isNegative: Bool) -> Int64? {
    if digits.isEmpty { return nil }
    var result: Int64 = 0
    for digit in digits {
      guard let value = hexValue(digit), value < radix else { return nil }
      let (product, overflow) = result.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(isNegative ? -value : value)
      if overflow || carry { return nil }
      result = sum
    }
    return result
  }

  static func hexValue(_ scalar: Unicode.Scalar) -> Int64? {
    switch scalar {
    case "0"..."9": Int64(scalar.value - 48)
    case "a"..."f": Int64(scalar.value - 87)
    case "A"..."F": Int64(scalar.value - 55)
    default: nil
    }
  }

  /// Returns the first and the last number of a range such as `4000-4099`, `4000 ~ 4099` or
  /// `4000 to 4099`; nil if `text` is not a range.
  ///
  /// A range counts up, or away from zero: `-32000 to -32099`. `2020-12` is not a range.
  package static func range(_ text: some StringProtocol) -> ClosedRange<Int64>? {
    range(of: Substring(text))
  }

  private static func range(of text: Substring) -> ClosedRange<Int64>? {
    // A range begins with a number, and without a space or a dash there is none.
    guard let byte = text.utf8.first(where: { $0 > UInt8(ascii: " ") }),
      byte.isDigit || byte >= 0x80 || "#+-".utf8.contains(byte),
      text.utf8.contains(where: { !$0.isAlphanumeric })
    else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 3, rangeMarks.contains(words[1].lowercased()) {
      return range(from: words[0], to: words[2])
    }
    guard words.count == 1, let first = text.first else { return nil }
    let start = text.index(after: text.startIndex)
    if let dots = text.range(ofFirst: "..") {
      return range(from: text[..<dots.lowerBound], to: text[dots.upperBound...].drop { $0 == "." })
    }
    guard first.isNumber || first == "-",
      let mark = text[start...].firstIndex(where: { dashes.contains($0) })
    else { return nil }
    let after = text.index(after: mark)
    return range(from: text[..<mark], to: text[after...])
  }

  static func isRange(_ text: String) -> Bool { range(of: text[...]) != nil }

  private static let dashes: Set<Character> = ["-", "–", "—", "~", "～", "…"]

  private static let rangeMarks: Set<String> = [
    "-", "–", "—", "~", "～", "to", "through", "bis", "до", "至", "到", "..", "...", "…",
  ]

  private static func range(
    from first: some StringProtocol, to last: some StringProtocol
  ) -> ClosedRange<Int64>? {
    guard let low = number(of: String(first)), let high = number(of: String(last)) else {
      return nil
    }
    if low < high { return low...high }
    return low < 0 && high < low ? high...low : nil
  }

  /// Returns the numbers of a class such as `5xx`, `40x` or `5**`; nil if `text` is not one.
  package static func classRange(_ text: some StringProtocol) -> ClosedRange<Int64>? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return hexClassRange(text.dropFirst(2)) }
    guard text.utf8.count <= 12, let last = text.unicodeScalars.last,
      last == "x" || last == "X" || last == "*"
    else { return nil }
    let digits = Array(text.unicodeScalars.prefix(while: \.isASCIIDigit))
    let places = text.unicodeScalars.dropFirst(digits.count)
    guard (1...6).contains(digits.count), (1...6).contains(places.count),
      let place = places.first, place == "x" || place == "X" || place == "*",
      places.allSatisfy({ $0 == place }),
      // One star after a longer number is the mark of a footnote; `28*` is a class of SQLSTATE.
      place != "*" || places.count > 1 || digits.count == 2,
      !(digits.count == 1 && digits.first == "0"),
      var low = number(of: String(String.UnicodeScalarView(digits)))
    else { return nil }
    var width: Int64 = 1
    for _ in places {
      low *= 10
      width *= 10
    }
    return low...(low + width - 1)
  }

  /// The numbers of a class such as `0xE40X_XXXX`, without its `0x`.
  private static func hexClassRange(_ text: some StringProtocol) -> ClosedRange<Int64>? {
    let places = text.unicodeScalars.filter { $0 != "_" }
    let digits = places.prefix { hexValue($0) != nil }
    let rest = places.dropFirst(digits.count)
    guard places.count <= 15, !digits.isEmpty, !rest.isEmpty,
      rest.allSatisfy({ $0 == "x" || $0 == "X" })
    else { return nil }
    var low: Int64 = 0
    var width: Int64 = 1
    for digit in digits { low = low * 16 + (hexValue(digit) ?? 0) }
    for _ in rest {
      low *= 16
      width *= 16
    }
    return low...(low + width - 1)
  }

  static func isClass(_ text: some StringProtocol) -> Bool { classRange(text) != nil }

  static func isClass(_ text: String) -> Bool {
    // Most texts end in something else.
    guard let last = text.utf8.last, "xX*".utf8.contains(last) else { return false }
    return classRange(text[...]) != nil
  }
}

internal import HTMLReader
internal import MarkdownReader

/// A code as a person typed or pasted it, read in every way it can be meant.
///
/// A look-up takes the first of these that hits: `text` itself; `text` without case; the
/// numbers; a symbol; a range or class that holds the number. With `code` and `number` indexed,
/// each step is one statement:
///
/// ```sql
/// code = :text
/// code = :text COLLATE NOCASE
/// number IN (:numbers) OR (number IN (:hexNumbers) AND code LIKE '0x%')
///   OR code COLLATE NOCASE IN (:hexTexts)
/// symbol = :text COLLATE NOCASE
/// ```
///
/// and the last one asks ``isHeld(by:)`` of the codes that have no number and start with a digit.
package struct CodeQuery: Equatable, Sendable {
  /// The text typed, without quotes, commas and `error_code=` around it.
  package let text: String
  /// The text typed, and then shorter and shorter versions without parts that may have been pasted
  /// around a code; each once, and without ``text``, which comes after them.
  ///
  /// A code may hold any of these marks itself: `f(x)`, `{oops}`, `"quoted"`, `Timeout (client)`.
  package let fullerTexts: [String]
  /// `text` in lower case.
  package let foldedText: String
  /// The numbers that the text means as written: itself, then its other 32-bit reading.
  ///
  /// A stored number that equals one of them is a hit.
  package let numbers: [Int64]
  /// The numbers that the text means if its `0x` was left out.
  ///
  /// They are a hit only for codes that are written in hexadecimal.
  package let hexNumbers: [Int64]
  /// The digits of a hexadecimal number without `0x`, for codes that are written so.
  package let hexTexts: [String]

  /// Reads the text typed.
  ///
  /// ```swift
  /// CodeQuery(#""error_code":10016,"#).text  // "10016"
  /// CodeQuery("0x80070005").numbers          // [2147942405, -2147024891]
  /// ```
  ///
  /// - Parameter typed: One code, as it was typed or pasted.
  package init(_ typed: String) {
    let text = CodeText.isPlain(typed) ? typed : Self.unwrapped(typed)
    self.text = text
    fullerTexts = CodeText.isPlain(typed) ? [] : Self.fullerTexts(typed, than: text)
    foldedText = text.lowercased()
    let number = CodeText.number(of: text)
    numbers = number.map(Self.readings) ?? []
    let isHex = CodeText.isHex(text)
    let digits = isHex ? String(text.dropFirst(2)) : text
    let isHexText = (1...16).contains(digits.utf8.count) && digits.allSatisfy(\.isHexDigit)
    let hexNumber = isHexText && !isHex ? Int64(digits, radix: 16) : nil
    hexNumbers = hexNumber.map(Self.readings) ?? []
    let isPlainlyHex = digits.utf8.count >= 8 || (digits.utf8.count > 1 && Int64(digits) == nil)
    hexTexts = isHex && isHexText && isPlainlyHex ? [digits] : []
  }

  /// Returns whether `code` is a range or a class that holds the number asked for.
  ///
  /// ```swift
  /// CodeQuery("503").isHeld(by: "5xx")  // true
  /// ```
  package func isHeld(by code: String) -> Bool {
    guard let number = numbers.first,
      let range = CodeText.range(code) ?? CodeText.classRange(code)
    else { return false }
    return range.contains(number)
  }

  /// Returns whether a word has the shape of a code, whatever a catalog knows: a number, a range
  /// or class, a name with an underscore, digit or capital inside, or five capitals and more.
  ///
  /// ```swift
  /// CodeQuery.looksLikeCode("invalid_grant")  // true
  /// CodeQuery.looksLikeCode("timeout")        // false
  /// ```
  package static func looksLikeCode(_ word: String) -> Bool {
    let text = CodeQuery(word).text
    if CodeText.isSymbol(text), text.allSatisfy(\.isLetter), text == text.uppercased() {
      return text.utf8.count >= 5
    }
    return CodeText.isCodeLike(text)
  }

  private static func readings(_ number: Int64) -> [Int64] {
    let limit: Int64 = 1 << 32
    if (limit / 2..<limit).contains(number) { return [number, number - limit] }
    if (-limit / 2..<0).contains(number) { return [number, number + limit] }
    return [number]
  }

  /// The code without anything that may have been pasted around it.
  private static func unwrapped(_ typed: String) -> String {
    var rest = CodeText.trimmed(typed)[...]
    while let first = rest.first, ",;{(".contains(first) { rest.removeFirst() }
    while let last = rest.last, ",;})".contains(last) { rest.removeLast() }
    let text = CodeText.trimmed(String(rest))
    return inner(text) ?? text
  }

  /// The code in `"error_code":10016`; a piece of JSON may have one quote of two.
  private static func inner(_ text: String) -> String? {
    CodeText.composite(text.filter { $0 != "\"" && $0 != "'" })?.code
  }

  private static func fullerTexts(_ typed: String, than text: String) -> [String] {
    let typed = typed[...]
    let bare = typed.trimming(where: CodeText.isBlank)
    // `"f(x).",` ends a line of JSON; the text within the quotes may be a code to the letter.
    let value = bare.trimming { $0 == "," || $0 == ";" }
    let trimmed = CodeText.trimmed(String(typed))
    var texts: [String] = []
    for fuller in [typed, bare, value, value.unquoted, trimmed[...], (inner(trimmed) ?? "")[...]]
    where !fuller.isEmpty && fuller != text && !texts.contains(String(fuller)) {
      texts.append(String(fuller))
    }
    return texts
  }
}

extension Substring {
  /// The text between two equal quotation marks, or else all of it.
  fileprivate var unquoted: Substring {
    guard let first = utf8.first, utf8.count > 2, utf8.last == first,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`")
    else { return self }
    return Substring(utf8.dropFirst().dropLast())
  }
}

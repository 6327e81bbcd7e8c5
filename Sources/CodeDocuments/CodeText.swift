/// A code as a table's code cell gives it: the text a program receives, and the rest of the cell.
///
/// The code is the text as written; nothing is reformatted, since `01` and `1` may be two codes.
/// All forms of cells, and the codes they become, are listed in
/// `docs/code-forms.md`.
package struct CodeText: Equatable, Sendable {
  /// The code as written, without the quotes, marks and punctuation around it.
  package var code: String
  /// The symbolic name next to the code in the same cell.
  package var symbol: String?
  /// The rest of the cell, by name: `reason` for words next to the code, `hex` and `decimal`
  /// for further spellings of the same number, and the keys of a composite cell.
  package var attributes: [String: String]

  /// Creates a code from its parts.
  package init(code: String, symbol: String? = nil, attributes: [String: String] = [:]) {
    self.code = code
    self.symbol = symbol
    self.attributes = attributes
  }

  /// The number that the code means, if the whole code is a number; see ``number(of:)``.
  package var number: Int64? { Self.number(of: code) }

  /// Reads the codes in the text of a code cell, in the order they are written.
  ///
  /// The text is the cell's content without Markdown markup. A list gives one element for each
  /// code in it, a range or a class (`4000-4099`, `5xx`) one element for itself. Free text is a
  /// code unchanged: no cell with a word in it comes back empty, except a filler such as `N/A`.
  ///
  /// ```swift
  /// let texts = CodeText.parse("ERROR_BAD_FORMAT 11 (0xB)")
  /// texts.map(\.code)               // ["11"]
  /// texts.first?.symbol             // "ERROR_BAD_FORMAT"
  /// texts.first?.attributes["hex"]  // "0xB"
  /// ```
  ///
  /// - Parameter cell: The text of the cell.
  /// - Returns: The codes; empty for an empty cell, a filler and a row of dashes.
  package static func parse(_ cell: String) -> [CodeText] {
    if isPlain(cell) { return isFiller(cell) ? [] : [CodeText(code: cell)] }
    let (text, status) = withoutStatus(trimmed(foldingDigits(cell)))
    var codes = codes(in: text)
    if let status { for index in codes.indices { codes[index].attributes["status"] = status } }
    return codes
  }

  /// Reads the codes in the text of a code cell, without marks around it.
  private static func codes(in text: String) -> [CodeText] {
    if isFiller(text) { return [] }
    if isPlain(text) { return [CodeText(code: text)] }
    if let composite = composite(text) { return [composite] }
    if let announced = announced(text) { return [announced] }
    if !startsLikeCode(text) { return [CodeText(code: text)] }
    if let name = wrappedName(text) { return [CodeText(code: name)] }
    if isRange(text) || isClass(text) { return [CodeText(code: text)] }
    if let spellings = spellings(text) { return spellings }
    if let named = named(text) { return [named] }
    if let list = list(text) { return list.map { CodeText(code: $0) } }
    return [described(text) ?? CodeText(code: text)]
  }
}

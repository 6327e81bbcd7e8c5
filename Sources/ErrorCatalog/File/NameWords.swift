internal import ErrcatBytes

/// The words of a name that are joined without a sign: `KeyDuplicate`, `HTTPTimeout`, `pathDry`.
///
/// FTS5's tokenizer takes names apart at underscores and hyphens, but not where a capital begins a
/// word.
enum NameWords {
  /// Returns a text with the words of its names apart, or nil if no name in it has joined words.
  ///
  /// ```swift
  /// NameWords.split("ERR_HTTPTimeout")  // "ERR_HTTP Timeout"
  /// NameWords.split("no_such_key")  // nil
  /// NameWords.split("2FA")  // nil
  /// ```
  ///
  /// Numbers stay where they are. A text of more than 200 bytes is no name.
  static func split(_ text: String) -> String? {
    guard (4...200).contains(text.utf8.count),
      text.utf8.dropFirst().contains(where: { $0.isCapital || $0 >= 0x80 })
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var isSplit = false
    for (index, scalar) in scalars.enumerated() {
      if index > 0, isBoundary(scalars, index) {
        result.append(" ")
        isSplit = true
      }
      result.append(scalar)
    }
    return isSplit ? String(result) : nil
  }

  /// Whether a word begins here: a capital after a small letter, or before one and after a capital.
  private static func isBoundary(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index].properties.isUppercase else { return false }
    let last = scalars[index - 1].properties
    if last.isLowercase { return true }
    return last.isUppercase && index > 1 && index + 2 < scalars.count
      && scalars[index + 1].properties.isLowercase && scalars[index + 2].properties.isLowercase
  }

  /// Returns the words of the names of an entry that are joined in them; nil without any.
  ///
  /// Of the other cells, only one that is a single name counts: a sentence has its words apart.
  static func ofEntry(code: String, symbol: String?, cells: some Sequence<String>) -> String? {
    var words: [String] = []
    for name in [code, symbol ?? ""] {
      if let split = split(name) { words.append(split) }
    }
    for cell in cells where !cell.utf8.contains(UInt8(ascii: " ")) {
      if let split = split(cell) { words.append(split) }
    }
    return words.isEmpty ? nil : words.joined(separator: "\n")
  }
}

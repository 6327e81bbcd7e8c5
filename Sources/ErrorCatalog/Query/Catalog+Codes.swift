public import CodeDocuments
public import CodeLogs

/// A code that a text names, with what it means.
public struct ExplainedCode<Position: Comparable> {
  /// The code, its key, and where both are.
  public var found: FoundCode<Position>
  /// Its entries, in document order; empty if the catalog lacks the code.
  public var entries: [Entry]

  /// Creates an explained code.
  package init(found: FoundCode<Position>, entries: [Entry]) {
    self.found = found
    self.entries = entries
  }
}

extension Catalog {
  /// Returns the codes that a text names, in order, with what they mean.
  ///
  /// A code comes after a key or a word such as `error`. A name of the catalog with an underscore or
  /// mixed case, and hexadecimal numbers of eight digits, need no key, and have an empty one.
  ///
  /// ```swift
  /// for code in try catalog.codes(in: "login failed, error_code=10016") {
  ///   print(code.found.code, code.entries.map(\.description))
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - text: Lines of a log, a JSON answer, or any other text.
  ///   - keys: The keys that announce a code.
  ///   - filter: Which entries count.
  /// - Returns: Also the codes that the catalog lacks; they have no entries.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func codes(
    in text: String, keys: CodeKeys = CodeKeys(), filter: Filter = Filter()
  ) throws -> [ExplainedCode<String.Index>] {
    try explained(CodeFinder(keys: keys, findsNames: true).codes(in: text), filter)
  }

  /// Returns the codes that a text in UTF-8 names, in order, with what they mean.
  ///
  /// Places are offsets in bytes; all else is as in ``codes(in:keys:filter:)``.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func codes(
    in bytes: Span<UInt8>, keys: CodeKeys = CodeKeys(), filter: Filter = Filter()
  ) throws -> [ExplainedCode<Int>] {
    try explained(CodeFinder(keys: keys, findsNames: true).codes(in: bytes), filter)
  }

  private func explained<Position>(
    _ found: [FoundCode<Position>], _ filter: Filter
  ) throws -> [ExplainedCode<Position>] {
    let meanings = try CodeMeanings(in: self, filter: filter)
    var codes: [ExplainedCode<Position>] = []
    for found in found {
      var code = found.code
      let isName = found.keyRange.isEmpty
      let meaning = try code.withUTF8 { bytes in
        try isName ? meanings.meaning(ofName: bytes.span) : meanings.meaning(of: bytes.span)
      }
      if isName, meaning == nil { continue }
      // A text in quotes is a code as a whole if the catalog knows it, or else the codes within it.
      if let outer = codes.last, outer.found.range.upperBound > found.range.lowerBound {
        if !outer.entries.isEmpty { continue }
        codes.removeLast()
      }
      codes.append(ExplainedCode(found: found, entries: meaning?.entries ?? []))
    }
    return codes
  }
}

extension Catalog {
  /// Writes the codes as constants of a programming language, ready to compile.
  ///
  /// Each domain is one type, each code a constant of it with a comment for documentation, and each
  /// type has a `lookup` that takes a code as text or as a number. A name is made of its own row
  /// alone: another row never changes it, unless two codes of a domain differ in case and
  /// punctuation only. A code that a domain lists several times is one constant; its description
  /// has a line for each text. The same codes give the same bytes. docs/constants.md says the rest.
  ///
  /// ```swift
  /// try catalog.writeConstants(.swift, Filter(domains: ["rest-api"])) { try output.write($0) }
  /// ```
  ///
  /// - Parameters:
  ///   - language: The language to write.
  ///   - filter: Which codes to write.
  ///   - limit: The most codes to write; nil for all.
  ///   - package: The name of the Go package, of which ``ConstantsLanguage/isGoPackage(_:)`` is
  ///     true; other languages have no such thing.
  ///   - command: What makes the file, which its first comment names.
  ///   - write: Gets the file in parts, in order.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; what `write` throws, or
  ///   ``SQLiteError``.
  package func writeConstants(
    _ language: ConstantsLanguage, _ filter: Filter = Filter(), limit: Int? = nil,
    package: String = "errcodes", command: String = "errcat", to write: (String) throws -> Void
  ) throws {
    let file = try ConstantsFile(self, command: command, filter: filter, limit: limit)
    switch language {
    case .swift: try SwiftConstants(file: file).write(to: write)
    case .typescript: try TypeScriptConstants(file: file).write(to: write)
    case .python: try PythonConstants(file: file).write(to: write)
    case .go: try GoConstants(file: file, package: package).write(to: write)
    }
  }
}

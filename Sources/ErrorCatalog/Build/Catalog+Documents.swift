internal import BuiltInFiles
public import Causes
public import CodeDocuments

extension Catalog {
  /// The catalog of the documents errcat comes with, built in memory: the error codes of OKCoin's
  /// spot API, as of 2018.
  public static func embedded() throws -> Catalog {
    let document = Document(
      path: "seeds/error-code-for-spot.md", source: "okcoin",
      bytes: BuiltInFile.sampleDocument.bytes)
    return try Catalog(documents: [document])
  }

  /// Makes a catalog of documents in memory, which no file is written for.
  ///
  /// The order of the documents does not matter. One without codes leaves nothing in the catalog.
  ///
  /// ```swift
  /// let ours = try Catalog(documents: [document])
  /// try ours.explain(7).map(\.description)  // ["Busy"]
  /// ```
  ///
  /// - Parameters:
  ///   - documents: The documents, each with a path of its own.
  ///   - rules: The rules that decide causes and areas; nil for those errcat comes with.
  ///   - synonyms: The synonyms to search by; nil for those errcat comes with.
  ///   - onDiagnostic: Called with each diagnostic, in the order of the documents' paths.
  /// - Throws: ``SamePathError`` if two documents have the same path; ``SQLiteError``.
  public convenience init(
    documents: [Document], rules: Rules? = nil, synonyms: Synonyms? = nil,
    onDiagnostic: (Diagnostic) -> Void = { _ in }
  ) throws {
    self.init(
      try CatalogImport.inMemory(
        documents, rules: rules ?? Rules.embedded(), synonyms: synonyms ?? Synonyms.embedded(),
        onDiagnostic))
  }
}

internal import Causes
internal import CodeDocuments

extension Catalog {
  /// The catalog of the documents errcat comes with, built in memory: the error codes of OKCoin's
  /// spot API, as of 2018.
  public static func embedded() throws -> Catalog {
    let document = Document(
      path: "seeds/error-code-for-spot.md", bytes: PackageResources.error_code_for_spot_md)
    return Catalog(
      try CatalogImport.inMemory(
        [document], rules: Rules.embedded(), synonyms: Synonyms.embedded()))
  }
}

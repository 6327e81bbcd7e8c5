internal import CatalogSQLite
internal import CodeDocuments

extension Catalog {
  /// Checks whether a catalog is whole: that its content is what was written, and that
  /// its parts agree.
  ///
  /// All is done on a copy in memory; the file and its folder are only read. A byte that is changed
  /// anywhere in the content is found. A check that depends on a failed one is skipped.
  ///
  /// ```swift
  /// let isWhole = try Catalog.verify(path: "catalog.db").allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Returns: A check for each ``CatalogCheck/Subject``, in their order.
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is beside it; ``FileError`` if the file cannot be read, is not a regular
  ///   file, or is too large for the memory.
  /// - Complexity: That of importing the documents again.
  public static func verify(path: String) throws -> [CatalogCheck] {
    let (header, size) = try CatalogFileCheck.header(ofFile: path, typedPath: path)
    // A file can claim to be larger than any memory, and be small on the disk.
    guard size <= max(header.fileSize, Document.sizeLimit) else {
      return Verification.checks(header, withoutContent: header.misfit(size: size) ?? "")
    }
    guard size <= memorySizeLimit() else {
      throw FileError(
        path: path, reason: "it has \(size) bytes, too many to be checked in this machine's memory")
    }
    let bytes = try contents(ofFile: path, limit: size)
    var verification = Verification(bytes: bytes, header: header, path: path)
    return verification.checks()
  }

  /// Checks the catalog of the documents errcat comes with, as ``verify(path:)`` checks a file.
  ///
  /// ```swift
  /// let isSampleWhole = try Catalog.verifyEmbedded().allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Returns: A check for each ``CatalogCheck/Subject`` but the file, in their order.
  /// - Throws: ``SQLiteError``.
  package static func verifyEmbedded() throws -> [CatalogCheck] {
    let bytes = try embedded().database.serialized()
    guard let header = DatabaseHeader(bytes) else { return [] }
    var verification = Verification(bytes: bytes, header: header, path: "")
    return verification.checks(CatalogCheck.Subject.allCases.filter { $0 != .file })
  }
}

internal import CatalogSQLite
internal import CodeDocuments
internal import ErrcatPlatform

extension Catalog {
  /// Checks whether a catalog is whole: that its content is what was written, and that
  /// its parts agree.
  ///
  /// All is done on a temporary copy; the file and its folder are only read. A byte that is changed
  /// anywhere in the content is found. A check that depends on a failed one is skipped. Memory does
  /// not grow with the catalog.
  ///
  /// ```swift
  /// let isWhole = try Catalog.verify(path: "catalog.db").allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Parameters:
  ///   - path: The catalog.
  ///   - isDeep: Whether the catalog is also built again from its own content and compared, which
  ///     takes as long as importing its documents.
  /// - Returns: A check for each ``CatalogCheck/Subject``, in their order.
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is next to it; ``FileError`` if the file cannot be read or is not a
  ///   regular file.
  public static func verify(path: String, isDeep: Bool = false) throws -> [CatalogCheck] {
    let (header, size) = try CatalogFileCheck.header(ofFile: path, typedPath: path)
    // A file can claim to be larger than any memory, and be small on the disk.
    guard size <= max(header.fileSize, Document.sizeLimit) else {
      return Verification.checks(header, withoutContent: header.misfit(size: size) ?? "")
    }
    // Nor is such a file copied.
    if size > memorySizeLimit(), let stored = storedSize(ofFile: path), stored < size / 4 {
      throw FileError(
        path: path,
        reason: "it has \(size) bytes, and only \(stored) of them are stored: it is mostly a hole")
    }
    var verification = Verification(ofFile: path, header, size: size, isDeep: isDeep)
    return verification.checks()
  }

  /// The bytes that a file takes on the disk.
  private static func storedSize(ofFile path: String) -> Int? {
    var status = stat()
    return statusOfPath(path, &status) == 0 ? Int(status.st_blocks) * 512 : nil
  }

  /// Checks the catalog of the documents errcat comes with, as ``verify(path:)`` checks a file.
  ///
  /// ```swift
  /// let isSampleWhole = try Catalog.verifyEmbedded().allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Returns: A check for each ``CatalogCheck/Subject`` but the file, in their order.
  /// - Throws: ``SQLiteError``.
  package static func verifyEmbedded(isDeep: Bool = false) throws -> [CatalogCheck] {
    let bytes = try embedded().database.serialized()
    guard let header = DatabaseHeader(bytes) else { return [] }
    var verification = Verification(of: bytes, header, isDeep: isDeep)
    return verification.checks(CatalogCheck.Subject.allCases.filter { $0 != .file })
  }
}

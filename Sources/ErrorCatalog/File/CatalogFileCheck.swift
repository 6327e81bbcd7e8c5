internal import CodeDocuments
internal import ErrcatPlatform

/// What is checked before a catalog is opened, to read it or to verify it.
enum CatalogFileCheck {
  /// Returns the header and the size of a catalog's file, or tells why this program does not open it.
  ///
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is next to it; ``FileError`` if the file cannot be read or is not a
  ///   regular file.
  static func header(
    ofFile path: String, typedPath: String
  ) throws -> (header: DatabaseHeader, size: Int) {
    let size = try size(ofFile: path, typedPath: typedPath)
    try CatalogError.requireNoLog(beside: path, typedPath: typedPath)
    guard let isDatabase = DatabaseHeader.isDatabase(path: path) else {
      throw FileError(path: typedPath, reason: String(cString: strerror(errno)))
    }
    guard isDatabase, let header = DatabaseHeader(path: path),
      header.applicationID == CatalogFormat.applicationID
    else { throw CatalogError.notACatalog(path: typedPath) }
    guard header.userVersion == CatalogFormat.version else {
      throw CatalogError.format(
        path: typedPath, found: header.userVersion, expected: CatalogFormat.version)
    }
    return (header, size)
  }

  /// Returns the bytes of a file, which is not opened: a named pipe would wait for a writer.
  private static func size(ofFile path: String, typedPath: String) throws -> Int {
    switch FileKind(path: path) {
    case .missing: throw CatalogError.noCatalog(path: typedPath)
    case .folder: throw CatalogError.notACatalog(path: typedPath)
    case .inheritedPipe: throw FileError.notAFile(path: typedPath, "a pipe")
    case .other(let what): throw FileError.notAFile(path: typedPath, what)
    case .regular(let size): return size
    }
  }
}

public import CodeDocuments
internal import ErrcatPlatform

/// One side of a comparison.
public enum DiffSide {
  /// A catalog, which messages call by this path.
  case catalog(Catalog, path: String)
  /// A document.
  case document(Document)

  /// Opens the file at a path: a catalog if it is an SQLite file, or else a document.
  ///
  /// `-` is a document on standard input. A pipe without a name, as a shell's
  /// `<(git show HEAD:errors.md)` gives, is a document too.
  ///
  /// ```swift
  /// let old = try DiffSide(path: "old.md")
  /// let new = try DiffSide(path: "catalog.db")
  /// ```
  ///
  /// - Parameters:
  ///   - path: The path as typed.
  ///   - name: The path that identifies the document, if not its own.
  ///   - options: How the document is read.
  ///   - limit: The most bytes that the document may have.
  /// - Throws: ``DiffError`` for a folder, or a catalog from a pipe; ``FileError`` if the file cannot
  ///   be read; ``CatalogError`` for a database that is not a catalog.
  public init(
    path: String, name: String? = nil, options: ImportOptions = ImportOptions(),
    limit: Int = Document.sizeLimit
  ) throws {
    guard path == "-" || FileKind(path: path) != .folder else {
      throw DiffError.folder(path: path)
    }
    if path != "-", case .regular = FileKind(path: path),
      DatabaseHeader.isDatabase(path: path) == true
    {
      self = .catalog(try Catalog(path: path), path: path)
      return
    }
    let bytes = try contents(ofFile: path, limit: limit)
    guard !DatabaseHeader.isDatabase(bytes) else { throw DiffError.pipedCatalog(path: path) }
    let found = try name == nil ? FoundDocuments(at: [path]).documents.first : nil
    self = .document(
      Document(
        path: name ?? found?.path ?? path, source: found?.source, typedPath: path, bytes: bytes,
        options: options))
  }
}

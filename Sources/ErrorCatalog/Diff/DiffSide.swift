public import CodeDocuments
internal import ErrcatPlatform

/// One side of a comparison.
public enum DiffSide {
  /// A catalog, which messages call by this path.
  case catalog(Catalog, path: String)
  /// A document.
  case document(Document)
  /// The documents of a folder.
  case folder(DiffFolder)

  /// Opens what is at a path: a catalog if it is an SQLite file, the documents of a folder, or else a
  /// document.
  ///
  /// Where there is nothing at the path, `REV:PATH` is a document or a folder of a revision of the git
  /// repository that the current folder is in.
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
  ///   - followsLinks: Whether links in a folder to files outside of it are followed.
  /// - Throws: ``DiffError`` for a catalog from a pipe, and for a revision or a path that the
  ///   repository lacks; ``FileError`` if the file cannot be read; ``CatalogError`` for a database that
  ///   is not a catalog.
  public init(
    path: String, name: String? = nil, options: ImportOptions = ImportOptions(),
    limit: Int = Document.sizeLimit, followsLinks: Bool = false
  ) throws {
    let kind = path == "-" ? nil : FileKind(path: path)
    if kind == .folder {
      self = .folder(
        try DiffFolder(path: path, options: options, limit: limit, followsLinks: followsLinks))
      return
    }
    if kind == .missing, let tree = try GitTree(path) {
      self = try Self.side(tree, typed: path, name: name, options: options, limit: limit)
      return
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

  /// A document or a folder of a revision.
  private static func side(
    _ tree: GitTree, typed: String, name: String?, options: ImportOptions, limit: Int
  ) throws -> DiffSide {
    switch try tree.content(limit: limit) {
    case .folder(let documents):
      return .folder(DiffFolder(documents, of: tree, typed: typed, options: options))
    case .file(let bytes):
      guard !DatabaseHeader.isDatabase(bytes) else { throw DiffError.pipedCatalog(path: typed) }
      return .document(
        Document(
          path: name ?? tree.path, source: tree.source, typedPath: typed, bytes: bytes,
          options: options))
    }
  }
}

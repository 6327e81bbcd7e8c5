public import CodeDocuments
internal import ErrcatPlatform

/// One side of a comparison.
public enum DiffSide {
  /// A catalog, which the path names in what is said of it.
  case catalog(Catalog, path: String)
  /// A document.
  case document(Document)

  /// Opens what is at a path: a catalog if it is an SQLite file, or else a document.
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
  ///   be read; ``CatalogError`` for a database that is no catalog.
  public init(
    path: String, name: String? = nil, options: ImportOptions = ImportOptions(),
    limit: Int = documentSizeLimit
  ) throws {
    guard path == "-" || FileKind(path: path) != .folder else {
      throw DiffError.folder(path: path)
    }
    if Self.isDatabaseFile(path) {
      self = .catalog(try Catalog(path: path), path: path)
      return
    }
    let bytes = try contents(ofFile: path, limit: limit)
    guard !bytes.starts(with: Self.signature) else { throw DiffError.pipedCatalog(path: path) }
    let identity = try name ?? findDocuments([path]).documents.first?.path ?? path
    self = .document(
      Document(path: identity, typedPath: path, bytes: bytes, options: options))
  }

  /// How an SQLite file begins (SQLite manual, "Database File Format", section 1.3).
  private static let signature = Array("SQLite format 3\0".utf8)

  /// Whether a file that can be read twice begins as databases do.
  private static func isDatabaseFile(_ path: String) -> Bool {
    guard path != "-", case .regular = FileKind(path: path) else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: signature.count)
    return read(descriptor, &start, start.count) == start.count && start == signature
  }
}

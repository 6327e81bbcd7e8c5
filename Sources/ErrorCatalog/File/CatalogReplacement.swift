internal import CatalogSQLite
internal import CodeDocuments
internal import ErrcatPlatform

/// The replacement of a catalog's file by a new one, as a whole or not at all.
struct CatalogReplacement {
  /// The path as errors name it.
  private let typed: String
  private var replacement: FileReplacement

  /// Resolves where the catalog is, or is to be.
  ///
  /// - Parameters:
  ///   - typed: The path as errors name it.
  ///   - patience: How long to wait for another import into the folder.
  /// - Throws: ``FileError`` if the folder does not exist.
  init(_ typed: String, patience: Duration = FolderLock.patience) throws(FileError) {
    self.typed = typed
    replacement = try FileReplacement(typed, suffix: "errcat-import")
    replacement.patience = patience
  }

  /// Replaces the file by a database that `build` fills.
  ///
  /// - Parameters:
  ///   - onNote: Called with what of the old file's owner and group could not be kept.
  ///   - build: Gets an empty database and the path of the catalog that is there, or nil.
  /// - Returns: What `build` returns.
  /// - Throws: Errors of `build`; ``CatalogError`` if the file is not a catalog or is in use;
  ///   ``FileError`` and `SQLiteError` if the new file cannot be written. The old file is then
  ///   unchanged, and nothing is left next to it.
  func replace<R>(
    onNote: (String) -> Void = { _ in }, _ build: (Database, _ old: String?) throws -> R
  ) throws -> R {
    var old: String?
    do {
      return try replacement.replace(
        onNote: onNote, checking: { old = try existing() },
        write: { descriptor, temporary in
          let file = try HeldFile(path: temporary, descriptor: descriptor)
          defer { file.release() }
          let database = try file.open()
          // A held file has no journal: the whole new file is dropped if anything fails.
          try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
          return try build(database, old)
        })
    } catch let error as SQLiteError where [.full, .ioError].contains(error.code.primary) {
      throw FileError(path: typed, reason: "\(error.message); nothing was written")
    }
  }

  /// The path of the existing catalog; nil if the file is missing or empty.
  private func existing() throws -> String? {
    // Also without a catalog: SQLite would roll the log into the new one.
    try CatalogError.requireNoLog(beside: replacement.path, typedPath: typed)
    switch FileKind(path: replacement.path) {
    case .regular(let size): return size == 0 ? nil : replacement.path
    case .folder: throw FileError(path: typed, number: EISDIR)
    case .missing:
      guard errno == ENOENT else { throw FileError(path: typed) }
      return nil
    // A device or a pipe is empty by its size, and would be replaced.
    case .inheritedPipe: throw FileError.notAFile(path: typed, "a pipe")
    case .other(let what): throw FileError.notAFile(path: typed, what)
    }
  }
}

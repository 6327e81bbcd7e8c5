internal import CodeDocuments
internal import ErrcatPlatform

extension CatalogError {
  /// Refuses a database if a log or journal next to it is not empty.
  ///
  /// SQLite would take its content for the database's, whatever the database's header says, and
  /// would write to apply it. An empty one is nothing to SQLite.
  ///
  /// - Parameters:
  ///   - path: The database, which need not exist.
  ///   - typedPath: The path as errors name it.
  /// - Throws: ``CatalogError/strangeJournal(path:)``.
  static func requireNoLog(beside path: String, typedPath: String) throws(CatalogError) {
    let path = LinkedPath.followed(path)
    for suffix in ["-journal", "-wal"] {
      switch FileKind(path: path + suffix) {
      case .missing, .regular(size: 0): continue
      default: throw .strangeJournal(path: typedPath + suffix)
      }
    }
  }
}

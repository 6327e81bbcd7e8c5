internal import CodeDocuments

extension Catalog {
  /// Removes documents, by name or path, from the catalog at `path`, which is built again.
  ///
  /// - Parameters:
  ///   - sources: The documents.
  ///   - path: The catalog.
  ///   - time: The build time to store; nil to store none.
  ///   - onNote: Called with what of the catalog's owner and group could not be kept.
  /// - Returns: The paths of the documents removed, in the catalog's order.
  /// - Throws: ``CatalogError/unknownSource(_:known:)`` if one is not there, and what
  ///   ``CatalogImport/run(into:)`` throws; the catalog is then as it was.
  package static func remove(
    _ sources: [String], from path: String, builtAt time: BuildTime? = nil,
    onNote: (String) -> Void = { _ in }
  ) throws -> [String] {
    try CatalogReplacement(path).replace(onNote: onNote) { database, old in
      guard let old else { throw CatalogError.noCatalog(path: path) }
      let catalog = try Catalog.toReplace(path: old, typedPath: path)
      let removed = try Set(sources.map { try catalog.source($0).path })
      let builder = try CatalogBuilder(
        database, rules: catalog.rules(), synonyms: catalog.synonyms())
      for path in try catalog.sourcePaths() where !removed.contains(path) {
        try catalog.replaySource(path, into: builder)
      }
      try builder.finish(builtAt: time)
      return removed.sorted(by: inByteOrder)
    }
  }
}

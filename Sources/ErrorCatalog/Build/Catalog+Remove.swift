internal import CodeDocuments

extension Catalog {
  /// Removes documents from the catalog at `path`, which is built again.
  ///
  /// - Parameters:
  ///   - names: Sources, of which all documents are removed, or documents: a path, or a source, a
  ///     slash and a path.
  ///   - path: The catalog.
  ///   - time: The build time to store; nil to store none.
  ///   - onNote: Called with what of the catalog's owner and group could not be kept.
  /// - Returns: The documents removed, in the catalog's order.
  /// - Throws: ``CatalogError/unknownDocument(_:known:)`` if a name fits nothing, and what
  ///   ``CatalogImport/run(into:)`` throws; the catalog is then as it was.
  package static func remove(
    _ names: [String], from path: String, builtAt time: BuildTime? = nil,
    onNote: (String) -> Void = { _ in }
  ) throws -> [DocumentIdentity] {
    try CatalogReplacement(path).replace(onNote: onNote) { database, old in
      guard let old else { throw CatalogError.noCatalog(path: path) }
      let catalog = try Catalog.toReplace(path: old, typedPath: path)
      let all = try catalog.documentIdentities()
      let removed = try Set(names.flatMap { try documents(named: $0, among: all) })
      let builder = try CatalogBuilder(
        database, rules: catalog.rules(), synonyms: catalog.synonyms(), notes: catalog.notes())
      for identity in all where !removed.contains(identity) {
        try catalog.replay(identity, into: builder)
      }
      try builder.finish(builtAt: time)
      return removed.sorted()
    }
  }

  /// The documents of a source, or those with a path, or those of a source but for case.
  private static func documents(
    named name: String, among all: [DocumentIdentity]
  ) throws -> [DocumentIdentity] {
    let ofSource = all.filter { $0.source == name }
    if !ofSource.isEmpty { return ofSource }
    let withPath = all.filter { $0.path == name || $0.source + "/" + $0.path == name }
    if !withPath.isEmpty { return withPath }
    let alike = all.filter { $0.source.lowercased() == name.lowercased() }
    guard !alike.isEmpty else {
      throw CatalogError.unknownDocument(
        name, known: Set(all.map(\.source)).sorted(by: inByteOrder) + all.map(\.path))
    }
    return alike
  }
}

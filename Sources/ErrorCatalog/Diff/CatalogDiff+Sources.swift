internal import Causes
internal import CodeDocuments

/// A source of one side and its counterpart; nil if a side has no such source.
struct SourcePair {
  var old: DiffSource?
  var new: DiffSource?
}

extension CatalogDiff {
  /// Returns whether codes of several sources can be among the changes, so that their domains alone
  /// do not tell their places.
  ///
  /// - Throws: ``SQLiteError`` if a catalog cannot be read.
  package func comparesSeveralSources() throws -> Bool {
    guard case .catalog(let old, _) = old, case .catalog(let new, _) = new,
      filter.sources.count != 1
    else { return false }
    return try max(old.sourcePaths().count, new.sourcePaths().count) > 1
  }

  /// The sources to compare, in the order of their paths.
  func sourcePairs() throws -> [SourcePair] {
    switch (old, new) {
    case (.document(let old), .document(let new)):
      if let source = filter.sources.first { throw DiffError.noSources(source) }
      let rules = try Rules.embedded()
      let pair = SourcePair(
        old: DocumentCodes.source(old.named(like: new), rules: rules, onNote: onNote),
        new: DocumentCodes.source(new.named(like: old), rules: rules, onNote: onNote))
      let empty = [(old, pair.old), (new, pair.new)].filter { $1?.domains.isEmpty == true }
      guard empty.count < 2 else {
        throw DiffError.noCodes(old: old.typedPath, new: new.typedPath)
      }
      for (document, _) in empty { onNote(.noCodes(path: document.typedPath)) }
      return [pair]
    case (.catalog(let catalog, _), .document(let document)):
      let (known, read) = try source(of: catalog, for: document)
      return [noted(SourcePair(old: known, new: read))]
    case (.document(let document), .catalog(let catalog, _)):
      let (known, read) = try source(of: catalog, for: document)
      return [noted(SourcePair(old: read, new: known))]
    case (.catalog(let old, _), .catalog(let new, _)):
      return try sourcePairs(old.diffSources(), new.diffSources()).map(noted)
    }
  }

  /// A pair, after a note if its sources have two paths.
  private func noted(_ pair: SourcePair) -> SourcePair {
    if let old = pair.old, let new = pair.new, old.path != new.path {
      onNote(.sources(old: old.path, new: new.path))
    }
    return pair
  }

  /// The source of a catalog that a document is compared with, and the document, read as the
  /// source was and sorted by the catalog's rules.
  private func source(
    of catalog: Catalog, for document: Document
  ) throws -> (known: DiffSource, read: DiffSource) {
    guard filter.sources.count <= 1 else { throw DiffError.severalSources(filter.sources) }
    let sources = try catalog.diffSources()
    let name = sourceNames([document.path])[0]
    let known: DiffSource
    if let typed = filter.sources.first {
      let path = try catalog.source(typed).path
      known = sources.first { $0.path == path } ?? sources[0]
    } else if let same = sources.first(where: { $0.path == document.path })
      ?? sources.first(where: { $0.name == name }) ?? (sources.count == 1 ? sources[0] : nil)
    {
      known = same
    } else {
      throw DiffError.unclearSource(document: document.path, known: sources.map(\.name))
    }
    var document = document
    if document.path == "-" { document.path = known.path }
    let stored = try catalog.importOptions(ofSource: known.path)
    document.options = ImportOptions(
      codeColumn: document.options.codeColumn ?? stored.codeColumn,
      descriptionColumn: document.options.descriptionColumn ?? stored.descriptionColumn,
      domain: document.options.domain ?? stored.domain,
      allTables: document.options.allTables || stored.allTables)
    let read = DocumentCodes.source(document, rules: try catalog.rules(), onNote: onNote)
    if read.domains.isEmpty { onNote(.noCodes(path: document.typedPath)) }
    return (known, read)
  }

  /// Sources of two catalogs by path; the rest by name, then one with one if each side has only one
  /// left, then by their codes.
  private func sourcePairs(_ olds: [DiffSource], _ news: [DiffSource]) throws -> [SourcePair] {
    var pairs: [SourcePair] = []
    var restOld = olds
    var restNew = news
    func pair(_ paired: [DomainPairing.Pair]) {
      pairs += paired.map { SourcePair(old: restOld[$0.old], new: restNew[$0.new]) }
      let taken = (Set(paired.map(\.old)), Set(paired.map(\.new)))
      restOld = restOld.enumerated().filter { !taken.0.contains($0.offset) }.map(\.element)
      restNew = restNew.enumerated().filter { !taken.1.contains($0.offset) }.map(\.element)
    }
    func pair(by key: (DiffSource) -> String) {
      var places = Dictionary(
        restNew.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
      pair(
        restOld.enumerated().compactMap { old, source in
          places.removeValue(forKey: key(source)).map { DomainPairing.Pair(old: old, new: $0) }
        })
    }
    pair(by: \.path)
    pair(by: \.name)
    if olds.count == 1, news.count == 1 { pair { _ in "the only one" } }
    let renamed = try DomainPairing.ofSources(
      old: restOld, new: restNew, comparesTexts: !comparesCodesOnly)
    pair(renamed)
    pairs += restOld.map { SourcePair(old: $0) } + restNew.map { SourcePair(new: $0) }
    pairs.sort { inByteOrder($0.path, $1.path) }
    try choose(&pairs)
    return pairs
  }

  /// Keeps the pairs of the sources that the filter names.
  private func choose(_ pairs: inout [SourcePair]) throws {
    guard !filter.sources.isEmpty else { return }
    for typed in filter.sources where !pairs.contains(where: { $0.goes(by: typed) }) {
      throw CatalogError.unknownSource(
        typed, known: pairs.compactMap { ($0.new ?? $0.old)?.name })
    }
    pairs.removeAll { pair in !filter.sources.contains { pair.goes(by: $0) } }
  }
}

extension SourcePair {
  /// The path of the new source, or else of the old one.
  fileprivate var path: String { (new ?? old)?.path ?? "" }

  /// Whether one of the sources has this name or path.
  fileprivate func goes(by typed: String) -> Bool {
    [old, new].contains { $0?.name == typed || $0?.path == typed }
  }
}

extension Document {
  /// The document; one on standard input that nobody named has the path of the other.
  fileprivate func named(like other: Document) -> Document {
    var document = self
    if path == "-" { document.path = other.path }
    return document
  }
}
